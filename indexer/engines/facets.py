"""Values to choose from: what a document offers, and how counts of different spellings become one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from indexer.document import AVAILABLE_NOW, CatalogDocument
from indexer.engines.facts import category_levels, folded_value, is_sold_here

VALUE_FACETS = ("brand", "category", "color", "size", "sold_here", "section")
"""Every facet but the price, which is a range; with ``section``, which shoppers do not choose."""

MOST_VALUES = 100
"""Of one facet in an answer, the most frequent first."""

_LONGEST_VALUE = 200
_SOLD_HERE: dict[tuple[bool, bool], list[str]] = {
    (False, False): [],
    (True, False): ["true"],
    (False, True): ["false"],
    (True, True): ["true", "false"],
}
"""By whether any variant that is offered is sold here, and any is not. Don't change the lists."""


def facet_values(document: CatalogDocument) -> dict[str, list[str]]:
    """By facet, the values as people write them; each once, whatever its spelling.

    Of a candidate only what its variants in stock have: nothing else of it is ever offered.
    """
    offered = document.variants
    if document.section == "buy_for_me":
        offered = [variant for variant in offered if variant.availability in AVAILABLE_NOW]
    options = [variant.options for variant in offered]
    sold = {*map(is_sold_here, offered)}
    brand, category = _style_values(document.brand, document.category)
    return {
        "brand": brand,
        "category": category,
        "color": _option_values(options, "color"),
        "size": _option_values(options, "size"),
        "sold_here": _SOLD_HERE[True in sold, False in sold],
        "section": [document.section],
    }


def merge_spellings(counts: Mapping[str, int]) -> dict[str, int]:
    """Counts by value with ``NIKE`` and ``Nike`` as one, under the more frequent spelling; the most frequent first."""
    folded = list(map(folded_value, counts))
    merged = counts if len(set(folded)) == len(folded) else _merged(counts, folded)
    ordered = sorted(merged.items(), key=lambda item: (-item[1], item[0]))
    return dict(ordered[:MOST_VALUES])


def _merged(counts: Mapping[str, int], folded: Iterable[str]) -> Mapping[str, int]:
    spellings: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for same, (value, count) in zip(folded, counts.items(), strict=True):
        spellings[same].append((count, value))
    return {max(found)[1]: sum(count for count, _ in found) for found in spellings.values()}


@lru_cache(maxsize=16_384)
def _style_values(brand: str | None, category: str | None) -> tuple[list[str], list[str]]:
    """Catalogs repeat them. Don't change the lists."""
    return _distinct([brand or ""]), _distinct(category_levels(category))


def _option_values(options: Sequence[Mapping[str, str]], name: str) -> list[str]:
    if len(options) == 1:
        value = options[0].get(name)
        return [] if value is None else _known_distinct((value,))
    values = dict.fromkeys([chosen[name] for chosen in options if name in chosen])
    return _known_distinct(tuple(values)) if values else []


def _distinct(values: Iterable[str]) -> list[str]:
    found: dict[str, str] = {}
    for value in values:
        text = " ".join(value.split())[:_LONGEST_VALUE]
        if text:
            found.setdefault(folded_value(text), text)
    return list(found.values())


_known_distinct = lru_cache(maxsize=16_384)(_distinct)
"""As of what a style is called. Don't change the lists."""
