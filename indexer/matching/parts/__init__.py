"""A market cut into parts that are matched one at a time, and what the store knows of them."""
