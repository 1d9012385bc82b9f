"""Data in attributes of a page's elements, such as ``data-product='{…}'``."""

import html
import re
from collections.abc import Iterator

from crawler.extraction.state.literals import read_javascript

MAX_ATTRIBUTES = 100
MAX_LENGTH = 500_000

_NAMED = re.compile(
    r"""data-[\w-]*?(?:product|variation|item|gtm|ecommerce|analytics|track|offer|price|mage-init|page|state|props|pdp)"""
    r"""[\w-]*\s*=\s*(?:"\s*(?=\{|\[|&quot;|&#34;)([^"]*)"|'\s*(?=\{|\[)([^']*)')""",
    re.IGNORECASE,
)


def attribute_values(text: str, marker: str) -> Iterator[tuple[str, object]]:
    """Name and value of the attributes that hold an object or array with ``marker`` in it."""
    for count, match in enumerate(_NAMED.finditer(text)):
        if count >= MAX_ATTRIBUTES:
            return
        raw = match[1] if match[1] is not None else match[2]
        if marker not in raw or len(raw) > MAX_LENGTH:
            continue
        value = read_javascript(html.unescape(raw).strip())
        if isinstance(value, (dict, list)) and value:
            yield match[0].partition("=")[0].strip().lower(), value
