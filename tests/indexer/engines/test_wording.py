"""What Meilisearch is asked of a query, and when it is asked for more."""

from dataclasses import replace

import pytest

from indexer.document import CatalogDocument, DocumentVariant
from indexer.engines.meilisearch.queries import search_request
from indexer.engines.meilisearch.united import followed, united
from indexer.engines.meilisearch.wording import Worded, first_wordings, other_wordings, single_words
from indexer.engines.query import EngineHit, EngineQuery, EngineResult, QueryTerm, TextQuery
from indexer.engines.stored_document import StoredDocument

SNEAKERS = EngineQuery(TextQuery((QueryTerm("red"), QueryTerm("sneaker", synonyms=("trainer",)))), limit=200)


def result(*ids: str, total: int) -> EngineResult:
    stored = [
        StoredDocument.of(CatalogDocument(id=id_, section="home", title=id_, variants=[DocumentVariant()]))
        for id_ in ids
    ]
    hits = [EngineHit(document, 1 - place / 10) for place, document in enumerate(stored)]
    return EngineResult(hits, total, {"brand": {"Acme": total}})


def ids(found: EngineResult) -> list[str]:
    return [hit.stored.id for hit in found.hits]


def test_only_a_few_hits_of_another_wording_are_asked_for() -> None:
    asked = [(worded.query.limit, worded.text) for worded in first_wordings(SNEAKERS)]
    assert asked == [(200, "red sneaker "), (30, "red trainer ")]


def test_another_wording_is_asked_for_as_a_whole() -> None:
    own, other = first_wordings(SNEAKERS)
    assert [search_request("uid", worded, "USD")["matchingStrategy"] for worded in (own, other)] == ["frequency", "all"]


def test_where_every_word_is_needed_nothing_further_is_asked() -> None:
    needed = replace(SNEAKERS, whole=True)
    assert [worded.whole for worded in first_wordings(needed)] == [True, True]
    assert not other_wordings(needed, [result(total=0), result(total=0)])
    assert not single_words(needed, result(total=0))


def test_twice_the_same_is_one_word() -> None:
    assert Worded(SNEAKERS, "red red trainer ").words == 2


def test_counts_are_those_of_the_querys_own_words() -> None:
    counting = EngineQuery(SNEAKERS.text, limit=0)
    assert [worded.text for worded in first_wordings(counting)] == ["red sneaker "]
    assert not other_wordings(counting, [result(total=20)])
    assert united(SNEAKERS, [result(total=20), result(total=90)]).total == 20


def test_where_they_find_little_another_wording_counts_too() -> None:
    counting = EngineQuery(SNEAKERS.text, limit=0)
    assert [worded.text for worded in other_wordings(counting, [result(total=19)])] == ["red trainer "]
    assert united(counting, [result(total=19), result(total=90)]).facets == {"brand": {"Acme": 90}}


@pytest.mark.parametrize(
    ("text", "total", "asked"), [("shoe", 1, []), ("shoe", 90, ["boot "]), ("red shoe", 1, ["red boot "])]
)
def test_another_wording_is_asked_for_in_full_if_it_may_have_more(text: str, total: int, asked: list[str]) -> None:
    terms = tuple(QueryTerm(word, synonyms=("boot",) * (word == "shoe")) for word in text.split())
    found = [result("a", total=1), result("b", total=total)]
    assert [worded.text for worded in other_wordings(EngineQuery(TextQuery(terms), limit=200), found)] == asked


def test_words_are_asked_for_alone_where_all_wordings_find_little() -> None:
    found = result("a", total=1)
    asked = [(worded.query.limit, worded.text) for worded in single_words(SNEAKERS, found)]
    assert asked == [(30, "red "), (30, "sneaker ")]
    assert ids(followed(SNEAKERS, found, [result("b", "a", total=2)])) == ["a", "b"]
    assert not single_words(SNEAKERS, result(*map(str, range(20)), total=20))


def test_a_fifth_of_the_hits_that_are_wanted_is_enough() -> None:
    few = EngineQuery(SNEAKERS.text, limit=10)
    assert single_words(few, result("a", total=1))
    assert not single_words(few, result("a", "b", total=2))
