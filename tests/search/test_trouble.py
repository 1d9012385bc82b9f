"""An engine that is down, slow, half-built, damaged or of another version: a clear answer, and soon."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from config.settings import Settings
from indexer.engines.open import open_engine
from indexer.versions import SCHEMA
from search.api import create_app
from search.service import SearchService
from tests.engine_servers import free_port
from tests.search.server import served
from tests.search.shop import open_shop

PATHS = ("/search?q=shoe", "/suggest?q=sho", "/products/home.1", "/healthz")


@contextmanager
def client(settings: Settings, deadline: float = 5.0) -> Iterator[httpx.Client]:
    app = create_app(SearchService(settings), deadline)
    with served(app) as address, httpx.Client(base_url=address, timeout=30) as client:
        yield client


def told(answer: httpx.Response) -> tuple[int, str]:
    body = answer.json()
    assert body.keys() == {"error", "code", "next_step"}
    return answer.status_code, body["code"]


@pytest.fixture
def meilisearch(settings: Settings) -> Callable[[str], Settings]:
    server = {"engine": "meilisearch", "meilisearch_key": "secret-key"}
    return lambda url: settings.model_copy(update={**server, "meilisearch_url": url})


def test_an_engine_that_is_down(meilisearch: Callable[[str], Settings]) -> None:
    with client(meilisearch(f"http://127.0.0.1:{free_port()}")) as api:
        for path in PATHS:
            answer = api.get(path)
            assert told(answer) == (503, "engine_unavailable")
            assert "Start it" in answer.json()["next_step"]
            assert "secret-key" not in answer.text
        page = api.get("/?q=shoe")
        assert page.status_code == 503
        assert "Start it" in page.text


def test_an_engine_that_never_answers(meilisearch: Callable[[str], Settings]) -> None:
    """Nor do the requests wait for one another: all threads are busy with the first ones."""
    silent = socket.create_server(("127.0.0.1", 0))
    with silent, client(meilisearch(f"http://127.0.0.1:{silent.getsockname()[1]}"), deadline=0.3) as api:
        for path in PATHS * 3:
            assert told(api.get(path)) == (503, "deadline_exceeded")
        page = api.get("/?q=shoe")
        assert (page.status_code, page.headers["content-type"]) == (503, "text/html; charset=utf-8")
        assert "takes too long" in page.text
        assert api.get("/openapi.json").status_code == 200
        silent.close()


@pytest.mark.parametrize("answered", [b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi", b"\x00\x01 no HTTP\r\n\r\n"])
def test_an_engine_that_is_something_else(meilisearch: Callable[[str], Settings], answered: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:

        def serve() -> None:
            while True:
                try:
                    connection, _ = other.accept()
                except OSError:
                    return
                with connection:
                    connection.recv(65_536)
                    connection.sendall(answered)

        threading.Thread(target=serve, daemon=True).start()
        with client(meilisearch(f"http://127.0.0.1:{other.getsockname()[1]}")) as api:
            assert told(api.get("/search?q=shoe")) == (503, "engine_unavailable")
        other.shutdown(socket.SHUT_RDWR)


def test_no_index_yet(settings: Settings) -> None:
    with client(settings) as api:
        for path in PATHS:
            assert told(api.get(path)) == (503, "no_index")


def test_a_build_that_was_not_finished_is_not_searched(settings: Settings) -> None:
    open_engine(settings).create(f"offshelf-v{SCHEMA}-000001")
    with client(settings) as api:
        assert told(api.get("/search?q=shoe")) == (503, "no_index")


def test_an_index_of_another_version(settings: Settings) -> None:
    open_shop(settings)
    (settings.data_dir / "tantivy" / "live").write_text(f"offshelf-v{SCHEMA + 1}-000001", "utf-8")
    with client(settings) as api:
        answer = api.get("/search?q=shoe")
        assert told(answer) == (503, "index_outdated")
        assert answer.json()["next_step"] == "Build a new one with: offshelf reindex"


def test_an_index_that_is_damaged(settings: Settings) -> None:
    open_shop(settings)
    [build] = (settings.data_dir / "tantivy").glob("offshelf-*")
    for file in build.iterdir():
        file.write_bytes(b"\x00" * 10)
    with client(settings) as api:
        assert told(api.get("/search?q=shoe")) == (503, "engine_unavailable")


def test_a_slow_client_holds_up_nobody(address: str) -> None:
    """It sends its request a byte at a time, and reads no answer."""
    host, port = address.removeprefix("http://").split(":")
    slow = [socket.create_connection((host, int(port))) for _ in range(50)]
    for number, connection in enumerate(slow):
        connection.sendall(b"GET /search?q=shoe&limit=100 HTTP/1.1\r\nHost: x\r\n" + b"\r\n" * (number % 2))
    assert httpx.get(f"{address}/search?q=shoe", timeout=20).status_code == 200
    for connection in slow:
        connection.close()


def test_the_key_of_cursors_is_kept_from_others(settings: Settings, tmp_path: Path) -> None:
    with client(settings):
        assert (tmp_path / "data" / "service.key").stat().st_mode & 0o777 == 0o600
