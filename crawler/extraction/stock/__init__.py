"""What pages say of their stock, in words, names and buttons."""
