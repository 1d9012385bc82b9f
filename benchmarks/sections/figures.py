"""Precision and recall of showing the second section, and of what it shows."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """One query over one split."""

    shown: Sequence[str]
    right: Collection[str]
    """What should be shown."""
    judged: Collection[str]
    room: int
    """How many the section may show."""


def section_figures(cases: Iterable[Case]) -> dict[str, float]:
    """``contents``: over all products of all cases; what nobody judged is wrong, except in ``contents_judged``."""
    known = list(cases)
    both = sum(bool(case.shown) and bool(case.right) for case in known)
    hits = sum(len(set(case.shown) & set(case.right)) for case in known)
    figures = {
        "shown": sum(bool(case.shown) for case in known),
        "wanted": sum(bool(case.right) for case in known),
        "precision": _share(both, sum(bool(case.shown) for case in known)),
        "recall": _share(both, sum(bool(case.right) for case in known)),
        "contents_precision": _share(hits, sum(len(case.shown) for case in known)),
        "contents_judged": _share(hits, sum(id_ in case.judged for case in known for id_ in case.shown)),
        "contents_recall": _share(hits, sum(min(len(case.right), case.room) for case in known)),
    }
    return {name: round(value, 4) for name, value in figures.items()}


def f_half(cases: Iterable[Case]) -> float:
    """Of the contents: a wrong product shown weighs more than a right one missed (van Rijsbergen, 1979)."""
    figures = section_figures(cases)
    precision, recall = figures["contents_precision"], figures["contents_recall"]
    return 1.25 * precision * recall / (0.25 * precision + recall) if precision + recall else 0.0


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
