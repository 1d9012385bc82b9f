"""A server that does what no decent one does: it answers with whatever bytes it likes, at any length."""

import contextlib
import socket
import socketserver
import ssl
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Self

Answer = Callable[[socket.socket], None]
"""Writes a whole HTTP answer, or what passes for one."""


def respond(body: bytes | str = b"", status: int = 200, headers: Mapping[str, str] | None = None) -> Answer:
    """A proper answer, whose headers may say anything."""
    data = body.encode() if isinstance(body, str) else body
    stated = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(data)), **(headers or {})}
    head = "".join(f"{name}: {value}\r\n" for name, value in stated.items())
    return raw(f"HTTP/1.1 {status} X\r\n{head}Connection: close\r\n\r\n".encode() + data)


def raw(data: bytes) -> Answer:
    """These bytes, then the end of the connection."""
    return lambda connection: connection.sendall(data)


def redirect(location: str) -> Answer:
    """An answer that leads elsewhere."""
    return respond(b"", 302, {"Location": location})


class HostileServer:
    """Serves on loopback in ``with``, one thread a connection; ``routes`` maps a path to its answers."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.routes: dict[str, Answer] = {}
        self.asked: Counter[str] = Counter()
        self._server = _Server(("127.0.0.1", 0), self._handler(tls))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _handler(self, tls: ssl.SSLContext | None) -> type[socketserver.BaseRequestHandler]:
        server = self

        class Handler(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                with contextlib.suppress(OSError):  # the client goes away as soon as it has had enough
                    if tls:
                        self.request = tls.wrap_socket(self.request, server_side=True)
                    server.answer(self.request)

            def finish(self) -> None:
                self.request.close()

        return Handler

    def answer(self, connection: socket.socket) -> None:
        """Read a request's head and answer it."""
        head = b""
        while b"\r\n\r\n" not in head:
            data = connection.recv(65_536)
            if not data:
                return
            head += data
        path = head.split(b" ", 2)[1].decode("latin-1")
        self.asked[path] += 1
        self.routes.get(path, respond(b"<h1>Not found</h1>", 404))(connection)


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is no news."""
