"""A TCP proxy on loopback before a real server, which is slow for some of what is asked."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

_PIECE = 1 << 20


class SlowProxy:
    """Passes bytes on both ways; what ``holds`` says so of, of all that clients send, only when it is closed."""

    def __init__(self, server: str) -> None:
        self.holds: Callable[[bytes], bool] = lambda _: False
        self.held = 0
        self._server = urlsplit(server)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._closed = threading.Event()
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._closed.set()
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                server = socket.create_connection((str(self._server.hostname), int(self._server.port or 80)))
                for ends in ((client, server, True), (server, client, False)):
                    threading.Thread(target=self._pass_on, args=ends, daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket, asked: bool) -> None:
        with suppress(OSError):
            while piece := source.recv(_PIECE):
                if asked and self.holds(piece):
                    self.held += 1
                    self._closed.wait()
                target.sendall(piece)
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()


@contextmanager
def slow_proxy(server: str) -> Iterator[SlowProxy]:
    """One before the server with this address, for as long as the block runs."""
    proxy = SlowProxy(server)
    try:
        yield proxy
    finally:
        proxy.close()
