"""A preview for people: field by field, with where each value came from."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from config.plain_table import plain_table
from config.terminal import printable
from crawler.product import Product, Variant
from crawler.rejection import Rejection

MAX_VARIANTS = 20
_PRODUCT = ("product_id", "name", "brand", "category", "description", "varies_by", "images", "attributes")
_VARIANT = ("sku", "mpn", "gtin", "options", "image")
_OFFER = ("price", "list_price", "low_price", "high_price", "price_currency", "availability", "item_condition")


def preview_tables(url: str, products: Sequence[Product], rejected: Sequence[Rejection]) -> Group:
    """The product, its variants and what was dropped."""
    parts: list[RenderableType] = [Text(printable(url), style="dim"), ""]
    for product in products:
        parts += [_fields(product), ""]
        if len(product.variants) > 1:
            parts += [_variants(product), ""]
    if not products:
        parts += [Text("No product: the page is about none, or about many.", style="bold"), ""]
    if rejected:
        parts.append(_rejected(rejected))
    return Group(*parts)


def _fields(product: Product) -> Table:
    table = plain_table(product.name, "Field", "Value", "Source")
    for name, value in _values(product):
        if value not in (None, "", [], {}):
            origin = product.provenance.get(name)
            table.add_row(name, _text(value), origin.source if origin else "")
    return table


def _values(product: Product) -> Iterator[tuple[str, object]]:
    selected = product.variants[0]
    yield "url", product.url
    yield from ((name, getattr(product, name)) for name in _PRODUCT)
    yield from ((name, getattr(selected, name)) for name in _VARIANT)
    if selected.offer:
        yield from ((name, getattr(selected.offer, name)) for name in _OFFER)
        yield "price_raw", selected.offer.price_raw


def _variants(product: Product) -> Table:
    shown = product.variants[:MAX_VARIANTS]
    title = f"{len(product.variants)} variants, the selected one first"
    table = plain_table(title, "Key", "Options", "sku", "gtin", "Price", "Availability")
    for variant in shown:
        cells = (variant.key, variant.options, variant.sku, variant.gtin, *_offer_cells(variant))
        table.add_row(*(_text(cell) for cell in cells))
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
        table.add_row(reason, str(count), _text(first[reason]))
    return table


def _text(value: object) -> Text:
    """Text of a site: never markup, one line, not longer than anyone reads."""
    if isinstance(value, dict):
        value = ", ".join(f"{name}: {text}" for name, text in value.items())
    elif isinstance(value, list):
        value = "\n".join([str(item) for item in value[:3]] + ([f"… {len(value)} in all"] if len(value) > 3 else []))
        return Text("\n".join(printable(line)[:300] for line in value.split("\n")))
    return Text(printable(str(value if value is not None else ""))[:300])
