"""Which pairs stand otherwise among their rivals after a change: found without looking at all of them."""

import random

import numpy as np
import pytest

from indexer.matching.remembered.moved_rivals import Snapshot, moved_pairs, pairs_around

Known = dict[tuple[int, int], float]
"""By site style and home style the log-odds of the pair by itself."""
STYLES = 20


def snapshot(known: Known) -> Snapshot:
    homes, own = np.full((STYLES, STYLES), -1, dtype=np.int32), np.zeros((STYLES, STYLES), dtype=np.float32)
    for (site, home), odds in known.items():
        homes[site, home], own[site, home] = home, odds
    return Snapshot(homes, own)


def moved(before: Known, now: Known, site: list[int], home: list[int]) -> set[tuple[int, int]]:
    touched = np.array(site, dtype=np.int64), np.array(home, dtype=np.int64)
    found = moved_pairs(*pairs_around(snapshot(before), snapshot(now), *touched), *touched)
    return {*zip(found.site.tolist(), found.home.tolist(), strict=True)}


def drawn(chance: random.Random, rows: range | list[int], others: range | list[int]) -> Known:
    pairs = ((row, other) for row in rows for other in others if chance.random() < 0.2)
    return {pair: chance.randint(-(9 << 16), 9 << 16) / (1 << 16) for pair in pairs}


def standing(known: Known, pair: tuple[int, int], side: int) -> tuple[int, list[tuple[int, int]], float, int]:
    """Its rank, its best rival, how far ahead it is of it, and its likely rivals, of the style on one side."""
    its = sorted((other for other in known if other[side] == pair[side]), key=lambda other: -known[other])
    rivals = [other for other in its if other != pair]
    margin = max(-8.0, min(8.0, known[pair] - known[rivals[0]])) if rivals else 8.0
    likely = sum(known[other] > 0 for other in rivals)
    return min(its.index(pair), 5), rivals[:1], round(margin, 6), min(likely, 5)


@pytest.mark.parametrize("seed", range(20))
def test_a_pair_has_moved_if_any_of_its_rivals_has(seed: int) -> None:
    chance = random.Random(seed)
    before = drawn(chance, range(STYLES), range(STYLES))
    site, home = chance.sample(range(STYLES), 2), chance.sample(range(STYLES), 2)
    kept = {pair: own for pair, own in before.items() if pair[0] not in site and pair[1] not in home}
    now = kept | drawn(chance, site, range(STYLES)) | drawn(chance, range(STYLES), home)
    found = moved(before, now, site, home)
    touched = [{*site}, {*home}]
    expected = {
        pair
        for pair in kept
        for side in (0, 1)
        if standing(before, pair, side) != standing(now, pair, side)
        or any(rival[1 - side] in touched[1 - side] for rival in standing(now, pair, side)[1])
    }
    assert found == expected
    assert 0 < len(expected) < len(kept)


def test_a_market_without_pairs_has_moved_none() -> None:
    assert moved({}, {}, [3], []) == set()
