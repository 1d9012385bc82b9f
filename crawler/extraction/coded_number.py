"""The shop's number of a product as the page's code or attributes state it: ``"sku": "4711"``, ``data-sku="4711"``."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from crawler.extraction.places import places
from crawler.identifiers import normalize_gtin

MAX_STATED = 500
"""Values that are looked at; a page with more is about many products."""

_KEYS = (
    "sku",
    "SKU",
    "Sku",
    "temNumber",
    "item_number",
    "roductCode",
    "product_code",
    "rticleNumber",
    "article_number",
)
"""Ends of the names that are looked for, so that one search finds a name in both of its cases."""
_STATED = re.compile(
    r"""(?:[_-]?(?:id|code|value|no|number))?(?:\\?["'])?\s*[:=]\s*(?:\[\s*)?(?:\\?["'])?([\w.-]{3,40})(?=[\\"'\s,;}\]])""",
    re.IGNORECASE,
)


def coded_number(text: str) -> str | None:
    """The number, if all that the page states under such names is one; of several, the only one of a product's key or
    the one that is stated as plain ``sku`` again and again."""
    by_key: dict[str, Counter[str]] = {"": Counter(), "product": Counter(), "sku": Counter()}
    for key, value in islice(_stated(text), MAX_STATED):
        for name in {"", key if key == "sku" else "", "product" if key.startswith("product") else ""}:
            by_key[name][value] += 1
    for name, found in by_key.items():
        if len(found) == 1 and (name != "sku" or found.total() > 1):
            return next(iter(found))
    return None


def _stated(text: str) -> Iterator[tuple[str, str]]:
    for end in _KEYS:
        for at in places(text, end):
            match = _STATED.match(text, at + len(end))
            if match and sum(c.isdigit() for c in match[1]) >= 3 and not normalize_gtin(match[1]):
                yield _word_before(text, at) + end.lower(), match[1]


def _word_before(text: str, at: int) -> str:
    """The small letters of the name that ends in a key: the ``product`` of ``productSKU``."""
    found = re.search(r"[a-z_-]*$", text[max(0, at - 12) : at], re.IGNORECASE)
    return found[0].lower() if found else ""
