"""A preview for people: the product field by field, its variants, and what was dropped."""

from collections import Counter
from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from config.plain_table import plain_table
from config.terminal import printable
from crawler.brands.preview_fields import field_table, site_text
from crawler.product import Product, Variant
from crawler.rejection import Rejection

MAX_VARIANTS = 20


def preview_tables(url: str, products: Sequence[Product], rejected: Sequence[Rejection]) -> Group:
    """The product, its variants and what was dropped."""
    parts: list[RenderableType] = [Text(printable(url), style="dim"), ""]
    for product in products:
        parts += [field_table(product), ""]
        if len(product.variants) > 1:
            parts += [_variants(product), ""]
    if not products:
        parts += [Text("No product: the page is about none, or about many.", style="bold"), ""]
    if rejected:
        parts.append(_rejected(rejected))
    return Group(*parts)


def _variants(product: Product) -> Table:
    shown = product.variants[:MAX_VARIANTS]
    title = f"{len(product.variants)} variants, the selected one first"
    table = plain_table(title, "Key", "Options", "sku", "gtin", "Price", "Availability")
    for variant in shown:
        cells = (variant.key, variant.options, variant.sku, variant.gtin, *_offer_cells(variant))
        table.add_row(*(site_text(cell) for cell in cells))
    return table


def _offer_cells(variant: Variant) -> tuple[str, str]:
    offer = variant.offer
    if offer is None:
        return "", ""
    price = f"{offer.price} {offer.price_currency or '?'}" if offer.price is not None else ""
    return price, offer.availability or ""


def _rejected(rejected: Sequence[Rejection]) -> Table:
    table = plain_table("Not taken", "Reason", "Times", "First")
    first = {rejection.reason: rejection.detail for rejection in reversed(rejected)}
    for reason, count in Counter(rejection.reason for rejection in rejected).most_common():
        table.add_row(Text(reason, "yellow"), str(count), site_text(first[reason]))
    return table
