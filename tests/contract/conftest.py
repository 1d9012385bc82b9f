"""Every engine, one after the other, each empty and with a server of its own where it needs one."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from config.settings import Settings
from indexer.document import CatalogDocument
from indexer.engines.open import open_engine
from indexer.engines.protocol import SearchEngine, SearchIndex
from indexer.engines.query import EngineQuery, EngineResult, Filter, QueryTerm, TextQuery
from indexer.text import terms
from indexer.versions import SCHEMA
from tests.engine_servers import KEY, meilisearch_server

ENGINES = ("tantivy", pytest.param("meilisearch", marks=pytest.mark.meilisearch))

_prefixes = (f"contract{number}" for number in count())


@pytest.fixture(scope="session")
def server_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with meilisearch_server(tmp_path_factory.mktemp("meilisearch")) as url:
        yield url


@pytest.fixture(scope="session", params=ENGINES)
def new_settings(request: pytest.FixtureRequest) -> Callable[[Path], Settings]:
    """Settings of deployments that nothing else uses, by their data directory."""
    server = {}
    if request.param == "meilisearch":
        server = {"meilisearch_url": request.getfixturevalue("server_url"), "meilisearch_key": KEY}

    def make(directory: Path) -> Settings:
        return Settings(data_dir=directory, engine=request.param, meilisearch_prefix=next(_prefixes), **server)

    return make


@pytest.fixture
def engine_settings(new_settings: Callable[[Path], Settings], tmp_path: Path) -> Settings:
    return new_settings(tmp_path / "data")


@pytest.fixture
def engine(engine_settings: Settings) -> SearchEngine:
    return open_engine(engine_settings)


@pytest.fixture
def name(engine_settings: Settings) -> Callable[[int], str]:
    """Names of builds by their number."""
    return lambda number: f"{engine_settings.meilisearch_prefix}-v{SCHEMA}-{number:06d}"


@pytest.fixture
def index(engine: SearchEngine, name: Callable[[int], str]) -> SearchIndex:
    """An empty build."""
    return engine.create(name(1))


@pytest.fixture(scope="module")
def module_index(new_settings: Callable[[Path], Settings], tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    """One build for all tests of a module that only read."""
    settings = new_settings(tmp_path_factory.mktemp("data"))
    return open_engine(settings).create(f"{settings.meilisearch_prefix}-v{SCHEMA}-000001")


def text_query(words: str, *, edits: int = 0, prefix: bool = False) -> TextQuery:
    """The words as search asks for them; edits for all, prefix for the last."""
    found = terms(words)
    last = len(found) - 1
    return TextQuery(tuple(QueryTerm(word, edits, prefix and i == last) for i, word in enumerate(found)))


def ask(index: SearchIndex, query: EngineQuery) -> EngineResult:
    return index.search([query])[0]


def found(index: SearchIndex, words: str = "", filter_: Filter | None = None, **options: bool | int) -> list[str]:
    """The ids of the hits without their section, in the engine's order."""
    text = text_query(words, edits=int(options.get("edits", 0)), prefix=bool(options.get("prefix"))) if words else None
    hits = ask(index, EngineQuery(text, filter_)).hits
    return [short_id(hit.document) for hit in hits]


def short_id(document: CatalogDocument) -> str:
    return document.id.removeprefix("home.")
