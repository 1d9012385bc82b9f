"""How sites and catalogs write values: amounts, currencies, availability, identifiers, options."""
