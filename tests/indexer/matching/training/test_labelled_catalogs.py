"""Labelled sets that are taken for a brand site and a shop."""

import numpy as np
import pytest

from benchmarks.labelled_catalogs import figures_of, two_catalogs
from indexer.matching.scoring.scorer import shipped_scorer
from indexer.matching.styles.record import Record

_NAMES = ("Kestrel", "Linnet", "Marten", "Osprey", "Petrel", "Quail", "Rook", "Siskin", "Tern", "Wagtail")
_SITE = [Record(f"Halden {name} folding trailer {number}00 litres") for number, name in enumerate(_NAMES, start=2)]
_HOME = [Record(f"{name} trailer, folding, {number}00 l, by Halden") for number, name in enumerate(_NAMES, start=2)]
_ALL = np.array([(number, number) for number in range(len(_NAMES))])


@pytest.mark.parametrize(("taken", "sold"), [(0.0, 10), (0.5, 5), (0.8, 2)])
def test_so_many_matches_are_taken_from_the_shop(taken: float, sold: int) -> None:
    catalogs = two_catalogs(_SITE, _HOME, _ALL, taken)
    assert len(catalogs.home) == sum(map(bool, catalogs.matches)) == sold
    for record, ids in zip(_HOME, catalogs.matches, strict=True):
        assert [catalogs.home[number] for number in ids] in ([], [record])


def test_a_verdict_is_right_with_the_labelled_row() -> None:
    figures = figures_of(two_catalogs(_SITE, _HOME, _ALL, 0.5), shipped_scorer())
    assert figures["share_sold"] == 0.5
    assert figures["sold_here"]["said"] >= 3
    assert figures["sold_here"]["precision"] == figures["right_home_id"] == 1.0


def test_what_nobody_labelled_is_wrong() -> None:
    figures = figures_of(two_catalogs(_SITE, _HOME, _ALL[:5], 0.0), shipped_scorer())
    assert figures["share_sold"] == 0.5
    assert figures["sold_here"]["precision"] < 1.0
