"""Questions go where the address and the environment say, with what the address says of who asks."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer

import pytest
from meilisearch.errors import MeilisearchApiError

from indexer.engines.meilisearch.wire import Wire


class _Server(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    asked: list[tuple[str, str, str | None]]

    def do_POST(self) -> None:
        self.asked.append((self.command, self.path, self.headers["Authorization"]))
        self.rfile.read(int(self.headers["Content-Length"]))
        refused = "refuse" in self.path
        answer = b'{"code": "no_right", "message": "No right."}' if refused else b'{"results": []}'
        self.send_response(403 if refused else 200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        """Nothing on the terminal."""


@pytest.fixture
def server() -> Iterator[HTTPServer]:
    _Server.asked = []
    with ThreadingHTTPServer(("127.0.0.1", 0), _Server) as served:
        served.block_on_close = False  # connections are kept
        threading.Thread(target=served.serve_forever, daemon=True).start()
        yield served
        served.shutdown()


def test_the_path_of_the_address_and_the_key_are_sent(server: HTTPServer) -> None:
    wire = Wire(f"http://127.0.0.1:{server.server_port}/engine", "secret", 2)
    assert wire.answer("/multi-search", b"{}", 5) == {"results": []}
    assert _Server.asked == [("POST", "/engine/multi-search", "Bearer secret")]


def test_a_refusal_says_why(server: HTTPServer) -> None:
    wire = Wire(f"http://127.0.0.1:{server.server_port}", None, 2)
    with pytest.raises(MeilisearchApiError, match="No right") as refusal:
        wire.answer("/refuse", b"{}", 5)
    assert (refusal.value.status_code, refusal.value.code) == (403, "no_right")
    assert wire.answer("/multi-search", b"{}", 5) == {"results": []}


def test_the_proxy_of_the_environment_is_asked(server: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.delenv("no_proxy", raising=False)
    wire = Wire("http://engine.example:7700/", "secret", 2)
    assert wire.answer("/multi-search", b"{}", 5) == {"results": []}
    assert _Server.asked == [("POST", "http://engine.example:7700/multi-search", "Bearer secret")]
