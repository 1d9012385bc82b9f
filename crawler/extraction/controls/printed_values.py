"""Options as a page prints them for people, where its code has no more than what a form sends."""

import html
import re

from crawler.extraction.content.context import PageContext
from crawler.product import Product

_SENT = re.compile(r"[^\sA-Z]+")
"""What a form sends for a value: ``azul-marino``."""
_ENTRY = re.compile(
    r"""<option\b[^<>]*?\svalue\s*=\s*(?:"([^"<>]{1,80})"|'([^'<>]{1,80})'|([^\s"'<>]{1,80}))[^<>]*>\s*([^<>]{1,80}?)\s*<""",
    re.IGNORECASE,
)


def with_printed_values(product: Product, context: PageContext) -> None:
    """Put what lists print in place of what they send, for each option all of whose values are such.

    ``{"color": "azul-marino"}`` becomes ``{"color": "Azul marino"}``.
    """
    stated = product.provenance.get("options")
    if len(product.variants) < 2 or stated is None or stated.source != "state":
        return
    printed = _printed(context.shown)
    for name in product.variants[0].options if printed else ():
        sent = {variant.options.get(name, "") for variant in product.variants}
        if all(_SENT.fullmatch(value) and value in printed for value in sent):
            for variant in product.variants:
                variant.options = variant.options | {name: printed[variant.options[name]]}


def _printed(shown: str) -> dict[str, str]:
    """By what a list's entry sends, what it prints; none of which several entries print different things."""
    texts: dict[str, set[str]] = {}
    for match in _ENTRY.finditer(shown):
        sent, text = match[1] or match[2] or match[3], " ".join(html.unescape(match[4]).split())
        texts.setdefault(html.unescape(sent), set()).add(text)
    return {sent: next(iter(told)) for sent, told in texts.items() if len(told) == 1}
