"""Data in attributes of a page's elements, such as ``data-product='{…}'``."""

import html
import re
from collections.abc import Iterator

from crawler.extraction.state.literals import read_javascript

MAX_ATTRIBUTES = 100
MAX_LENGTH = 500_000

_VALUE = re.compile(r"""=(?!"[^\s{\[&])\s*+(?:"\s*+(?=\{|\[|&quot;|&#34;)([^"]*+)"|'\s*+(?=\{|\[)([^']*+)')""")
"""Looked for by the sign, which is rare, and not by the many names that an attribute may have; what most values begin
with is told first."""
_NAME = re.compile(
    r"data-[\w-]*?(?:product|variation|item|gtm|ecommerce|analytics|track|offer|price|mage-init|page|state|props|pdp)"
    r"[\w-]*\s*$",
    re.IGNORECASE,
)
MAX_NAME = 100


def attribute_values(text: str, marker: str) -> Iterator[tuple[str, object]]:
    """Name and value of the attributes that hold an object or array with ``marker`` in it."""
    found = 0
    for match in _VALUE.finditer(text):
        name = _NAME.search(text, max(0, match.start() - MAX_NAME), match.start())
        if name is None:
            continue
        found += 1
        if found > MAX_ATTRIBUTES:
            return
        raw = match[1] if match[1] is not None else match[2]
        if marker not in raw or len(raw) > MAX_LENGTH:
            continue
        value = read_javascript(html.unescape(raw).strip())
        if isinstance(value, (dict, list)) and value:
            yield name[0].strip().lower(), value
