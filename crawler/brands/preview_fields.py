"""The fields of a previewed product: value, source, how sure it is, and what other sources state instead."""

from collections.abc import Iterator

from rich.table import Table
from rich.text import Text

from config.plain_table import plain_table
from config.terminal import printable
from crawler.product import Alternative, Product, Provenance

MAX_TEXT = 300
MAX_LOST = 48
"""Characters of a value that lost: enough to know it by."""
_PRODUCT = ("product_id", "name", "brand", "category", "description", "varies_by", "images", "attributes")
_VARIANT = ("sku", "mpn", "gtin", "options", "image")
_OFFER = ("price", "list_price", "low_price", "high_price", "price_currency", "availability", "item_condition")
_WHY = {
    "less_trusted": "a source that is trusted more states another",
    "not_shown": "the page shows another",
    "list_price": "it is the price of before",
    "struck_out": "the page strikes it out",
    "incomplete": "the page's own title says more",
}
_SURE, _LIKELY = 0.95, 0.8


def field_table(product: Product) -> Table:
    """One row for each field that is known, followed by the values that lost, each with why."""
    table = plain_table(product.name, "Field", "Value", "Source")
    table.columns[2].no_wrap = True
    if any(origin.probability is not None for origin in product.provenance.values()):
        table.add_column("Sure", justify="right")
    for name, value in _values(product):
        if value in (None, "", [], {}):
            continue
        origin = product.provenance.get(name)
        cells = (Text(name, "bold"), site_text(value), *_source(origin))
        table.add_row(*cells[: len(table.columns)])
        for lost in origin.alternatives if origin else ():
            table.add_row("", _lost(lost), Text(printable(lost.source), "dim"))
    return table


def _values(product: Product) -> Iterator[tuple[str, object]]:
    selected = product.variants[0]
    yield "url", product.url
    yield from ((name, getattr(product, name)) for name in _PRODUCT)
    yield "product.sku", product.sku
    yield from ((name, getattr(selected, name)) for name in _VARIANT)
    if selected.offer:
        yield from ((name, getattr(selected.offer, name)) for name in _OFFER)
        yield "price_raw", selected.offer.price_raw


def _source(origin: Provenance | None) -> tuple[Text, Text]:
    """The source, with how many others state the same; and how sure the value is."""
    if origin is None:
        return Text(""), Text("")
    others = Text(f" +{len(origin.agreeing)}" if origin.agreeing else "", "dim")
    return Text(printable(origin.source), "cyan") + others, _sureness(origin.probability)


def _sureness(probability: float | None) -> Text:
    """A share in per cent; what a platform's own endpoint states has none."""
    if probability is None:
        return Text("")
    style = "green" if probability >= _SURE else "yellow" if probability >= _LIKELY else "red"
    return Text(">99%" if probability >= 0.995 else f"{probability:.0%}", style)


def _lost(lost: Alternative) -> Text:
    why = printable(_WHY.get(lost.reason, lost.reason.replace("_", " ")))
    value = Text(printable(lost.value), "dim strike")
    value.truncate(MAX_LOST, overflow="ellipsis")
    return Text.assemble(("✗ ", "red"), value, (f"  {why}", "dim"))


def site_text(value: object) -> Text:
    """Text of a site: never markup, no control characters, not longer than anyone reads."""
    if isinstance(value, dict):
        value = ", ".join(f"{name}: {text}" for name, text in value.items())
    elif isinstance(value, list):
        lines = [str(item) for item in value[:3]] + ([f"… {len(value)} in all"] if len(value) > 3 else [])
        return Text("\n".join(printable(line)[:MAX_TEXT] for line in lines))
    return Text(printable(str("" if value is None else value))[:MAX_TEXT])
