import numpy as np
import pytest
from scipy import sparse

from indexer.matching.matrices.sparse_rows import rows_in_place


@pytest.mark.parametrize("some", [slice(0), slice(2), slice(1, 3), slice(2, None), slice(4, None), slice(None)])
def test_rows_that_follow_one_another_are_not_copied(some: slice) -> None:
    matrix = sparse.csr_matrix([[1.0, 0.0, 2.0], [0.0, 0.0, 0.0], [3.0, 0.0, 0.0], [0.0, 4.0, 5.0]])

    found = rows_in_place(matrix, some)

    assert found.toarray().tolist() == matrix[some].toarray().tolist()
    assert found.nnz == 0 or np.shares_memory(found.data, matrix.data)
