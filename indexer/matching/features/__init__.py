"""Pairs of records that are worth comparing, and what is compared of them."""
