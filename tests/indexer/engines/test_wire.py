"""Questions go where the address and the environment say, with what the address says of who asks."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message

import pytest
from meilisearch.errors import MeilisearchApiError

from indexer.engines.meilisearch.wire import Wire
from tests.indexer.engines.posted import answering


@dataclass
class _Server:
    url: str = ""
    asked: list[tuple[str, str | None]] = field(default_factory=list)

    def respond(self, question: str, headers: Message, _: bytes) -> tuple[int, bytes]:
        self.asked.append((question, headers["Authorization"]))
        if "refuse" in question:
            return 403, b'{"code": "no_right", "message": "No right."}'
        return 200, b'{"results": []}'


@pytest.fixture
def server() -> Iterator[_Server]:
    server = _Server()
    with answering(server.respond) as server.url:
        yield server


def test_the_path_of_the_address_and_the_key_are_sent(server: _Server) -> None:
    wire = Wire(f"{server.url}/engine", "secret", 2)
    assert wire.answer("/multi-search", b"{}", 5) == {"results": []}
    assert server.asked == [("POST /engine/multi-search", "Bearer secret")]


def test_a_refusal_says_why(server: _Server) -> None:
    wire = Wire(server.url, None, 2)
    with pytest.raises(MeilisearchApiError, match="No right") as refusal:
        wire.answer("/refuse", b"{}", 5)
    assert (refusal.value.status_code, refusal.value.code) == (403, "no_right")
    assert wire.answer("/multi-search", b"{}", 5) == {"results": []}


def test_the_proxy_of_the_environment_is_asked(server: _Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", server.url)
    monkeypatch.delenv("no_proxy", raising=False)
    wire = Wire("http://engine.example:7700/", "secret", 2)
    assert wire.answer("/multi-search", b"{}", 5) == {"results": []}
    assert server.asked == [("POST http://engine.example:7700/multi-search", "Bearer secret")]
