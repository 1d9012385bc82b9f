"""How likely two records are the same product, by a model that is shipped as data."""
