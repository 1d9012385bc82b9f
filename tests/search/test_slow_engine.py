"""An engine that is slow for a part of what is asked: the rest is answered, and says what is missing."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from config.settings import Settings
from search.api import create_app
from search.deadline import Deadline
from search.request import SearchRequest
from search.service import SearchService
from search.time_left import answered_within, time_left
from tests.engine_servers import KEY, meilisearch_server
from tests.search.server import served
from tests.search.shop import open_shop
from tests.slow_proxy import SlowProxy, slow_proxy

DEADLINE = 5.0
MISSPELT = "hillrunner runing shoe"


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Settings, SlowProxy]]:
    """A shop on a real Meilisearch, and what stands before it."""
    folder = tmp_path_factory.mktemp("slow")
    with meilisearch_server(folder) as url, slow_proxy(url) as proxy:
        settings = Settings(
            data_dir=folder / "data",
            config_dir=folder / "config",
            engine="meilisearch",
            meilisearch_url=proxy.url,
            meilisearch_key=KEY,
        )
        open_shop(settings)
        yield settings, proxy


@contextmanager
def asked(shop: tuple[Settings, SlowProxy], held: bytes) -> Iterator[httpx.Client]:
    """A client of the shop, whose engine does not answer what has these bytes in it."""
    settings, proxy = shop
    before = proxy.held
    proxy.holds = lambda sent: held in sent
    try:
        app = create_app(SearchService(settings), DEADLINE)
        with served(app) as address, httpx.Client(base_url=address, timeout=30) as client:
            yield client
    finally:
        proxy.holds = lambda _: False
    assert proxy.held > before


def codes(answer: dict[str, Any]) -> set[str]:
    return {message["code"] for message in answer["messages"]}


@pytest.mark.meilisearch
def test_facets_that_take_too_long_are_left_out(shop: tuple[Settings, SlowProxy]) -> None:
    with asked(shop, b'"facets"') as client:
        answer = client.get("/search", params={"q": "hillrunner shoe"}).json()
    assert answer["degraded"]
    assert "facets_missing" in codes(answer)
    home = answer["sections"]["home"]
    assert 0 < len(home["hits"]) == home["total"]
    assert not answer["facets"]["brand"]["values"]


@pytest.mark.meilisearch
def test_a_misspelt_word_is_looked_for_as_it_is_where_the_spelling_takes_too_long(
    shop: tuple[Settings, SlowProxy],
) -> None:
    with asked(shop, b'"limit":10,') as client:
        answer = client.get("/search", params={"q": MISSPELT}).json()
    assert answer["degraded"]
    assert "spelling_not_checked" in codes(answer)
    assert answer["did_you_mean"] is None
    assert answer["sections"]["home"]["hits"]
    assert answer["facets"]["brand"]["values"]


@pytest.mark.meilisearch
def test_the_index_that_was_live_is_searched_where_that_question_takes_too_long(
    shop: tuple[Settings, SlowProxy],
) -> None:
    settings, proxy = shop
    with SearchService(settings) as service:
        assert service.live_index()
        proxy.holds = lambda sent: b"displayed-attributes" in sent
        try:
            answers = [service.search(SearchRequest(q="shoe")) for _ in range(2)]
        finally:
            proxy.holds = lambda _: False
    assert all(answer.sections.home.hits and not answer.degraded for answer in answers)


@pytest.mark.meilisearch
def test_nothing_can_be_answered_where_the_engine_answers_nothing(shop: tuple[Settings, SlowProxy]) -> None:
    with asked(shop, b"multi-search") as client:
        answer = client.get("/search", params={"q": "shoe"})
    assert (answer.status_code, answer.json()["code"]) == (503, "deadline_exceeded")


def test_the_embedded_engine_leaves_out_what_there_is_no_time_for(service: SearchService) -> None:
    whole = service.search(SearchRequest(q=MISSPELT))
    assert (whole.degraded, whole.did_you_mean) == (False, "hillrunner running shoe")
    with answered_within(0):
        answer = service.search(SearchRequest(q=MISSPELT))
    found = {message.code for message in answer.messages}
    assert answer.degraded
    assert found >= {"spelling_not_checked", "not_ranked"}
    assert answer.sections.home.hits
    assert not service.search(SearchRequest(q=MISSPELT)).degraded


def test_whoever_answers_knows_how_much_time_there_is() -> None:
    app = FastAPI()
    app.add_middleware(Deadline, seconds=100.0, late=lambda _: pytest.fail("it is no late answer"))

    @app.get("/")
    def left() -> float:
        return time_left()

    with served(app) as address:
        assert 0 < httpx.get(address).json() <= 80
