import numpy as np
import pytest

from indexer.matching.matrices.arrays import chosen_cells, likeliest_first


@pytest.mark.parametrize("shape", [(0, 0), (3, 0), (0, 3), (4, 7), (200, 300)])
@pytest.mark.parametrize("share", [0.01, 0.7])
def test_cells_are_found_row_by_row(shape: tuple[int, int], share: float) -> None:
    table = np.random.default_rng(3).random(shape) < share

    found = chosen_cells(table)

    assert [cells.tolist() for cells in found] == [cells.tolist() for cells in np.nonzero(table)]


@pytest.mark.parametrize("pairs", [0, 1, 2, 500])
def test_what_is_as_likely_stays_as_it_comes(pairs: int) -> None:
    drawn = np.random.default_rng(3)
    record, own = drawn.integers(0, 9, pairs), drawn.integers(-9, 9, pairs) / 4

    assert likeliest_first(record, own).tolist() == np.lexsort((-own, record)).tolist()
