"""What a page calls its product: titles, headings, and the name that they share."""
