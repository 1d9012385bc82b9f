"""What meta robots and X-Robots-Tag ask for."""

from datetime import UTC, datetime

import pytest

from crawler.robots_directives import read_directives

NOW = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "forbidden"),
    [
        ("noindex", True),
        ("nofollow, NOINDEX", True),
        ("none", True),
        ("offshelf: noindex", True),
        ("otherbot: noindex", False),
        ("otherbot: unavailable_after: 2020-01-01", False),
        ("all", False),
        ("max-snippet: 20, noindex", True),
        ("unavailable_after: 25 Jun 2030 15:00:00 PST", False),
        ("unavailable_after: 25 Jun 2020 15:00:00 PST", True),
        ("unavailable_after: Wednesday, 25-Jun-20 15:00:00 GMT", True),
        ("unavailable_after: 2026-02-28", True),
        ("unavailable_after: 2026-03-02T10:00:00+01:00", False),
        ("noindex, unavailable_after: 2030-01-01", True),
        ("unavailable_after: soon", False),
        ("", False),
    ],
)
def test_whether_a_page_may_be_listed(value: str, forbidden: bool) -> None:
    assert read_directives([value]).forbids_listing(NOW) is forbidden


def test_of_several_statements_the_strictest_holds() -> None:
    found = read_directives(["unavailable_after: 2030-01-01", "offshelf: nofollow", "unavailable_after: 2029-01-01"])
    assert (found.noindex, found.nofollow) == (False, True)
    assert found.unavailable_after == datetime(2029, 1, 1, tzinfo=UTC)
