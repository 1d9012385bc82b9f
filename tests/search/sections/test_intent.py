"""What the answer says about what it has understood, and that it acts on it."""

from decimal import Decimal

import pytest

from search.request import SearchRequest
from search.response import SearchResponse
from search.service import SearchService


def _search(service: SearchService, q: str, **asked: object) -> SearchResponse:
    return service.search(SearchRequest.model_validate({"q": q, "limit": 50, **asked}))


def test_a_price_narrows_both_sections(service: SearchService) -> None:
    found = _search(service, "stridewell shoes under $100")
    hits = [*found.sections.home.hits, *found.sections.buy_for_me.hits]
    assert hits
    assert all(hit.price is not None and hit.price <= 100 for hit in hits)
    assert found.intent.price is not None
    assert (found.intent.price.min, found.intent.price.max) == (None, Decimal(100))
    assert found.intent.brand == "Stridewell"


def test_what_is_not_wanted_comes_last(service: SearchService) -> None:
    tarts = _search(service, "tart without apple").sections.home.hits
    assert [hit.home_id for hit in tarts][-1] == "T1"
    assert _search(service, "apple tart").sections.home.hits[0].home_id == "T1"


def test_a_colour_of_another_language_chooses_the_variant(service: SearchService) -> None:
    found = _search(service, "stridewell pacer rot")
    assert found.intent.color == "red"
    assert found.intent.category is None


def test_a_category_is_named_by_its_last_level(service: SearchService) -> None:
    assert _search(service, "voltline chargers").intent.category == "Chargers"
    assert _search(service, "voltline desk").intent.category is None


def test_a_price_at_which_there_is_nothing_is_dropped_and_said(service: SearchService) -> None:
    found = _search(service, "voltline lamp under $10")
    assert found.sections.home.hits[0].home_id == "L1"
    assert [message.code for message in found.messages] == ["price_dropped"]
    assert found.intent.price is None


@pytest.mark.parametrize(
    ("typed", "shown"), [("1.5l bottle", "1.5l"), ("bottle 1,5 litres", "1.5l"), ("0.50 TB", "0.50tb"), ('17"', "17in")]
)
def test_a_measure_keeps_its_decimal_point(service: SearchService, typed: str, shown: str) -> None:
    assert _search(service, typed).intent.measures == [shown]


def test_a_colour_is_found_by_its_family(service: SearchService) -> None:
    found = _search(service, "gray smartphone", explain=True)
    (hit,) = [hit for hit in found.sections.buy_for_me.hits if hit.title == "Peach One smartphone"]
    assert hit.explanation is not None
    assert hit.explanation.matched["gray"] == ["options"]
    assert found.messages == []
