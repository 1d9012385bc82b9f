"""Writing, reading and deleting documents, however hostile their content."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from crawler.product import Availability
from indexer.document import CatalogDocument, DocumentVariant
from indexer.engines.numbers import Sort
from indexer.engines.protocol import SearchIndex
from indexer.engines.query import EngineQuery, Equals
from indexer.verdict import Verdict
from tests.catalog import home_document, home_variant
from tests.contract.conftest import ask, found, short_id

HOSTILE = (
    'quote " and backslash \\',
    "' OR 1=1 --",
    '"] OR facts EXISTS OR facts IN ["',
    "line\nbreak\ttab",
    "NUL \0 byte",
    "emoji 👟 and \u202eright to left",
    "日本語 हिन्दी ไทย العربية",
    "* AND (NOT title:x)",
    "-minus",
    "../../../etc/passwd",
    "\x1b[31mred",
)


def test_a_document_comes_back_as_it_went_in(index: SearchIndex) -> None:
    variant = DocumentVariant(
        home_id="0042 / ä",
        variant_id="acme.1-2",
        brand_site="acme",
        title="Trail Shoe, blue",
        options={"size": "42 ⅓", "color": "Blue"},
        url="https://shop.example/a?b=c&d=e",
        price=Decimal("129.90"),
        price_currency="EUR",
        low_price=Decimal("99"),
        availability=Availability.LIMITED_AVAILABILITY,
        observed_at=datetime(2026, 3, 1, 12, 30, tzinfo=UTC),
        verdict=Verdict.SOLD_HERE,
        match_probability=0.987,
    )
    document = home_document(
        "1", "Trail Shoe", brand="Ärmel & Söhne", category="Shoes > Trail", identifiers=["00012345600012"],
        attributes={"sole": "rubber"}, description="Light.", variants=[variant],
    )  # fmt: skip
    index.apply([document], [])
    assert index.get([document.id]) == [document]
    assert ask(index, EngineQuery()).hits[0].document == document


def test_writing_a_document_again_replaces_it(index: SearchIndex) -> None:
    index.apply([home_document("1", "old shoe"), home_document("2", "hat")], [])
    index.apply([home_document("1", "new boot")], [])
    assert index.count() == 2
    assert found(index, "shoe") == []
    assert found(index, "boot") == ["1"]


def test_one_call_writes_and_deletes(index: SearchIndex) -> None:
    index.apply([home_document(number) for number in "123"], [])
    index.apply([home_document("4")], ["home.1", "home.3", "home.unknown"])
    assert index.count() == 2
    assert sorted(found(index)) == ["2", "4"]


@pytest.mark.parametrize(("sort", "ids"), [("price_asc", ["1", "2"]), ("price_desc", ["2", "1"])])
def test_of_several_prices_the_lowest_is_sorted_by(index: SearchIndex, sort: Sort, ids: list[str]) -> None:
    prices = {"1": ("900", "10"), "2": ("50",)}
    index.apply(
        [
            home_document(number, variants=[home_variant(price, price=Decimal(price)) for price in each])
            for number, each in prices.items()
        ],
        [],
    )
    assert [short_id(hit.document) for hit in ask(index, EngineQuery(sort=sort)).hits] == ids


def test_get_leaves_out_what_there_is_not(index: SearchIndex) -> None:
    index.apply([home_document(number) for number in "123"], [])
    assert {short_id(document) for document in index.get(["home.3", "home.9", "home.1"])} == {"1", "3"}
    assert index.get([]) == []


def test_an_empty_index_answers(index: SearchIndex) -> None:
    assert index.count() == 0
    answer = ask(index, EngineQuery(facets=("brand", "price"), sort="price_asc"))
    assert (answer.hits, answer.total, answer.facets) == ([], 0, {"brand": {}, "price": {}})


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_stored_found_and_filtered_like_any_other(index: SearchIndex, text: str) -> None:
    hostile = CatalogDocument(
        id=f"site.{text}",
        section="home",
        title=f"thing {text}",
        brand=text,
        category=text,
        identifiers=[text],
        attributes={text: text},
        variants=[home_variant(text, options={"color": text, text: text})],
    )
    index.apply([hostile, home_document("innocent", brand="Acme")], [])
    assert index.get([hostile.id]) == [hostile]
    for filter_ in (Equals("brand", text), Equals("color", text), Equals("id", hostile.id), Equals("category", text)):
        assert [hit.document.id for hit in ask(index, EngineQuery(filter=filter_)).hits] == [hostile.id]
    index.apply([], [hostile.id])
    assert found(index) == ["innocent"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_queries_are_only_words(index: SearchIndex, text: str) -> None:
    index.apply([home_document("1", "plain thing")], [])
    assert found(index, text + " thing") == ["1"]


def test_a_lone_surrogate_matches_nothing_and_breaks_nothing(index: SearchIndex) -> None:
    index.apply([home_document("1")], [])
    assert found(index, filter_=Equals("brand", "\ud800")) == []
    assert index.get(["\ud800"]) == []


def test_ids_that_differ_in_one_sign_are_different_documents(index: SearchIndex) -> None:
    ids = ["a.b", "a_b", "a-b", "a b", "A.b", "a.2eb", "a_2eb", "ä.b"]
    index.apply([CatalogDocument(id=i, section="home", title=i, variants=[home_variant(i)]) for i in ids], [])
    assert index.count() == len(ids)
    for id_ in ids:
        assert [document.id for document in index.get([id_])] == [id_]


def test_a_product_of_absurd_size_harms_nobody(index: SearchIndex) -> None:
    variants = [home_variant(str(n), options={"size": f"s{n}", "color": f"c{n}"}) for n in range(3_000)]
    index.apply([home_document("big", "x" * 1_000_000, description="y " * 500_000, variants=variants)], [])
    index.apply([home_document("small", "shoe")], [])
    assert found(index, "shoe") == ["small"]
    assert found(index, filter_=Equals("size", "s7")) == ["big"]
