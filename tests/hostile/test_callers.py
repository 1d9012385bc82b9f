"""What callers of the API may send: every request ends in a clear answer, and none harms the others."""

import json
import socket
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from urllib.parse import quote

import httpx
import pytest

from config.progress import silent
from config.settings import Settings
from indexer.reindex import rebuild_index
from tests.search.server import running_server
from tests.search.shop import open_shop

_SEARCHES = 1_000
_AT_ONCE = 50


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("callers")
    settings = Settings(data_dir=folder / "data", config_dir=folder / "config")
    open_shop(settings)
    return settings


@pytest.fixture(scope="module")
def address(shop: Settings) -> Iterator[str]:
    with running_server(shop) as address:
        yield address


def ask(address: str, path: str) -> tuple[int, dict[str, object]]:
    """Without a library that would refuse to send it."""
    connection = HTTPConnection(address.removeprefix("http://"), timeout=30)
    connection.request("GET", path)
    answer = connection.getresponse()
    found = answer.status, json.loads(answer.read())
    connection.close()
    return found


QUERIES = {
    "31-a megabyte": "shoe " + "b" * 1_000_000,
    "31-ten thousand terms": " ".join(f"term{number}" for number in range(10_000)),
    "31-only punctuation": "!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~" * 10,
    "31-every script": "運動靴 ボリューム 신발 חידוש حذاء обувь παπούτσι जूता รองเท้า ջինս",
    "31-emoji": "👟👩🏽‍🚀🏳️‍🌈" * 50,
    "31-right to left": "\u202e\u2067حذاء shoe\u2069" * 20,
}


@pytest.mark.parametrize("path", ["/search?limit=5&q=", "/suggest?q="])
@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_any_query_is_answered(address: str, path: str, query: str) -> None:
    status, answer = ask(address, path + quote(query))
    assert status == 200
    assert len(str(answer["query"])) <= 512


FILTERS = {
    "31-ten thousand parentheses": "(" * 10_000 + "brand = a" + ")" * 10_000,
    "31-NOT two thousand times": "NOT " * 2_000 + "brand = a",
    "31-ORs without end": " OR ".join(["brand = a"] * 100_000),
}


@pytest.mark.parametrize("text", FILTERS.values(), ids=FILTERS)
def test_a_filter_beyond_measure_is_refused(address: str, text: str) -> None:
    status, answer = ask(address, f"/search?filter={quote(text)}")
    assert (status, answer["code"]) == (400, "invalid_input")


REFUSED = {
    "32-page 0": ("/search?page=0", 422),
    "32-a page beyond all": ("/search?page=99999999999999999999", 422),
    "32-a negative limit": ("/search?limit=-1", 422),
    "32-a limit beyond all": ("/suggest?limit=100000", 422),
    "32-an unknown parameter": ("/search?filtre=brand%3Da", 422),
    "32-an unknown field": ("/search?filter=colr%3Dred", 400),
    "32-a hidden field": ("/search?filter=section%3Dwithheld", 400),
    "32-an unknown order": ("/brands/Stridewell?sort=random", 422),
    "32-a forged cursor": ("/search?cursor=AAAA", 400),
}


@pytest.mark.parametrize(("path", "status"), REFUSED.values(), ids=REFUSED)
def test_what_makes_no_sense_is_told(address: str, path: str, status: int) -> None:
    got, answer = ask(address, path)
    assert got == status
    assert answer["error"]
    assert answer["next_step"]


def test_32_a_page_past_the_end_is_empty_and_says_so(address: str) -> None:
    status, answer = ask(address, "/search?q=shoe&page=900")
    assert status == 200
    assert "page_past_end" in str(answer["messages"])


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "203.0.113.7"], ids="32-{}".format)
def test_without_keys_nobody_else_is_served(host: str) -> None:
    command = [sys.executable, "-m", "cli", "serve", "--host", host]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert "loopback only" in done.stderr or "can't be used" in done.stderr


def test_33_a_thousand_searches_during_reindexes_are_all_answered(shop: Settings, address: str) -> None:
    over = threading.Event()

    def rebuild() -> None:
        while not over.is_set():
            rebuild_index(shop, silent)

    with httpx.Client(base_url=address, timeout=60, limits=httpx.Limits(max_connections=_AT_ONCE)) as client:

        def search(number: int) -> tuple[int, bool]:
            answer = client.get("/search", params={"q": ("running shoe", "stridewell", "phone charger")[number % 3]})
            return answer.status_code, bool(answer.json()["sections"]["home"]["hits"])

        rebuilding = threading.Thread(target=rebuild)
        rebuilding.start()
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            outcomes = Counter(pool.map(search, range(_SEARCHES)))
        over.set()
        rebuilding.join()
    assert outcomes == {(200, True): _SEARCHES}


def test_33_clients_that_read_and_write_a_byte_at_a_time_hold_up_nobody(address: str) -> None:
    host, _, port = address.removeprefix("http://").partition(":")
    slow = [socket.create_connection((host, int(port))) for _ in range(100)]
    for number, connection in enumerate(slow):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
        connection.sendall(b"GET /search?q=shoe&limit=100 HTTP/1.1\r\nHost: x\r\n" + b"\r\n" * (number % 2))
    for connection in slow[1::2]:
        assert connection.recv(1) == b"H"
    assert ask(address, "/search?q=shoe")[0] == 200
    for connection in slow:
        connection.close()
