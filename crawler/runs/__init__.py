"""One pass over a site: what it stores, how it ends, and whether it can be believed."""
