"""Misspelt words, compounds, and words that are still being typed."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from config.settings import Settings
from indexer.document import CatalogDocument, DocumentVariant
from indexer.engines.stored_document import StoredDocument
from search.brand_book import BrandBook
from search.query.query import Query
from search.query.word import QueryWord
from search.ranking.evidence import read_evidence
from search.ranking.support import FIRST, NAMED, first_products, support_of
from search.request import SearchRequest
from search.service import SearchService
from search.spelling.respelling import Respelling, doubt, respell
from search.spelling.speller import Speller

SPELLER = Speller.of(
    [
        ("kettle", 90),
        ("kettles", 5),
        ("nettle", 40),
        ("steel", 60),
        ("lid", 30),
        ("hook", 9),
        ("settle", 18),
        ("hettle", 18),
        ("once", 1),
        ("a5", 70),
    ]
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ketle", "kettle"),
        ("kettel", "kettle"),
        ("ktetle", "kettle"),
        ("kettlle", "kettle"),
        ("kxttlx", "kettle"),
        ("nttle", "nettle"),
        ("stel", "steel"),
        ("kettlxe", "kettle"),
        ("netltxe", "nettle"),
        ("hzzk", "hook"),
    ],
)
def test_the_likeliest_word_comes_first(typed: str, meant: str) -> None:
    assert SPELLER.corrections(typed)[0].words == (meant,)


@pytest.mark.parametrize("typed", ["ld", "a55", "onces", "umbrella", "sliid", "", "x" * 500])
def test_nothing_is_made_of_what_is_short_or_far(typed: str) -> None:
    assert SPELLER.corrections(typed) == []


@pytest.mark.parametrize("typed", ["kettlelid", "kettleslid"])
def test_a_compound_is_two_known_words(typed: str) -> None:
    assert SPELLER.corrections(typed)[0].words == ("kettle", "lid")


@pytest.mark.parametrize("typed", ["kettlexlid", "lidlid7", "kettleonce"])
def test_a_compound_of_anything_else_stays(typed: str) -> None:
    assert all(len(correction.words) == 1 for correction in SPELLER.corrections(typed))


def test_an_unfinished_word_may_go_on() -> None:
    assert not any(found.completes for found in SPELLER.corrections("kett"))
    assert [(found.words, found.completes) for found in SPELLER.corrections("kett", unfinished=True)] == [
        (("kettle",), True),
        (("kettles",), True),
    ]


def test_only_other_words_that_are_far_more_frequent_are_neighbours() -> None:
    assert [found.words for found in SPELLER.neighbours("settle")] == [("kettle",)]
    assert SPELLER.neighbours("nettle") == []
    assert SPELLER.neighbours("kettles") == []


def _query(*terms: str) -> tuple[Query, list[QueryWord]]:
    return Query(" ".join(terms), terms), [QueryWord(term, 1.0, term in SPELLER.documents) for term in terms]


def test_what_the_catalog_has_together_wins_over_what_is_likelier_by_itself() -> None:
    def support(queries: Sequence[Query]) -> list[int]:
        return [9 if query.terms == ("steel", "nettle") else 0 for query in queries]

    query, words = _query("steel", "ettle")
    assert respell(query, words, SPELLER, support).query.terms == ("steel", "nettle")


@pytest.mark.parametrize(
    ("typed", "terms"),
    [("kettel", ("steel", "kettle")), ("ketle", ("steel", "ketle")), ("settles", ("steel", "settles"))],
)
def test_beside_another_word_only_what_is_long_and_no_word_is_respelled_unconfirmed(
    typed: str, terms: tuple[str, ...]
) -> None:
    query, words = _query("steel", typed)
    assert respell(query, words, SPELLER, lambda queries: [0] * len(queries)).query.terms == terms


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("steeel", "steel"), ("xteel", "steel"), ("stxxl", "steel"), ("xteol", "xteol"), ("steal", "steal")],
)
def test_alone_neither_a_word_nor_a_short_name_far_from_others_is_respelled(typed: str, meant: str) -> None:
    query, words = _query(typed)
    assert respell(query, words, SPELLER, lambda queries: [0] * len(queries)).query.terms == (meant,)


@pytest.mark.parametrize(("products", "terms"), [(1, ("steel", "kettle")), (0, ("steel", "kxttlx"))])
def test_two_wrong_letters_need_a_product_that_confirms_them(products: int, terms: tuple[str, ...]) -> None:
    query, words = _query("steel", "kxttlx")
    assert respell(query, words, SPELLER, lambda queries: [products] * len(queries)).query.terms == terms


@pytest.mark.parametrize(("support", "terms"), [(0.2, ("steel", "kettles")), (0, ("steel", "kxttlxs"))])
def test_of_a_long_word_products_need_only_tell(support: float, terms: tuple[str, ...]) -> None:
    query, words = _query("steel", "kxttlxs")
    assert respell(query, words, SPELLER, lambda queries: [support] * len(queries)).query.terms == terms


def test_of_a_shorter_word_telling_is_not_enough() -> None:
    query, words = _query("steel", "kxttlx")
    assert respell(query, words, SPELLER, lambda queries: [0.2] * len(queries)).query == query


@pytest.mark.parametrize(("products", "terms"), [(4, ("steel", "hook")), (3, ("steel", "hxoozk"))])
def test_what_is_shorter_and_two_edits_away_has_to_bring_many_products(products: int, terms: tuple[str, ...]) -> None:
    query, words = _query("steel", "hxoozk")

    def support(queries: Sequence[Query]) -> list[int]:
        return [products * ("hook" in of_one.terms) for of_one in queries]

    assert respell(query, words, SPELLER, support).query.terms == terms


@pytest.mark.parametrize(("typed", "further"), [("hezzle", True), ("hxxk", True), ("axxk", False), ("hxk", False)])
def test_only_what_is_long_enough_or_begins_alike_is_looked_for_further(typed: str, further: bool) -> None:
    assert bool(SPELLER.further(typed)) == further


@pytest.mark.parametrize(("typed", "terms"), [("needle", ("needle",)), ("nextxe", ("nettle",)), ("netle", ("nettle",))])
def test_a_word_of_the_language_is_no_misspelling_of_another(typed: str, terms: tuple[str, ...]) -> None:
    query, words = _query(typed)
    assert respell(query, words, SPELLER, lambda queries: [1] * len(queries)).query.terms == terms


@pytest.mark.parametrize(("products", "terms"), [(1, ("kettle", "lid")), (0, ("kettlelid",))])
def test_a_word_is_taken_apart_where_products_have_both_parts(products: int, terms: tuple[str, ...]) -> None:
    query, words = _query("kettlelid")
    assert respell(query, words, SPELLER, lambda queries: [products] * len(queries)).query.terms == terms


@pytest.mark.parametrize(("products", "terms"), [(3, ("steel", "kettle")), (2, ("steel", "hettle"))])
def test_a_word_that_products_have_is_doubted_where_another_brings_enough(
    products: int, terms: tuple[str, ...]
) -> None:
    query, words = _query("steel", "hettle")
    doubted = doubt(
        Respelling(query), words, SPELLER, lambda queries: [products * ("kettle" in q.terms) for q in queries]
    )
    assert doubted.query.terms == terms


def test_a_word_of_the_language_is_never_doubted() -> None:
    query, words = _query("steel", "settle")
    assert doubt(Respelling(query), words, SPELLER, lambda queries: [9] * len(queries)).query == query


def test_neighbours_in_a_title_bear_a_reading_out_more() -> None:
    words = _query("steel", "lid")[1]
    titles = ("Steel lid", "Lid of steel", "Lid steel", "Hook of steel")
    documents = [
        StoredDocument.of(CatalogDocument(id=title, section="home", title=title, variants=[DocumentVariant()]))
        for title in titles
    ]
    assert support_of(words, read_evidence(words, documents, BrandBook({}))) == 2
    assert support_of(words[:1], read_evidence(words[:1], documents, BrandBook({}))) == 4


def test_what_only_tells_of_a_reading_counts_less_than_what_is_named_so() -> None:
    words = _query("steel", "lid")[1]
    told = CatalogDocument(
        id="1", section="home", title="Kettle", description="A steel lid.", variants=[DocumentVariant()]
    )
    evidence = read_evidence(words, [StoredDocument.of(told)] * FIRST, BrandBook({}))
    assert 0 < support_of(words, evidence) < NAMED


@pytest.mark.parametrize(
    ("q", "meant", "first"),
    [
        ("runing shoe", "running shoe", "R"),
        ("phone chrager", "phone charger", "C1"),
        ("phonecharger", "phone charger", "C1"),
        ("hilrunner", "hillrunner", "R"),
    ],
)
def test_a_misspelt_query_finds_what_was_meant(service: SearchService, q: str, meant: str, first: str) -> None:
    found = service.search(SearchRequest(q=q))
    assert found.did_you_mean == meant
    assert (found.sections.home.hits[0].home_id or "").startswith(first)
    assert [message.code for message in found.messages] == ["respelled"]


@pytest.mark.parametrize("q", ["hillrunner", "hillru", "stridewell pac", "zzzzzzzzzz"])
def test_what_is_right_or_unfinished_is_not_respelled(service: SearchService, q: str) -> None:
    assert service.search(SearchRequest(q=q)).did_you_mean is None


def test_a_misspelt_brand_is_still_told_from_one_that_is_spelled_right(service: SearchService) -> None:
    intent = service.search(SearchRequest(q="stridewel shoes")).intent
    assert (intent.brand, intent.by, intent.matched) == ("Stridewell", "typo", "stridewel")


def test_what_nothing_is_as_a_whole_is_told_with_the_words_that_were_dropped(service: SearchService) -> None:
    found = service.search(SearchRequest(q="peach charger tablet", limit=1))
    assert found.sections.home.hits
    assert [(message.code, "without" in message.text) for message in found.messages] == [("nearest", True)]
    assert service.search(SearchRequest(q="phone charger")).messages == []
    assert service.search(SearchRequest(q="peach charger tablet", filter="price < 9000")).messages == []


def test_a_word_of_a_list_is_no_misspelling() -> None:
    query, words = _query("steel", "ketle")
    listed = [replace(word, listed=True) for word in words]
    assert respell(query, listed, SPELLER, lambda queries: [0] * len(queries)).query.terms == ("steel", "ketle")


def test_a_common_word_is_looked_for_beside_one_that_nobody_has(service: SearchService) -> None:
    found = service.search(SearchRequest(q="運動靴 shoe"))
    assert found.sections.home.hits
    assert [message.text for message in found.messages] == ["No product has “運動靴”."]


def test_the_first_misspelt_query_waits_for_no_reading(
    shop_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with SearchService(shop_settings) as service:
        service.prepare()
        monkeypatch.setattr(Speller, "of", None)
        assert service.search(SearchRequest(q="stridewel")).intent.brand == "Stridewell"


def test_where_there_is_no_index_nothing_is_prepared(settings: Settings) -> None:
    with SearchService(settings) as service:
        service.prepare()


@pytest.mark.parametrize(("known", "whole"), [(True, True), (False, False)])
def test_a_reading_needs_all_of_its_words_that_products_have(known: bool, whole: bool) -> None:
    words = [QueryWord("steel", 3.0, True), QueryWord("xyzzy", 9.0, known), QueryWord("the", 0.1, False, weak=True)]
    assert first_products(words).whole is whole
