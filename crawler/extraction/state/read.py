"""Embedded state: what scripts and attributes of a page hold for the page's own code."""

from decimal import Decimal
from typing import Any

from crawler.extraction.content.context import PageContext
from crawler.extraction.content.markup import Script
from crawler.extraction.data.node import Node
from crawler.extraction.prices.printed_amount import prints
from crawler.extraction.state.attributes import attribute_values
from crawler.extraction.state.find import StateProduct, find_state_products
from crawler.extraction.state.flight import chunk_of, stream_values
from crawler.extraction.state.literals import MAX_SCRIPT, read_javascript, read_literals
from crawler.extraction.state.nodes import state_node
from crawler.extraction.state.nuxt import called_state, flat_state
from crawler.extraction.state.platforms import nameless_products
from crawler.extraction.state.prices import stated_prices
from crawler.extraction.state.references import OLDER, REFERENCE, with_references
from crawler.extraction.state.turbo import ENQUEUED, enqueued_values

MARKER = "rice"
"""Part of price, Price and salePrice: a script without it says nothing of a price."""
STREAM = "__next_f"
"""What a product is sent in may be cut anywhere, so that any part of it is needed."""
MAX_SCRIPTS = 200
MAX_VARIANTS = 50
"""Variants that are asked for a price that the page prints."""

_ESCAPES = (("&q;", '"'), ("&s;", "'"), ("&l;", "<"), ("&g;", ">"), ("&a;", "&"))
_MARKER, _STREAM = MARKER.encode(), STREAM.encode()


def state_nodes(context: PageContext, names: list[str]) -> list[Node]:
    """The page's product as its embedded state has it, as schema.org nodes, the fullest first; at most three."""
    values = _values(context)
    found = find_state_products([*values, *nameless_products(values, names[0])], context, names) if names else []
    return [state_node(product.node, product.currency, _in_cents(product, context)) for product in found]


def _values(context: PageContext) -> list[object]:
    values: list[object] = []
    chunks: list[str] = []
    scripts = [script for script in context.markup.scripts if _may_hold(context.encoded, script)]
    for script in scripts[:MAX_SCRIPTS]:
        text = context.encoded[script.start : script.end].decode("utf-8", "replace").strip()
        named = f'"{REFERENCE}"' in text or OLDER in text
        for value in _script_values(script.kind, text):
            chunk = chunk_of(value)
            if chunk is None:
                values.append(with_references(value) if named else value)
            else:
                chunks.append(chunk)
    values += stream_values(chunks) if chunks else []
    values += [value for _, value in attribute_values(context.markup.shown, MARKER)]
    return values


def _may_hold(page: bytes, script: Script) -> bool:
    begin, end = script.start, script.end
    return page.find(_MARKER, begin, end) >= 0 or page.find(_STREAM, begin, begin + 100) >= 0


def _script_values(kind: str, text: str) -> list[object]:
    if "template" in kind or "html" in kind or len(text) > MAX_SCRIPT:
        return []
    if "json" in kind or text[:1] in ("{", "["):
        value = read_javascript(_unescaped(text))
        if isinstance(value, list) and "Reactive" in text[:400]:
            value = flat_state(value)
        if isinstance(value, dict) and isinstance(body := value.get("body"), str):
            value = read_javascript(body)  # an answer that the server has fetched for the page
        if isinstance(value, (dict, list)) or "json" in kind:
            return [value] if isinstance(value, (dict, list)) else []
    if ENQUEUED in text[:200]:
        return list(enqueued_values(text))
    if "__NUXT__" in text[:200] and (state := called_state(text)) is not None:
        return [state]
    return list(read_literals(text, STREAM if STREAM in text[:100] else MARKER))


def _unescaped(text: str) -> str:
    """Data as it is: Angular has written it with escapes of its own."""
    if "&q;" not in text[:100]:
        return text
    for escape, character in _ESCAPES:
        text = text.replace(escape, character)
    return text


def _in_cents(product: StateProduct, context: PageContext) -> bool:
    """Whether whole amounts count cents: only where the page prints the hundredth, and not the amount itself.

    Of variants it may print that of any.
    """
    for node in (product.node, *_variants(product)):
        prices = stated_prices(node)
        amount = prices.first("now", "price", "low", "list")
        if amount is None:
            continue
        if not prices.whole or amount < 100 or amount != amount.to_integral() or prints(context, amount):
            return False
        if prints(context, amount / Decimal(100)):
            return True
    return False


def _variants(product: StateProduct) -> list[dict[str, Any]]:
    lists = (value for value in product.node.values() if isinstance(value, list))
    return [one for value in lists for one in value[:MAX_VARIANTS] if isinstance(one, dict)]
