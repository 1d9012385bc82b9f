"""Runs of characters are counted as if each text were looked at by itself."""

from collections import Counter

import pytest

from indexer.matching.features.letter_runs import count_runs
from indexer.matching.matrices.sparse_rows import Columns

LATIN = ["printer", "printerprinter", "ink", "", "aaaaaaa", "iprint"]
OTHERS = [
    "運動靴運動靴運",
    "größeü",
    "\ud800abc",
    *map(chr, range(0x4E00, 0x6500)),
    "".join(map(chr, range(0x4E00, 0x9000))),
]


@pytest.mark.parametrize("texts", [LATIN, OTHERS, [""], []])
def test_every_run_of_a_text_is_counted(texts: list[str]) -> None:
    columns = Columns()
    matrix = count_runs(texts, columns)
    names = {column: run for run, column in columns.items()}
    rows = [{names[column]: count for column, count in zip(row.indices, row.data, strict=True)} for row in matrix]
    assert rows == [Counter(text[at : at + 4] for at in range(max(len(text) - 3, 1))) for text in texts]
