"""Searches over HTTP on kept connections, by one client or several at once."""

import http.client
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from search.evaluation.gain import mean


@dataclass(frozen=True)
class Sent:
    """One request."""

    method: str
    path: str
    body: bytes | None = None


def measure(address: str, requests: Sequence[Sent], clients: int, found: Callable[[bytes], bool]) -> dict[str, float]:
    """Milliseconds, searches a second and failures; ``found`` says whether an answer has what was asked for."""
    waiting = list(requests)
    milliseconds: list[float] = []
    sizes: list[int] = []
    failed: list[str] = []

    def client() -> None:
        connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
        while waiting:
            try:
                request = waiting.pop()
            except IndexError:
                return
            begun = time.perf_counter()
            status, content = _answer(connection, request)
            milliseconds.append((time.perf_counter() - begun) * 1000)
            sizes.append(len(content))
            if status != http.HTTPStatus.OK or not found(content):
                failed.append(request.path)

    threads = [threading.Thread(target=client) for _ in range(clients)]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - begun
    milliseconds.sort()
    shares = {f"p{share}": round(milliseconds[len(milliseconds) * share // 100], 1) for share in (50, 95, 99)}
    return {
        **shares,
        "per_second": round(len(milliseconds) / seconds, 1),
        "kilobytes": round(mean(map(float, sizes)) / 1000, 1),
        "failed": len(failed),
    }


def _answer(connection: http.client.HTTPConnection, request: Sent) -> tuple[int, bytes]:
    connection.request(request.method, request.path, request.body, {"Content-Type": "application/json"})
    answer = connection.getresponse()
    return answer.status, answer.read()
