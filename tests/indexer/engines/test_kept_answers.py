"""Answers that the embedded engine keeps: to the very same question, and only until the index changes."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from config.settings import Settings
from indexer.engines.open import open_engine
from indexer.engines.protocol import SearchIndex
from indexer.engines.query import And, EngineQuery, EngineResult, Equals, QueryTerm, TextQuery
from indexer.versions import BuildName
from tests.catalog import home_document

_LAMPS = EngineQuery(TextQuery((QueryTerm("lamp"),)), And((Equals("section", "home"),)), limit=2)
_QUESTIONS = (
    _LAMPS,
    replace(_LAMPS, limit=1),
    replace(_LAMPS, filter=And((Equals("section", "home"), Equals("brand", "B1")))),
    replace(_LAMPS, text=TextQuery((QueryTerm("desk"),))),
    replace(_LAMPS, facets=("brand",)),
    replace(_LAMPS, limit=0, facets=("brand",)),
    replace(_LAMPS, limit=0, facets=("brand",), filter=And((Equals("brand", "B1"),))),
)


@pytest.fixture
def index(tmp_path: Path) -> SearchIndex:
    settings = Settings(data_dir=tmp_path, engine="tantivy")
    made = open_engine(settings).create(str(BuildName(settings.meilisearch_prefix, 1)))
    made.apply((home_document(str(number), "oak lamp", brand=f"B{number % 2}") for number in range(5)), [])
    return made


def _shown(results: Sequence[EngineResult]) -> list[object]:
    return [([hit.stored.id for hit in result.hits], result.total, result.facets) for result in results]


def test_a_question_that_is_asked_again_gets_the_answer_that_only_it_has(index: SearchIndex) -> None:
    first = [_shown(index.search([question])) for question in _QUESTIONS]
    assert [_shown(index.search([question])) for question in _QUESTIONS] == first
    assert len({str(answer) for answer in first}) == len(first)


def test_no_answer_outlives_the_index_that_gave_it(index: SearchIndex) -> None:
    counted = replace(_LAMPS, limit=0)
    assert [result.total for result in index.search([_LAMPS, counted])] == [5, 5]
    index.apply([home_document("5", "steel lamp")], [f"home.{number}" for number in range(4)])
    assert [result.total for result in index.search([_LAMPS, counted])] == [2, 2]
    assert {hit.stored.id for hit in index.search([_LAMPS])[0].hits} == {"home.4", "home.5"}
