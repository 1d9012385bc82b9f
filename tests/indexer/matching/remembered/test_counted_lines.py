"""What is kept of counted records in one file."""

import numpy as np
import pytest
from scipy import sparse

from indexer.matching.features.counted_records import KEYS_OF
from indexer.matching.remembered import counted_lines
from indexer.matching.remembered.counted_lines import CountedLines


@pytest.mark.parametrize("records", [0, 1, 2, 5])
def test_records_put_in_order_a_few_at_a_time_are_given_back_as_they_were(
    records: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counted_lines, "_AT_ONCE", 2)
    drawn = np.random.default_rng(records)
    counts = {name: drawn.integers(0, 3, (records, 7)) for name in KEYS_OF}
    lines = CountedLines.of({name: sparse.csr_matrix(of_one) for name, of_one in counts.items()})
    assert len(lines) == records
    some = np.arange(records)[::-2]
    for name, found in lines.rows(some).matrices().items():
        assert found[:, :7].toarray().tolist() == counts[name][some].tolist()
