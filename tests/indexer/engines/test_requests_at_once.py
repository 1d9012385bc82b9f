"""The queries of one search are answered side by side where a server has more than one core."""

import threading
from collections.abc import Iterator
from email.message import Message
from typing import Any

import orjson
import pytest

from config.settings import Settings
from indexer.engines.meilisearch.connection import Connection
from tests.indexer.engines.posted import answering

_PATIENCE = 10.0


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
