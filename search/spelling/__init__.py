"""What a misspelt or unfinished word may mean: other readings of a query, and suggestions while it is typed."""
