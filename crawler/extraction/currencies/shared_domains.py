"""Domains that tell of no country."""

WORLDWIDE = frozenset(("ai", "cc", "co", "fm", "gg", "io", "la", "me", "nu", "sh", "so", "to", "tv", "ws"))
"""Countries' domains in which shops of any country are."""
OF_NO_COUNTRY = WORLDWIDE | {"com", "net", "org", "edu", "info", "biz", "shop", "store"}
