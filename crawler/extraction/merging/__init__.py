"""Drafts of several sources as one product, with how sure each field is."""
