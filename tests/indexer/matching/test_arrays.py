import numpy as np
import pytest

from indexer.matching.arrays import chosen_cells


@pytest.mark.parametrize("shape", [(0, 0), (3, 0), (0, 3), (4, 7), (200, 300)])
@pytest.mark.parametrize("share", [0.01, 0.7])
def test_cells_are_found_row_by_row(shape: tuple[int, int], share: float) -> None:
    table = np.random.default_rng(3).random(shape) < share

    found = chosen_cells(table)

    assert [cells.tolist() for cells in found] == [cells.tolist() for cells in np.nonzero(table)]
