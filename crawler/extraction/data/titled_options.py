"""Options that sources tell by their values alone: in the names of variants, or without a name of their own."""

import re
from collections.abc import Sequence

from crawler.extraction.data.called_options import option_called_by_page
from crawler.normalisation.color import color_family
from crawler.normalisation.size import parse_size
from crawler.product import Variant
from crawler.values.options import option_name

MAX_PART = 60

_PORTUGUESE = frozenset(("pp", "p", "m", "g", "gg", "xg", "xgg", "u"))
"""Letters for sizes that mean others, or none, elsewhere."""
_APART = re.compile(r"\s+/\s+|\s*\|\s*")
_LEADING = " -–—:,/|"
_OTHER = "style"
"""What a value is called that is neither a size nor a colour."""


def option_called(values: Sequence[object]) -> str:
    """What values without a name are: ``size`` if all are sizes, ``color`` if most are colours, else empty."""
    texts = [value for value in values if isinstance(value, str) and value]
    if texts and all(parse_size(text) or text.casefold() in _PORTUGUESE for text in texts):
        return "size"
    return "color" if sum(color_family(text) is not None for text in texts) * 2 > len(texts) else ""


def with_titled_options(variants: list[Variant], name: str | None, page: bytes = b"") -> None:
    """Give variants of which none states an option what their titles have behind the product's ``name``.

    ``Dale jersey - S / Ink`` is size S and colour Ink; what values do not tell, the ``page`` may that offers them.
    Nothing is given unless that tells all of them apart.
    """
    if len(variants) < 2 or any(variant.options for variant in variants):
        return
    rows = [_parts(variant.title or "", name or "") for variant in variants]
    if len({len(row) for row in rows}) > 1 or len(set(rows)) < len(rows) or not rows[0]:
        return
    names = [_called(column, page) for column in zip(*rows, strict=True)]
    if not any(names) or len(set(names)) < len(names):
        return
    for variant, row in zip(variants, rows, strict=True):
        variant.options = {called or _OTHER: value for called, value in zip(names, row, strict=True)}


def _called(column: Sequence[str], page: bytes) -> str:
    return option_called(column) or option_name(option_called_by_page(column, page))


def _parts(title: str, name: str) -> tuple[str, ...]:
    rest = title[len(name) :] if title.casefold().startswith(name.casefold()) else title
    parts = tuple(part.strip() for part in _APART.split(rest.strip(_LEADING)))
    return parts if all(0 < len(part) <= MAX_PART for part in parts) else ()
