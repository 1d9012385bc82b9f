"""What a brand's variant is called where it stands alone."""

from crawler.product import Product, Variant
from indexer.text import terms


def variant_title(product: Product, variant: Variant) -> str:
    """The variant's own title, after the product's name where it says no more than ``Cream / S``."""
    if not variant.title or set(terms(variant.title)) & set(terms(product.name)):
        return variant.title or product.name
    return f"{product.name}, {variant.title}"
