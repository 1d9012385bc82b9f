"""Numbers of documents: compared, sorted by, and counted by range."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from indexer.document import CatalogDocument
from indexer.engines.numbers import BANDS, Sort
from indexer.engines.protocol import SearchIndex
from indexer.engines.query import Between, EngineQuery, Filter, Not
from tests.catalog import home_document, home_variant
from tests.contract.conftest import ask, found, short_id

DAYS = [datetime(2026, 1, day, tzinfo=UTC) for day in (1, 2, 3)]


@pytest.fixture
def reduced(index: SearchIndex) -> SearchIndex:
    """Three styles that were reduced, or not, or in another currency, added one after the other."""

    def style(number: str, day: datetime, **price: object) -> CatalogDocument:
        seen = {"variant_id": number, "brand_site": "acme", "observed_at": day}
        return home_document(number, variants=[home_variant(number, **seen, **price)], added_at=day)

    styles = [
        style("a", DAYS[0], price=Decimal(75), list_price=Decimal(100)),
        style("b", DAYS[2], price=Decimal("7.49"), list_price=Decimal("9.80")),
        style("c", DAYS[1], price=Decimal(1), list_price=Decimal(100), price_currency="SEK"),
        home_document("d"),
    ]
    index.apply(styles, [])
    return index


@pytest.mark.parametrize(
    ("filter_", "ids"),
    [
        (Between("discount", Decimal(23), None), "ab"),
        (Between("discount", None, Decimal(24)), "b"),
        (Between("added", Decimal(int(DAYS[1].timestamp())), None), "bc"),
        (Between("seen", None, Decimal(int(DAYS[1].timestamp()))), "ac"),
        (Not(Between("added", None, None)), "d"),
    ],
)
def test_numbers_can_be_compared(reduced: SearchIndex, filter_: Filter, ids: str) -> None:
    assert sorted(found(reduced, filter_=filter_)) == sorted(ids)


@pytest.mark.parametrize(("sort", "first"), [("newest", "bca"), ("discount", "ab")])
def test_sorting_by_a_number_puts_the_largest_first_and_none_last(reduced: SearchIndex, sort: Sort, first: str) -> None:
    style = home_document("e", variants=[home_variant("e", price=Decimal(70), list_price=Decimal(100))])
    reduced.apply([style], [])
    hits = [short_id(hit.document) for hit in ask(reduced, EngineQuery(sort=sort)).hits]
    expected = first if sort == "newest" else f"e{first}"
    assert "".join(hits[: len(expected)]) == expected


def test_ranges_count_styles(reduced: SearchIndex) -> None:
    both = [home_variant("e1", price=Decimal("7.50")), home_variant("e2", price=Decimal("9.99"))]
    reduced.apply([home_document("e", variants=both)], [])
    facets = ask(reduced, EngineQuery(facets=BANDS)).facets
    assert facets == {
        "price_band": {"500-749": 1, "750-999": 1, "1000-1499": 1, "7500-9999": 1},
        "discount_band": {"20-29": 2},
    }
