"""Filter expressions, and how many products each further choice would leave."""
