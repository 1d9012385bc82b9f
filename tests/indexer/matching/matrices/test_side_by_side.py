import numpy as np
from scipy import sparse

from indexer.matching.matrices.side_by_side import SideBySide


def test_matrices_side_by_side_are_totalled_apart() -> None:
    one = sparse.csr_matrix([[1.0, 2.0], [0.0, 0.0], [0.0, 3.0]])
    other = sparse.csr_matrix([[0.0, 0.0, 4.0], [0.0, 0.0, 0.0], [5.0, 6.0, 0.0]])
    both = SideBySide.of({"one": one, "other": other}, ("one", "other"))
    assert {name: some.tolist() for name, some in both.total().items()} == {"one": [3, 0, 3], "other": [4, 0, 11]}
    assert {name: some.tolist() for name, some in both.largest().items()} == {"one": [2, 0, 3], "other": [4, 0, 6]}


def test_rows_are_multiplied_and_taken_away_entry_by_entry() -> None:
    matrices = {"one": sparse.csr_matrix([[1.0, 2.0], [0.0, 3.0]]), "none": sparse.csr_matrix((2, 1))}
    both = SideBySide.of(matrices, ("one", "none"))
    first, second = both.rows(np.array([0])), both.rows(np.array([1]))
    assert first.times(second).total()["one"].tolist() == [6]
    assert first.without(first).largest()["one"].tolist() == [0]
    assert first.without(first.times(first)).largest()["none"].tolist() == [0]
