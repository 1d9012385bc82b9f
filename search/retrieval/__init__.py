"""What searches are answered from, and what one asks of the engine."""
