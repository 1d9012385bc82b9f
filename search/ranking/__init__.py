"""The order of what an engine retrieved: what documents have of a query, and how much that counts."""
