"""Blocking: for every record the few of the other table that are worth comparing."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from indexer.matching.features.encoding import EncodedRecords
from indexer.matching.matrices.arrays import Ints, chosen_cells, unique_pairs
from indexer.matching.matrices.sparse_rows import unit_rows
from indexer.matching.matrices.split_product import SplitProduct

CANDIDATES = 20
_WORDS = 0.7
_CODES = 0.7
_CELLS = 2_000_000
"""Similarities held at once: 8 MB, which a processor clears and reads in half the time that ten times as many take."""
_GROUP = 64
_LEAST, _ROUNDED = np.float32(1e-9), np.float32(1e-5)


def candidate_pairs(
    left: EncodedRecords, right: EncodedRecords, blocks: Sequence[tuple[Ints, Ints]] | None = None, k: int = CANDIDATES
) -> Ints:
    """The k most alike of right for every record of left, as pairs of row numbers, sorted and without repeats.

    ``blocks``: groups of rows that may meet, such as a brand's; everything may meet everything unless given. Alike
    means the cosine of letter trigrams plus what rare words and model numbers they share.
    """
    everything = [(np.arange(len(left)), np.arange(len(right)))]
    vectors = blocking_vectors(*(left.matrices[name] for name in ("grams", "words", "codes")))
    targets = blocking_vectors(*(right.matrices[name] for name in ("grams", "words", "joined")))
    found = [
        pairs
        for rows, others in (everything if blocks is None else blocks)
        if len(rows) and len(others)
        for pairs in _block(vectors, targets, rows, others, k)
    ]
    return unique_pairs(np.vstack(found))[0] if found else np.zeros((0, 2), dtype=np.int64)


def _block(vectors: Any, targets: Any, rows: Ints, others: Ints, k: int) -> list[Ints]:
    if len(others) <= k:
        return [np.column_stack([np.repeat(rows, len(others)), np.tile(others, len(rows))])]
    step, product = max(_CELLS // len(others), 1), SplitProduct(vectors[rows], targets[others])
    found = []
    for start in range(0, len(rows), step):
        some = np.arange(start, min(start + step, len(rows)))
        row, column = _most_alike(product, some, k)
        found.append(np.column_stack([rows[some[row]], others[column]]))
    return found


def _most_alike(product: SplitProduct, some: Ints, k: int) -> tuple[Ints, Ints]:
    """As ``most_alike``: where rounding leaves open who is the last of them, by what is exact."""
    if not product.is_split:
        return most_alike(product.exact(some), k)
    alike = product.rounded(some)
    row, column = most_alike(alike, k + 1)
    further = np.flatnonzero(np.arange(len(row)) - np.searchsorted(row, row) == k)
    last, next_one = (alike[row[at], column[at]] for at in (further - 1, further))
    open_rows = row[further[last - next_one < _ROUNDED]]
    decided = ~np.isin(row, open_rows)
    decided[further] = False
    exactly, its = most_alike(product.exact(some[open_rows]), k)
    return np.concatenate([row[decided], open_rows[exactly]]), np.concatenate([column[decided], its])


def most_alike(alike: NDArray[np.float32], k: int) -> tuple[Ints, Ints]:
    """Where in each row its k largest are, as far as they are above zero.

    The k-th largest is no less than that of the maxima of groups of columns, which rules nearly everything out.
    """
    size = max(min(_GROUP, alike.shape[1] // (12 * k)), 1)
    count = alike.shape[1] // size
    maxima = alike[:, : count * size].reshape(len(alike), size, count).max(axis=1)
    least = np.maximum(np.partition(maxima, count - k, axis=1)[:, count - k], _LEAST)
    row, column = chosen_cells(alike >= least[:, None])
    order = np.lexsort((column, -alike[row, column], row))
    row, column = row[order], column[order]
    chosen = np.arange(len(row)) - np.searchsorted(row, row) < k
    return row[chosen], column[chosen]


def blocking_vectors(grams: Any, words: Any, codes: Any) -> Any:
    """Trigrams, words and model numbers side by side; their weights were chosen by the recall of blocking."""
    beside = [grams, _WORDS * unit_rows(words), _CODES * codes]
    return sparse.hstack(beside, format="csr", dtype=np.float32)
