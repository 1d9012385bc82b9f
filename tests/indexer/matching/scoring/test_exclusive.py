"""One partner at most: what a pair is worth beside those that want the same records."""

import numpy as np
import pytest

from indexer.matching.scoring.exclusive import exclusive


def _chances(pairs: list[list[int]], odds: list[float]) -> list[float]:
    said = exclusive(np.array(pairs), np.log(np.array(odds)))
    return [float(one) for one in 1 / (1 + np.exp(-said))]


def test_a_pair_without_rivals_stays_what_it_was() -> None:
    assert _chances([[0, 0], [1, 1]], [3.0, 1.0]) == pytest.approx([0.75, 0.5], abs=1e-3)


def test_on_a_chain_of_rivals_it_is_exact() -> None:
    """The matchings of a chain a-b-c are none, a, b, c and a with c; each weighs the product of its odds."""
    odds = [2.0, 4.0, 3.0]
    total = 1 + 2 + 4 + 3 + 2 * 3
    exact = [(2 + 6) / total, 4 / total, (3 + 6) / total]
    assert _chances([[0, 0], [1, 0], [1, 1]], odds) == pytest.approx(exact, abs=1e-3)


def test_no_pairs_at_all() -> None:
    assert len(exclusive(np.zeros((0, 2), dtype=np.int64), np.zeros(0))) == 0
