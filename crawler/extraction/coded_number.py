"""The shop's number of a product as the page's code or attributes state it: ``"sku": "4711"``, ``data-sku="4711"``."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from crawler.identifiers import normalize_gtin

MAX_NAME = 16
MAX_STATED = 500
"""Values that are looked at; a page with more is about many products."""

_NAME = re.compile(r"[A-Za-z_-]*$")
_KEYS = [
    re.compile(pattern)
    for pattern in (
        r"k(?<=[sS]k)u",
        r"K(?<=SK)U",
        r"N(?<=temN|cleN)umber",
        r"_(?=[nc])(?:(?<=item_)number|(?<=article_)number|(?<=product_)code)",
        r"C(?<=roductC)ode",
    )
]
"""Each begins with a letter that is rare in pages: only its places are looked at, which is much faster than a choice
of names. What is left out of a name has both cases."""
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
    for end in (key.end() for pattern in _KEYS for key in pattern.finditer(text)):
        match = _STATED.match(text, end)
        if match and sum(c.isdigit() for c in match[1]) >= 3 and not normalize_gtin(match[1]):
            yield _name_before(text, end), match[1]


def _name_before(text: str, end: int) -> str:
    """The name that ends here, in lower case: ``productsku``; of a long one, the end."""
    found = _NAME.search(text, max(0, end - MAX_NAME), end)
    return found[0].lower() if found else ""
