"""What tells the variations of a WooCommerce product apart: the API states slugs, and their printed names elsewhere."""

from collections.abc import Mapping
from typing import Any

from crawler.extraction.content.text import clean_text
from crawler.platforms.json_body import objects
from crawler.platforms.reading import VARIANT_LIMIT
from crawler.values.options import named_options, option_name

Record = dict[str, Any]


def option_labels(record: Record) -> dict[tuple[str, str], str]:
    """The printed name of an attribute's value by attribute and slug: variations state slugs."""
    return {
        (option_name(str(attribute.get("name"))), str(term.get("slug"))): name
        for attribute in objects(record.get("attributes"))[:100]
        for term in objects(attribute.get("terms"))[:VARIANT_LIMIT]
        if (name := clean_text(term.get("name"), 200))
    }


def variant_options(part: Record, own: Record | None, labels: Mapping[tuple[str, str], str]) -> dict[str, str]:
    """A value of null means any, so it is no option. The variation's own text prints the values for people."""
    stated = objects(part.get("attributes"))
    slugs = named_options((clean_text(a.get("name"), 100) or "", clean_text(a.get("value"), 200)) for a in stated)
    printed = _printed_options(own) if own else {}
    if not slugs:
        return printed
    return {name: labels.get((name, slug)) or printed.get(name) or slug for name, slug in slugs.items()}


def _printed_options(own: Record) -> dict[str, str]:
    """``Color: Red, Size: L`` as options; empty where a comma in a value makes it unclear."""
    parts = [part.partition(":") for part in (clean_text(own.get("variation")) or "").split(", ") if part]
    if not all(colon for _, colon, _ in parts):
        return {}
    return named_options((name, value) for name, _, value in parts)
