"""A real HTTP server on loopback: one function answers, threads of this process serve."""

import socket
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True)
class Request:
    """What a client asked for; ``path`` is as sent, without the query."""

    method: str
    path: str
    query: Mapping[str, list[str]]
    headers: Message
    base: str
    """Address of the server as the client called it, with a slash at the end."""


@dataclass(frozen=True)
class Response:
    """What the server says. ``body`` is sent as it is, with its true length unless ``headers`` state another."""

    body: bytes = b""
    status: int = 200
    content_type: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)


Responder = Callable[[Request], Response]


class LoopbackServer:
    """Serves on 127.0.0.1 from ``with`` or ``start`` to ``close``; port 0 takes any free one."""

    def __init__(self, respond: Responder, port: int = 0) -> None:
        self._server = _Server(("127.0.0.1", port), _handler(respond))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/"

    def start(self) -> Self:
        self._thread.start()
        return self

    def close(self) -> None:
        """Stop, cut the connections that clients keep open, and free the port."""
        self._server.shutdown()
        self._thread.join()
        self._server.cut_connections()
        self._server.server_close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class _Server(ThreadingHTTPServer):
    """Waits for its threads on close, so that no socket outlives the server."""

    daemon_threads = False
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], handler: type[BaseHTTPRequestHandler]) -> None:
        super().__init__(address, handler)
        self._open: set[socket.socket] = set()

    def process_request(self, request: socket.socket | tuple[bytes, socket.socket], client_address: object) -> None:
        if isinstance(request, socket.socket):
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: socket.socket | tuple[bytes, socket.socket]) -> None:
        if isinstance(request, socket.socket):
            self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is no news."""

    def cut_connections(self) -> None:
        for connection in list(self._open):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue  # the client was faster


def _handler(respond: Responder) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        server_version = "loopback"
        sys_version = ""
        wbufsize = -1  # head and body leave in one packet; two would wait for a delayed acknowledgement
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            base = f"http://{self.headers.get('Host', '127.0.0.1')}/"
            query = parse_qs(parts.query, keep_blank_values=True)
            response = respond(Request(self.command, parts.path, query, self.headers, base))
            self.send_response(response.status)
            headers = {"Content-Type": response.content_type, "Content-Length": str(len(response.body))}
            for name, value in {**headers, **response.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(response.body)
            self.wfile.flush()

        do_HEAD = do_GET  # noqa: N815

        def log_message(self, *args: object) -> None:
            """Nothing: requests are counted by whoever asks."""

    return Handler
