"""The shop's own number of a product, as the page's address has it and the page repeats it."""

import re
from urllib.parse import parse_qsl, unquote, urlsplit

from crawler.extraction.content.key_search import KeySearch

_PARAMETERS = re.compile(
    r"^(?:p|id|pid|item|itemid|item_?no|sku|skuid|product|product_?id|productno|prod|art|article|artnr|code|goods_?id)$",
    re.IGNORECASE,
)
_CODE = re.compile(r"[A-Z]{0,6}\d[A-Z0-9]*", re.IGNORECASE)
_SUFFIX = re.compile(r"\.(?:html?|php|aspx?|jsp|do|prd|prod|p)$", re.IGNORECASE)
_BEFORE = re.compile(rb"""(?:["'>=]|:\s?)$""")
_BEHIND = frozenset(b"\"'<,;& }\n\r\t")
_SHORTEST = 5
"""Characters; shorter numbers occur on a page by chance."""


def address_id(address: str, page: bytes) -> str | None:
    """The code at the end of an address's path, or in a parameter that is named for it, if the page has it on its own
    as a value or a text; None if the address has none or several."""
    parts = urlsplit(address)
    named = [value for name, value in parse_qsl(parts.query) if _PARAMETERS.match(name)]
    codes = dict.fromkeys(code for code in (*named, *_in_path(unquote(parts.path))) if _is_code(code))
    return next((code for code in codes if _repeated(code, page)), None)


def _in_path(path: str) -> list[str]:
    segments = [segment for segment in path.split("/") if segment]
    found = []
    for segment in reversed(segments[-3:]):
        stem = _SUFFIX.sub("", segment)
        found += [stem, stem.rpartition(".")[2], stem.rpartition("-")[2]]
    return found


def _is_code(text: str) -> bool:
    digits = sum(c.isdigit() for c in text)
    return _SHORTEST <= len(text) <= 20 and digits >= 4 and _CODE.fullmatch(text) is not None


def _repeated(code: str, page: bytes) -> bool:
    return any(
        end < len(page) and page[end] in _BEHIND and _BEFORE.search(page, max(0, at - 2), at)
        for _, at, end in KeySearch(code).places(page)
    )
