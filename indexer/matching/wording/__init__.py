"""What the words of a text state: quantities, colours, sizes, part numbers, editions, brands."""
