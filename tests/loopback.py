"""A loopback site for tests: routes in a dictionary, a log of what was asked for."""

import threading
from collections import Counter
from collections.abc import Callable

from search.demo.loopback import LoopbackServer, Request, Response

__all__ = ["LoopbackSite", "Request", "Response"]

Route = Response | Callable[[Request], Response]


class LoopbackSite(LoopbackServer):
    """Answers from ``routes`` (path → response, or a function of the request), and 404 for the rest.

    A body may name the site's own address as ``{base}``.
    """

    def __init__(self) -> None:
        super().__init__(self._respond)
        self.routes: dict[str, Route] = {}
        self.requests: list[Request] = []
        self._lock = threading.Lock()

    def add(
        self,
        path: str,
        body: str | bytes = b"",
        *,
        status: int = 200,
        content_type: str = "text/html; charset=utf-8",
        headers: dict[str, str] | None = None,
    ) -> str:
        """Route a path to a fixed answer; returns its address."""
        data = body.replace("{base}", self.url).encode() if isinstance(body, str) else body
        self.routes[path] = Response(data, status, content_type, headers or {})
        return self.url + path.lstrip("/")

    @property
    def asked(self) -> Counter[str]:
        """How often each path was asked for."""
        with self._lock:
            return Counter(request.path for request in self.requests)

    def _respond(self, request: Request) -> Response:
        with self._lock:
            self.requests.append(request)
        route = self.routes.get(request.path, Response(b"<h1>Not found</h1>", 404))
        return route if isinstance(route, Response) else route(request)
