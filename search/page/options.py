"""A style's colours and sizes with a mark each: sold here, to be had from the brand, or neither."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from indexer.size_order import size_order
from indexer.text import fold
from indexer.verdict import Verdict
from search.hit import Hit, HitVariant
from search.hits.option_groups import group_name, size_ranges

Mark = Literal["here", "theirs", "neither", "unsure"]

TOLD: dict[Mark, str] = {
    "here": "sold here",
    "theirs": "from the brand",
    "unsure": "perhaps sold here",
    "neither": "not available",
}
"""In the order in which one outranks another."""


@dataclass(frozen=True)
class MarkedSizes:
    """Sizes, or the whole group where it has none, that share a mark."""

    mark: Mark
    text: str


@dataclass(frozen=True)
class OptionRow:
    """One colour."""

    name: str
    sizes: list[MarkedSizes]


def option_rows(hit: Hit, only: Mark | None = None) -> list[OptionRow]:
    """By colour; empty if the style has nothing to choose. ``only``: of the variants with this mark."""
    every = sorted({size: None for v in hit.variants if (size := v.options.get("size"))}, key=size_order)
    groups: dict[str, list[HitVariant]] = {}
    for variant in hit.variants:
        if variant.options and only in (None, mark_of(variant)):
            groups.setdefault(fold(group_name(variant)), []).append(variant)
    return [OptionRow(group_name(variants[0]), _marked(variants, every)) for variants in groups.values()]


def has_mark(rows: Iterable[OptionRow], mark: Mark) -> bool:
    """Whether a size or a colour is marked so."""
    return any(part.mark == mark for row in rows for part in row.sizes)


def mark_of(variant: HitVariant) -> Mark:
    """Who sells a variant: the shop, only the brand, perhaps either, or nobody now."""
    if variant.home_id is not None or variant.verdict is Verdict.SOLD_HERE:
        return "here"
    if variant.verdict is not Verdict.NOT_SOLD_HERE:
        return "unsure"
    return "neither" if variant.buy.mode == "none" else "theirs"


def _marked(variants: Iterable[HitVariant], every: list[str]) -> list[MarkedSizes]:
    """What the shop sells in a size outranks what the brand has in it."""
    marks: dict[str, Mark] = {}
    for variant in variants:
        size, mark = variant.options.get("size", ""), mark_of(variant)
        marks[size] = min(mark, marks.get(size, mark), key=list(TOLD).index)
    sized = [size for size in every if size in marks]
    if not sized:
        return [MarkedSizes(mark, "") for mark in marks.values()]
    runs = groupby(sized, key=lambda size: marks[size])
    return [MarkedSizes(mark, ", ".join(size_ranges(sizes, every))) for mark, sizes in runs]
