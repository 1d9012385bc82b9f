"""Every hostile page of one crawl has its outcome, and the decent pages beside it theirs."""

import pytest

from tests.hostile.case import Case
from tests.hostile.conftest import CASES, DECENT, Crawled


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_page(crawled: Crawled, case: Case) -> None:
    given = crawled.given_by(case.path)

    assert set(case.dropped) <= crawled.dropped[case.path]
    assert case.dropped or given or crawled.server.asked[case.path]
    assert [found.name.startswith(case.gives or "\0") for found in given] == [True] * bool(case.gives)
    assert all(case.check(found) for found in given)


def test_the_rest_of_the_crawl_is_unharmed(crawled: Crawled) -> None:
    assert (crawled.report.state, crawled.decent) == ("complete", DECENT)
    assert crawled.report.bytes < 512 * 1024 * 1024


def test_pages_that_lead_off_the_site_are_gone(crawled: Crawled) -> None:
    """To the metadata service by two addresses, and to another host after a busy answer; none of them was asked."""
    assert crawled.report.pages["gone"] == 3
    assert crawled.report.requests["503"] == 1
    assert not {"private_address", "connection"} & set(crawled.report.requests)
