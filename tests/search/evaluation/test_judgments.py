"""Judged queries as a file: what it says, and where it is wrong."""

from pathlib import Path

import pytest

from config.errors import InputError
from search.evaluation.judgments import read_judgments


def written(folder: Path, text: str) -> Path:
    path = folder / "judgments.csv"
    path.write_text(text, "utf-8")
    return path


def test_grades_stand_by_query_and_product(tmp_path: Path) -> None:
    path = written(tmp_path, "query,product_id,grade\nred shoe,h1,3\nred shoe,h2,0\nboot,h2,2\n")
    assert read_judgments(path) == {"red shoe": {"h1": 3, "h2": 0}, "boot": {"h2": 2}}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("query,product_id,grade\nshoe,h1,3\nshoe,h2,good\n", r"judgments\.csv:3: no query"),
        ("query,product_id\nshoe,h1\n", r"judgments\.csv:2: no query"),
        ("query,product_id,grade\n", "has no judgments"),
    ],
)
def test_the_line_of_the_first_mistake_is_named(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read_judgments(written(tmp_path, text))
