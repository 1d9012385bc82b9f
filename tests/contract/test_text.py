"""What a query's words find."""

import pytest

from indexer.engines.protocol import SearchIndex
from indexer.engines.query import EngineQuery, Equals, QueryTerm, TextQuery
from tests.catalog import home_document, home_variant
from tests.contract.conftest import ask, found, short_id, text_query


@pytest.fixture(scope="module")
def index(module_index: SearchIndex) -> SearchIndex:
    module_index.apply(
        [
            home_document("shoe", "Trail Running Shoe", brand="Acme", category="Shoes > Running"),
            home_document("boot", "Hiking Boots", brand="Acme", description="Better than any shoe on the trail."),
            home_document("ink", "Ink cartridge LC-51C cyan", brand="Brother", identifiers=["LC-51C", "lc51c"]),
            home_document("drive", "Hard drive 626162-001", brand="HP", identifiers=["00884420588030"]),
            home_document("shirt", "Shirt", variants=[home_variant("shirt", options={"color": "Turquoise"})]),
            home_document("jacket", "Jacket", attributes={"filling": "goose down"}),
            home_document("cafe", "Café Crème Straße"),
            home_document("ja", "赤い運動靴"),
            home_document("th", "รองเท้าวิ่ง"),
            home_document("ru", "Кроссовки беговые"),
            home_document("hi", "दौड़ने के जूते"),
        ],
        [],
    )
    return module_index


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("running", "shoe"),
        ("hiking boots", "boot"),
        ("turquoise", "shirt"),
        ("goose", "jacket"),
        ("cafe creme", "cafe"),
        ("CAFÉ", "cafe"),
        ("strasse", "cafe"),
        ("LC51C", "ink"),
        ("lc 51c", "ink"),
        ("626162001", "drive"),
        ("884420588030", "drive"),
        ("運動靴", "ja"),
        ("運動", "ja"),
        ("รองเท้า", "th"),
        ("кроссовки", "ru"),
        ("जूते", "hi"),
    ],
)
def test_words_of_every_field_and_script_are_found(index: SearchIndex, words: str, first: str) -> None:
    assert found(index, words)[:1] == [first]


@pytest.mark.parametrize("words", ["shoes", "shoe"])
def test_singular_and_plural_find_each_other(index: SearchIndex, words: str) -> None:
    assert "shoe" in found(index, words, edits=1)


def test_a_title_outranks_a_description(index: SearchIndex) -> None:
    assert found(index, "trail shoe")[:2] == ["shoe", "boot"]


def test_a_document_need_not_have_every_word(index: SearchIndex) -> None:
    assert found(index, "running zeppelin") == ["shoe"]
    assert found(index, "zeppelin running") == ["shoe"]


def test_no_single_word_is_needed_not_even_the_rarest(index: SearchIndex) -> None:
    assert set(found(index, "goose turquoise")) == {"jacket", "shirt"}
    assert set(found(index, "trail cartridge turquoise")) == {"shoe", "boot", "ink", "shirt"}
    # The rarest is in the index, but not where the filter looks.
    assert set(found(index, "goose trail", Equals("brand", "acme"))) == {"shoe", "boot"}


def test_a_weak_word_finds_nothing_by_itself(index: SearchIndex) -> None:
    terms = (QueryTerm("goose"), QueryTerm("trail", weak=True))
    result = ask(index, EngineQuery(TextQuery(terms)))
    assert [short_id(hit.document) for hit in result.hits] == ["jacket"]


def test_a_misspelt_word_is_found_where_edits_are_allowed(index: SearchIndex) -> None:
    assert found(index, "runing", edits=1)[:1] == ["shoe"]
    assert found(index, "cartrigde", edits=2)[:1] == ["ink"]


def test_only_a_word_that_may_go_on_is_completed(index: SearchIndex) -> None:
    assert found(index, "cartr", prefix=True) == ["ink"]
    assert found(index, "cartr") == []


def test_a_synonym_finds_what_the_word_does_not(index: SearchIndex) -> None:
    text = TextQuery((QueryTerm("sneaker", synonyms=("running shoe", "trainer")),))
    hits = ask(index, EngineQuery(text)).hits
    assert [hit.document.id for hit in hits][:1] == ["home.shoe"]


def test_a_filter_narrows_what_words_find(index: SearchIndex) -> None:
    assert found(index, "shoe", Equals("brand", "acme"))
    assert found(index, "shoe", Equals("brand", "brother")) == []


def test_several_questions_are_answered_in_their_order(index: SearchIndex) -> None:
    questions = [EngineQuery(text_query("turquoise")), EngineQuery(text_query("zzzzzz")), EngineQuery(limit=0)]
    first, second, third = index.search(questions)
    assert [hit.document.id for hit in first.hits] == ["home.shirt"]
    assert (second.hits, second.total) == ([], 0)
    assert (third.hits, third.total) == ([], 11)
    assert index.search([]) == []


def test_ten_thousand_words_are_no_attack(index: SearchIndex) -> None:
    assert isinstance(found(index, "shoe " + "word " * 10_000), list)


@pytest.mark.parametrize(
    ("words", "options"),
    [
        ("trail shoe", {}),
        ("lc51c", {}),
        ("hp 626162 001", {}),
        ("運動靴", {}),
        ("cartrigde", {"edits": 2}),
        ("hik", {"prefix": True}),
    ],
)
def test_as_many_are_counted_as_are_found(index: SearchIndex, words: str, options: dict[str, int]) -> None:
    text = text_query(words, edits=options.get("edits", 0), prefix=bool(options.get("prefix")))
    hits, counted = index.search([EngineQuery(text), EngineQuery(text, limit=0)])
    assert counted.total == len(hits.hits) > 0


def test_a_phrase_that_stands_for_a_word_is_counted(index: SearchIndex) -> None:
    text = TextQuery((QueryTerm("sneaker", synonyms=("trail shoe", "boots")),))
    hits, counted = index.search([EngineQuery(text), EngineQuery(text, limit=0)])
    assert {short_id(hit.document) for hit in hits.hits} == {"shoe", "boot"}
    assert counted.total == 2


def test_phrases_that_begin_alike_are_each_found_and_counted(index: SearchIndex) -> None:
    text = TextQuery((QueryTerm("sneaker", synonyms=("hiking boots", "hiking zeppelin")),))
    hits, counted = index.search([EngineQuery(text), EngineQuery(text, limit=0)])
    assert {short_id(hit.document) for hit in hits.hits} == {"boot"}
    assert counted.total == 1
