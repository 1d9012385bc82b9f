"""Both catalogs in one shape: styles with their items, read from the store, packed, compared by their options."""
