"""The brand, where the data leaves it open."""
