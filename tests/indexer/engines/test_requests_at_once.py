"""The queries of one search are answered side by side where a server has more than one core."""

import threading
from collections.abc import Iterator
from email.message import Message
from typing import Any

import orjson
import pytest

from config.settings import Settings
from indexer.engines.meilisearch.connection import Connection
from indexer.engines.meilisearch.index import MeilisearchIndex
from indexer.engines.query import EngineQuery
from tests.indexer.engines.posted import answering

_PATIENCE = 10.0
_A_WHILE = 0.2


@pytest.fixture
def connection() -> Iterator[Connection]:
    """To a server that answers a request only while another one waits for its answer, each query with its own words."""
    both = threading.Barrier(2)

    def respond(_: str, __: Message, body: bytes) -> tuple[int, bytes]:
        asked = orjson.loads(body)["queries"]
        both.wait(_PATIENCE)
        return 200, orjson.dumps({"results": asked})

    with answering(respond) as address:
        yield Connection(Settings(meilisearch_url=address))


@pytest.mark.parametrize("count", [2, 3, 4])
def test_queries_go_in_two_requests_at_once_and_keep_their_order(connection: Connection, count: int) -> None:
    queries: list[dict[str, Any]] = [{"q": str(number)} for number in range(count)]
    assert connection.search(queries) == queries


def test_counting_begins_where_the_first_hits_have_come() -> None:
    counted = threading.Event()
    too_early: list[bool] = []

    def respond(_: str, __: Message, body: bytes) -> tuple[int, bytes]:
        (asked,) = orjson.loads(body)["queries"]
        match asked["limit"]:
            case 0:
                counted.set()
            case 60:
                too_early.append(counted.wait(_A_WHILE))
            case _:
                counted.wait(_PATIENCE)
        return 200, orjson.dumps({"results": [{"hits": [], "estimatedTotalHits": asked["limit"] + 1}]})

    with answering(respond) as address:
        index = MeilisearchIndex(Connection(Settings(meilisearch_url=address)), "build", "live", "USD")
        answers = index.begin([EngineQuery(limit=limit) for limit in (200, 0, 60)])
        assert [answer.result(_PATIENCE).total for answer in answers] == [201, 1, 61]
    assert too_early == [False]


def test_what_is_only_counted_needs_no_hits() -> None:
    def respond(_: str, __: Message, ___: bytes) -> tuple[int, bytes]:
        return 200, orjson.dumps({"results": [{"hits": [], "estimatedTotalHits": 7}]})

    with answering(respond) as address:
        index = MeilisearchIndex(Connection(Settings(meilisearch_url=address)), "build", "live", "USD")
        (answer,) = index.begin([EngineQuery(limit=0)])
        assert answer.result(_PATIENCE).total == 7
