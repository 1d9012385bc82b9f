"""The queries of one search are answered side by side where a server has more than one core."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import orjson
import pytest

from config.settings import Settings
from indexer.engines.meilisearch.connection import Connection

_PATIENCE = 10.0


class _Server(BaseHTTPRequestHandler):
    """Answers a request only while another one waits for its answer, each query with its own words."""

    protocol_version = "HTTP/1.1"
    both: threading.Barrier

    def do_POST(self) -> None:
        asked = orjson.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"]
        self.both.wait(_PATIENCE)
        answer = orjson.dumps({"results": asked})
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        """Nothing on the terminal."""


@pytest.fixture
def connection() -> Iterator[Connection]:
    _Server.both = threading.Barrier(2)
    with ThreadingHTTPServer(("127.0.0.1", 0), _Server) as served:
        served.block_on_close = False  # connections are kept
        threading.Thread(target=served.serve_forever, daemon=True).start()
        yield Connection(Settings(meilisearch_url=f"http://127.0.0.1:{served.server_port}"))
        served.shutdown()


@pytest.mark.parametrize("count", [2, 3, 4])
def test_queries_go_in_two_requests_at_once_and_keep_their_order(connection: Connection, count: int) -> None:
    queries: list[dict[str, Any]] = [{"q": str(number)} for number in range(count)]
    assert connection.search(queries) == queries
