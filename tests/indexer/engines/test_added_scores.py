"""What the embedded engine's scores are made of: everything that is found of a document adds up."""

from pathlib import Path

import pytest

from config.settings import Settings
from indexer.engines.open import open_engine
from indexer.engines.protocol import SearchIndex
from indexer.engines.query import EngineQuery, QueryTerm, TextQuery
from indexer.versions import BuildName
from tests.catalog import home_document

_DOCUMENTS = {
    "both": ("Lamp", "lamp small"),
    "named": ("Lamp", "desk small"),
    "told": ("Desk", "lamp small"),
    "other": ("Light", "desk small"),
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    settings = Settings(data_dir=Path(tmp_path_factory.mktemp("data")), engine="tantivy")
    made = open_engine(settings).create(str(BuildName(settings.meilisearch_prefix, 1)))
    made.apply((home_document(id_, title, description=said) for id_, (title, said) in _DOCUMENTS.items()), [])
    return made


def _scores(index: SearchIndex, *terms: QueryTerm) -> dict[str, float]:
    [answer] = index.search([EngineQuery(TextQuery(terms))])
    return {hit.document.home_id or "": hit.score for hit in answer.hits}


def test_a_word_counts_in_both_fields(index: SearchIndex) -> None:
    scores = _scores(index, QueryTerm("lamp"))
    assert scores["both"] == pytest.approx(scores["named"] + scores["told"])


def test_words_and_what_stands_for_them_add_up(index: SearchIndex) -> None:
    lamp, small = _scores(index, QueryTerm("lamp")), _scores(index, QueryTerm("small"))
    assert _scores(index, QueryTerm("lamp"), QueryTerm("small"))["named"] == pytest.approx(
        lamp["named"] + small["named"]
    )
    assert _scores(index, QueryTerm("lamp", synonyms=("small",)))["named"] > lamp["named"]


def test_a_synonym_counts_less_than_the_word(index: SearchIndex) -> None:
    as_synonym = _scores(index, QueryTerm("lamp", synonyms=("light",)))
    assert 0 < as_synonym["other"] < _scores(index, QueryTerm("light"))["other"]


def test_a_weak_word_changes_no_score(index: SearchIndex) -> None:
    assert _scores(index, QueryTerm("lamp"), QueryTerm("small", weak=True)) == _scores(index, QueryTerm("lamp"))
