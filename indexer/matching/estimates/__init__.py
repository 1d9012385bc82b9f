"""What a market as a whole says of its catalogs, and how much text can miss in it."""
