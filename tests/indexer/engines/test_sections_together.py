"""Hits of both sections that one search of the embedded engine brings, against each section asked for alone."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from config.settings import Settings
from indexer.document import CatalogDocument, Section
from indexer.engines.open import open_engine
from indexer.engines.protocol import SearchIndex
from indexer.engines.query import And, EngineQuery, Equals, Filter, QueryTerm, TextQuery
from indexer.engines.tantivy.sections import together
from indexer.versions import BuildName
from tests.catalog import home_document

_WORDS = ("lamp", "desk", "red", "oak", "small")


def _document(number: int) -> CatalogDocument:
    """Every third is a candidate, every eleventh withheld; all differ in the words that they have, and how often."""
    words = [word for i, word in enumerate(_WORDS) for _ in range((number >> i) % 3)]
    section: Section = "withheld" if number % 11 == 0 else "buy_for_me" if number % 3 == 0 else "home"
    return home_document(str(number), " ".join(["thing", *words]), section=section, brand=f"B{number % 2}")


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    settings = Settings(data_dir=Path(tmp_path_factory.mktemp("data")), engine="tantivy")
    made = open_engine(settings).create(str(BuildName(settings.meilisearch_prefix, 1)))
    made.apply(map(_document, range(600)), [])
    return made


def _queries(words: str, limits: Sequence[int], *parts: Filter) -> list[EngineQuery]:
    text = TextQuery(tuple(map(QueryTerm, words.split())))
    sections = zip(("home", "buy_for_me"), limits, strict=True)
    return [
        EngineQuery(text, And((Equals("section", name), *parts)), limit=limit, counted=False)
        for name, limit in sections
    ]


@pytest.mark.parametrize("words", ["thing", "lamp", "lamp desk", "lamp desk red oak small", "nothing", "nothing lamp"])
@pytest.mark.parametrize("limits", [(20, 6), (200, 60), (5, 100), (150, 2), (600, 600)])
@pytest.mark.parametrize("parts", [(), (Equals("brand", "B1"),)])
def test_a_section_has_the_same_hits_beside_the_other_as_alone(
    index: SearchIndex, words: str, limits: Sequence[int], parts: Sequence[Filter]
) -> None:
    queries = _queries(words, limits, *parts)
    alone = [index.search([query])[0] for query in queries]
    for by_itself, beside in zip(alone, index.search(queries), strict=True):
        assert [(hit.stored.id, hit.score) for hit in beside.hits] == [(h.stored.id, h.score) for h in by_itself.hits]


def test_only_what_differs_in_nothing_but_the_section_is_asked_together() -> None:
    home, brands = _queries("lamp", (20, 6))
    [closed] = _queries("lamp", (20, 6), Equals("brand", "B1"))[1:]
    [other] = _queries("desk", (20, 6))[1:]
    assert together([home, brands]) is not None
    assert [together(pair) for pair in ([home, closed], [home, other], [brands, home], [home])] == [None] * 4
