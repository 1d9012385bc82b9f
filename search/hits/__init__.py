"""Documents as hits: what is shown of a product, which variants may be bought, and why it is there."""
