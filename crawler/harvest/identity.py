"""Ids that are unique over all sites, stable from run to run, and safe in a URL."""

from hashlib import blake2b


def style_id(site: str, product_id: str) -> str:
    """The id of a brand's style: the site, a dot, and 80 bits of the product's own id."""
    return f"{site}.{_digest(product_id)}"


def variant_id(site: str, product_id: str, key: str) -> str:
    """The id of a brand's variant: its style's id, a dash, and 40 bits of the variant's own key."""
    return f"{style_id(site, product_id)}-{_digest(key)[:10]}"


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()
