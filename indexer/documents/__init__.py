"""Both catalogs as the engines hold them, one document per style."""
