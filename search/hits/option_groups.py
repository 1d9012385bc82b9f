"""Variants by their options, in few words for people."""

from collections.abc import Iterable, Sequence

from indexer.size_order import is_size_range, size_order
from indexer.text import fold
from search.hit import HitVariant

_LONGEST_LIST = 2
"""Neighbouring sizes beyond which only the first and the last are named."""


def option_groups(variants: Iterable[HitVariant], among: Iterable[HitVariant]) -> list[str]:
    """``Black 41–43, 45`` and ``Red 41``: the sizes of each colour together, and what else varies beside them.

    ``among``: all variants of the style; what is between two sizes is known from them.
    """
    every = sorted({size: None for variant in among if (size := variant.options.get("size"))}, key=size_order)
    groups: dict[str, tuple[str, set[str]]] = {}
    for variant in variants:
        name = group_name(variant)
        _, sizes = groups.setdefault(fold(name), (name, set()))
        if size := variant.options.get("size"):
            sizes.add(size)
    texts = (f"{name} {', '.join(size_ranges(sizes, every))}".strip() for name, sizes in groups.values())
    return [text for text in texts if text]


def group_name(variant: HitVariant) -> str:
    """The colour, and every other option but the size."""
    rest = {name: value for name, value in variant.options.items() if name not in ("color", "size")}
    return " ".join(filter(None, [variant.options.get("color"), *rest.values()]))


def size_ranges(sizes: Iterable[str], every: Sequence[str]) -> list[str]:
    """Sizes in their order, with three or more that follow one another among ``every`` (ordered) as ``41–43``."""
    places = {size: place for place, size in enumerate(every)}
    runs: list[list[str]] = []
    for size in sorted(sizes, key=lambda size: places[size]):
        if runs and places[size] == places[runs[-1][-1]] + 1 and _one_scale(size, runs[-1][-1]):
            runs[-1].append(size)
        else:
            runs.append([size])
    return [text for run in runs for text in (run if len(run) <= _LONGEST_LIST else [f"{run[0]}–{run[-1]}"])]


def _one_scale(one: str, other: str) -> bool:
    """Whether what is between them goes without saying."""
    (kind, unit, _), (other_kind, other_unit, _) = size_order(one), size_order(other)
    return kind == other_kind < 2 and unit == other_unit and not (is_size_range(one) or is_size_range(other))
