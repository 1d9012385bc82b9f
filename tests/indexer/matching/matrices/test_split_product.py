"""Blocking where some keys are in so many titles that these are multiplied apart from the others."""

import random

import numpy as np
import pytest
from numpy.typing import NDArray

from indexer.matching.features.blocking import blocking_vectors, candidate_pairs, most_alike
from indexer.matching.features.encoding import encode
from indexer.matching.matrices.arrays import Ints
from indexer.matching.matrices.split_product import SplitProduct
from indexer.matching.styles.record import Record

_K = 5


def test_candidates_are_those_of_the_whole_product() -> None:
    left, right = encode(_records(1), _records(2))
    vectors = blocking_vectors(left.matrices["grams"], left.matrices["words"], left.matrices["codes"])
    targets = blocking_vectors(right.matrices["grams"], right.matrices["words"], right.matrices["joined"])
    row, column = most_alike((vectors @ targets.T).toarray(), _K)
    assert {*zip(row.tolist(), column.tolist(), strict=True)} == {
        *map(tuple, candidate_pairs(left, right, k=_K).tolist())
    }


def test_rounding_decides_no_candidate(monkeypatch: pytest.MonkeyPatch) -> None:
    left, right = encode(_records(1), _records(2))
    before, rounded = candidate_pairs(left, right, k=_K), SplitProduct.rounded

    def otherwise_rounded(product: SplitProduct, rows: Ints) -> NDArray[np.float32]:
        found = rounded(product, rows)
        return found * (1 + np.float32(1e-6) * np.random.default_rng(1).random(found.shape, dtype=np.float32))

    monkeypatch.setattr(SplitProduct, "rounded", otherwise_rounded)
    assert np.array_equal(before, candidate_pairs(left, right, k=_K))


def test_frequent_keys_are_multiplied_apart() -> None:
    left, right = encode(_records(1), _records(2))
    product = SplitProduct(left.matrices["grams"], right.matrices["grams"])
    some = np.arange(50)
    assert product.is_split
    assert product.frequent > 0
    assert np.allclose(product.rounded(some), product.exact(some), atol=1e-6)


def test_few_rows_are_multiplied_at_once() -> None:
    left, right = encode(_records(1)[:20], _records(2))
    assert not SplitProduct(left.matrices["grams"], right.matrices["grams"]).is_split


def _records(seed: int) -> list[Record]:
    """Titles of few words and many numbers, some of them the same."""
    drawn = random.Random(seed)
    words = ["toner", "cartridge", "black", "yellow", "printer", "laser"]
    titles = [" ".join([*drawn.sample(words, 3), str(drawn.randrange(400))]) for _ in range(1_100)]
    return [Record(title, "acme", "", None, frozenset()) for title in titles]
