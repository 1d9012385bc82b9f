"""What a page says: found in its bytes, in its tree, and around an element of it."""
