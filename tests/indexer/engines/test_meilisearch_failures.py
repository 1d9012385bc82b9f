"""A Meilisearch that is down, slow, strange or locked: one clear error with the next step."""

import socket

import meilisearch
import pytest

from config.errors import EngineError
from config.settings import Settings
from indexer.engines.meilisearch import connection
from indexer.engines.open import open_engine
from indexer.engines.query import EngineQuery
from indexer.versions import BuildName
from tests.catalog import home_document
from tests.contract.conftest import server_url as server_url
from tests.engine_servers import KEY, free_port
from tests.loopback import LoopbackSite


def engine_at(settings: Settings, url: str, key: str | None = None) -> Settings:
    return settings.model_copy(update={"engine": "meilisearch", "meilisearch_url": url, "meilisearch_key": key})


def test_a_server_that_is_down(settings: Settings) -> None:
    engine = open_engine(engine_at(settings, f"http://127.0.0.1:{free_port()}"))
    for attempt in (engine.check, engine.live, engine.builds):
        with pytest.raises(EngineError, match=r"no Meilisearch answers.*OFFSHELF_MEILISEARCH_URL"):
            attempt()


@pytest.mark.parametrize("url", ["http://", "nonsense", "http://[", "ftp://127.0.0.1"])
def test_an_address_that_is_none(settings: Settings, url: str) -> None:
    with pytest.raises(EngineError, match="OFFSHELF_MEILISEARCH_URL"):
        open_engine(engine_at(settings, url)).check()


def test_a_server_that_is_something_else(settings: Settings, site: LoopbackSite) -> None:
    site.add("/version", "<html>It works!</html>")
    with pytest.raises(EngineError, match="no Meilisearch answers"):
        open_engine(engine_at(settings, site.url)).check()


def test_a_server_that_does_not_answer_in_time(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "TIMEOUT", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(EngineError, match="does not answer in time"):
            open_engine(engine_at(settings, url)).check()


def test_a_server_that_knows_no_such_page(settings: Settings, site: LoopbackSite) -> None:
    with pytest.raises(EngineError, match=r"no Meilisearch answers.*OFFSHELF_MEILISEARCH_URL"):
        open_engine(engine_at(settings, site.url)).check()


@pytest.mark.meilisearch
def test_a_key_for_the_indexes_of_one_deployment_searches_and_no_more(settings: Settings, server_url: str) -> None:
    ours = engine_at(settings, server_url, KEY).model_copy(update={"meilisearch_prefix": "limited"})
    engine = open_engine(ours)
    engine.create(str(BuildName("limited", 1))).apply([home_document("1", "Shoe")], [])
    engine.switch(str(BuildName("limited", 1)))
    rights = {"actions": ["search", "settings.get"], "indexes": ["limited-*"], "expiresAt": None}
    limited = open_engine(engine_at(ours, server_url, meilisearch.Client(server_url, KEY).create_key(rights).key))
    live = limited.live()
    assert live is not None
    assert [hit.document.title for hit in live.search([EngineQuery()])[0].hits] == ["Shoe"]
    for attempt in (limited.check, lambda: limited.create(str(BuildName("limited", 2)))):
        with pytest.raises(EngineError, match="refuses the key"):
            attempt()


@pytest.mark.meilisearch
@pytest.mark.parametrize("key", [None, "the-wrong-key-of-sixteen-bytes"])
def test_a_wrong_key(settings: Settings, server_url: str, key: str | None) -> None:
    with pytest.raises(EngineError, match=r"refuses the key.*OFFSHELF_MEILISEARCH_KEY"):
        open_engine(engine_at(settings, server_url, key)).check()


@pytest.mark.meilisearch
def test_a_task_that_fails_on_the_server_is_a_failure(settings: Settings, server_url: str) -> None:
    server = connection.Connection(engine_at(settings, server_url, KEY))
    server.done("make it", lambda client: client.create_index("twice"))
    with pytest.raises(EngineError, match=r"Can't make it again: Index `twice` already exists"):
        server.done("make it again", lambda client: client.create_index("twice"))
    with pytest.raises(EngineError, match=r"Can't write index 'twice'.*primary key"):
        server.wait("write index 'twice'", server.upload("twice", b'{"a_id": 1, "b_id": 2}'))
