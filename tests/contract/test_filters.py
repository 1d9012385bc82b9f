"""Filters, facets, sorting and paging, counted in styles."""

from decimal import Decimal
from typing import Literal

import pytest

from config.errors import InputError
from crawler.product import Availability
from indexer.engines.protocol import SearchIndex
from indexer.engines.query import And, Between, EngineQuery, Equals, Filter, Not, Or
from indexer.verdict import Verdict
from tests.catalog import brand_variant, home_document, home_variant
from tests.contract.conftest import ask, found, short_id

RED, BLUE, S42, S43 = (Equals("color", "red"), Equals("color", "Blue"), Equals("size", "42"), Equals("size", "43"))
SOLD, UNSOLD = Equals("sold_here", "true"), Equals("sold_here", "false")


@pytest.fixture(scope="module")
def index(module_index: SearchIndex) -> SearchIndex:
    module_index.apply(
        [
            home_document("a", "Shoe A", brand="Acme", category="Shoes > Running", variants=[
                home_variant("a1", options={"color": "Red", "size": "42"}, price=Decimal("50")),
                home_variant("a2", options={"color": "blue", "size": "43"}, price=Decimal("70")),
                brand_variant("acme.a-3", options={"color": "Red", "size": "43"}, price=Decimal("60")),
            ]),
            home_document("b", "Shoe B", brand="ACME", category="Shoes > Hiking", variants=[
                home_variant("b1", options={"color": "RED", "size": "43"}, price=Decimal("99.99"),
                             availability=Availability.OUT_OF_STOCK),
            ]),
            home_document("c", "Lamp", brand="Ärmel", category="Lamps", variants=[
                home_variant("c1", options={"material": "brass"}, price=Decimal("20"), price_currency="EUR"),
            ]),
            home_document("d", "Hat", section="buy_for_me", home_id=None, brand_site="acme", variants=[
                brand_variant("acme.d-1", options={"color": "Green"}, price=Decimal("5")),
            ]),
            home_document("e", "Glove", section="withheld", home_id=None, variants=[
                brand_variant("acme.e-1", Verdict.UNCERTAIN),
            ]),
        ],
        [],
    )  # fmt: skip
    return module_index


@pytest.mark.parametrize(
    ("filter_", "ids"),
    [
        (Equals("brand", "acme"), "ab"),
        (Equals("brand", "armel"), "c"),
        (Equals("section", "buy_for_me"), "d"),
        (Equals("category", "shoes"), "ab"),
        (Equals("category", "Shoes > Hiking"), "b"),
        (Equals("brand_site", "acme"), "ade"),
        (RED, "ab"),
        (Equals("options.material", "Brass"), "c"),
        (Equals("options.Color", "green"), "d"),
        (SOLD, "abc"),
        (UNSOLD, "ad"),
        (Equals("availability", "OutOfStock"), "b"),
        (Not(RED), "cde"),
        (Or((BLUE, Equals("section", "withheld"))), "ae"),
        (And((RED, Equals("section", "home"))), "ab"),
        (And(()), "abcde"),
        (Or(()), ""),
        (Not(Or(())), "abcde"),
        (Equals("brand", ""), ""),
    ],
)
def test_a_filter_selects_styles(index: SearchIndex, filter_: Filter, ids: str) -> None:
    assert sorted(found(index, filter_=filter_)) == sorted(ids)


@pytest.mark.parametrize(
    ("filter_", "ids"),
    [
        (And((RED, S42)), "a"),
        (And((BLUE, S42)), ""),
        (And((RED, S43)), "ab"),
        (And((RED, S43, SOLD)), "b"),
        (And((RED, S43, UNSOLD)), "a"),
        (And((S43, Equals("availability", "InStock"))), "a"),
        (And((S43, SOLD, Equals("availability", "OutOfStock"))), "b"),
        (And((Or((RED, BLUE)), S42)), "a"),
        (And((Or((BLUE, Equals("color", "green"))), S42)), ""),
        (And((RED, BLUE)), ""),
        (And((Equals("brand", "acme"), And((BLUE, Equals("section", "home"), S43)))), "a"),
        (And((Equals("brand", "acme"), And((BLUE, Equals("section", "home"), S42)))), ""),
        (And((Not(BLUE), RED)), "b"),
        (Or((And((RED, S42)), Equals("options.material", "brass"))), "ac"),
    ],
)
def test_options_must_hold_on_one_variant(index: SearchIndex, filter_: Filter, ids: str) -> None:
    assert sorted(found(index, filter_=filter_)) == sorted(ids)


@pytest.mark.parametrize(
    ("low", "high", "ids"),
    [
        (None, None, "abd"),
        (Decimal(50), Decimal(50), "a"),
        (Decimal("50.01"), Decimal("69.99"), ""),
        (Decimal("50.01"), None, "ab"),
        (None, Decimal(5), "d"),
        (Decimal("99.99"), Decimal("99.99"), "b"),
        (Decimal(80), Decimal(10), ""),
    ],
)
def test_prices_are_compared_in_the_shops_currency_only(
    index: SearchIndex, low: Decimal | None, high: Decimal | None, ids: str
) -> None:
    assert sorted(found(index, filter_=Between("price", low, high))) == sorted(ids)


@pytest.mark.parametrize(
    "filter_",
    [
        Equals("nonsense", "x"),
        Equals("price", "cheap"),
        Equals("price", "NaN"),
        Between("price", Decimal(-1), None),
        Between("price", None, Decimal("Infinity")),
        Between("price", None, Decimal("1e400")),
    ],
)
def test_a_filter_that_makes_no_sense_is_refused(index: SearchIndex, filter_: Filter) -> None:
    with pytest.raises(InputError):
        found(index, filter_=filter_)


def test_filters_without_measure_are_refused(index: SearchIndex) -> None:
    deep: Filter = RED
    for _ in range(5_000):
        deep = Not(deep)
    wide = And(tuple(Or(tuple(Equals(f"options.o{i}", f"{j}") for j in range(20))) for i in range(20)))
    for filter_ in (deep, wide):
        with pytest.raises(InputError):
            found(index, filter_=filter_)


def test_facets_count_styles_not_variants_nor_spellings(index: SearchIndex) -> None:
    facets = ("brand", "category", "color", "size", "sold_here", "price")
    answer = ask(index, EngineQuery(facets=facets, limit=0))
    assert answer.total == 5
    assert answer.facets == {
        "brand": {"Acme": 2, "Ärmel": 1},
        "category": {"Shoes": 2, "Lamps": 1, "Shoes > Hiking": 1, "Shoes > Running": 1},
        "color": {"Red": 2, "Green": 1, "blue": 1},
        "size": {"43": 2, "42": 1},
        "sold_here": {"true": 3, "false": 2},
        "price": {"min": 500, "max": 9999},
    }


def test_facets_are_of_what_matches(index: SearchIndex) -> None:
    answer = ask(index, EngineQuery(filter=Equals("section", "withheld"), facets=("brand", "price", "sold_here")))
    assert answer.facets == {"brand": {}, "price": {}, "sold_here": {}}


@pytest.mark.parametrize(("sort", "ids"), [("price_asc", "dab"), ("price_desc", "bad")])
def test_sorting_by_price_puts_what_has_none_last(
    index: SearchIndex, sort: Literal["price_asc", "price_desc"], ids: str
) -> None:
    hits = [short_id(hit.document) for hit in ask(index, EngineQuery(sort=sort)).hits]
    assert "".join(hits[:3]) == ids
    assert sorted(hits[3:]) == ["c", "e"]
