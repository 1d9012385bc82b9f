"""Codes of evidence for a match that something else forbids: set aside, shown, and for a person to decide."""

CONFLICTS = frozenset(
    ("gtin_of_another_brand", "gtin_not_unique", "mpn_of_another_brand", "mpn_is_a_family", "mpn_equal_but")
)
