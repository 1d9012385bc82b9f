"""The embedded engine, the default."""
