"""Cron expressions."""

import re
from datetime import UTC, datetime

import pytest

from indexer.scheduling.cron import parse_cron

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("expression", "due"),
    [
        ("0 2 * * *", datetime(2026, 3, 2, 2, tzinfo=UTC)),
        ("30 4 * * 0", datetime(2026, 3, 8, 4, 30, tzinfo=UTC)),
        ("30 4 * * 7", datetime(2026, 3, 8, 4, 30, tzinfo=UTC)),
        ("0 0 * * 2-4", datetime(2026, 3, 3, tzinfo=UTC)),
        ("0 0 * * wed", datetime(2026, 3, 4, tzinfo=UTC)),
        ("0 0 * * 6,0", datetime(2026, 3, 7, tzinfo=UTC)),
        ("0 6 * * */3", datetime(2026, 3, 4, 6, tzinfo=UTC)),
        ("15 3 1 4 *", datetime(2026, 4, 1, 3, 15, tzinfo=UTC)),
    ],
)
def test_weekdays_and_times_are_those_of_cron(expression: str, due: datetime) -> None:
    assert parse_cron(expression).get_next_fire_time(None, MONDAY) == due


@pytest.mark.parametrize("expression", ["", "0 2 * *", "61 * * * *", "0 0 * * 8", "0 0 * * 5-2", "a b c d e", "@daily"])
def test_anything_else_is_an_error_that_quotes_it(expression: str) -> None:
    with pytest.raises(ValueError, match=re.escape(f"'{expression}'")):
        parse_cron(expression)
