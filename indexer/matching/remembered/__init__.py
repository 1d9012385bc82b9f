"""What a match keeps of each part of a market, so that a few changed products are matched without the others."""
