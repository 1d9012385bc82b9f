"""What a shopper typed, taken apart: its words, prices, sizes, colours, and what is not wanted."""
