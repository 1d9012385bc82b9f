"""The shop's number of a product as the page's code or attributes state it: ``"sku": "4711"``, ``data-sku="4711"``."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from crawler.extraction.content.key_search import KeySearch
from crawler.values.identifiers import normalize_gtin

MAX_NAME = 16
MAX_STATED = 500
"""Values that are looked at; a page with more is about many products."""

BEHIND = 200
"""Bytes behind a name in which its value is."""

MAX_REMARK = 40
_REMARK = re.compile(rb"(?<!:)//\s*(?:(?:var|let|const)\s+)?[\w.-]+$")
_NAME = re.compile(rb"[A-Za-z_-]*$")
_KEYS = KeySearch(
    *("sku", "Sku", "SKU", "temNumber", "cleNumber", "item_number", "article_number", "product_code", "roductCode")
)
"""What is left out of a name has both cases."""
_STATED = re.compile(
    r"""(?:[_-]?(?:id|code|value|no|number))?(?:\\?["'])?\s*[:=]\s*(?:\[\s*)?(?:\\?["'])?([\w.-]{3,40})(?=[\\"'\s,;}\]])""",
    re.IGNORECASE,
)

# A page states most of its numbers again and again.
_as_gtin = lru_cache(maxsize=1024)(normalize_gtin)


def coded_number(page: bytes) -> str | None:
    """The number, if all that the page states under such names is one; of several, the only one of a product's key or
    the one that is stated as plain ``sku`` again and again."""
    by_key: dict[str, Counter[str]] = {"": Counter(), "product": Counter(), "sku": Counter()}
    for key, value in islice(_stated(page), MAX_STATED):
        for name in {"", key if key == "sku" else "", "product" if key.startswith("product") else ""}:
            by_key[name][value] += 1
    for name, found in by_key.items():
        if len(found) == 1 and (name != "sku" or found.total() > 1):
            return next(iter(found))
    return None


def _stated(page: bytes) -> Iterator[tuple[str, str]]:
    for _, _, end in _KEYS.places(page):
        match = _STATED.match(page[end : end + BEHIND].decode("utf-8", "ignore"))
        digits = sum(c.isdigit() for c in match[1]) if match else 0
        if match and digits >= 3 and not _as_gtin(match[1]) and not _is_remark(page, end):
            yield _name_before(page, end), match[1]


def _is_remark(page: bytes, end: int) -> bool:
    """Whether the name that ends here begins a remark in the code, which states nothing: ``// sku = "4711"``."""
    before = page[max(0, end - MAX_REMARK) : end]
    return _REMARK.search(before) is not None


def _name_before(page: bytes, end: int) -> str:
    """The name that ends here, in lower case: ``productsku``; of a long one, the end."""
    found = _NAME.search(page, max(0, end - MAX_NAME), end)
    return found[0].decode().lower() if found else ""
