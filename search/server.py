"""``offshelf serve``: the API and the result page on one address."""

import gc
import ipaddress
import socket
import sys
from contextlib import suppress
from secrets import token_urlsafe

from config.errors import ConfigError, InputError
from config.settings import Settings
from config.terminal import printable

_BACKLOG = 2048
_LONGEST_REQUEST = 4 << 20
"""Bytes of a request's head: a query of 1 MB is cut and answered rather than refused as no HTTP."""
_SWITCH_AFTER = 0.0002
"""Seconds: a thread that counts or multiplies without Python's lock would wait 5 ms to get it back, each time."""
_COLLECT_AFTER = (200_000, 50, 1_000)
"""Of the garbage collector's three generations; by default 700, 10 and 10.

A search makes thousands of objects that live as long as it does, and next to none of them in circles: collecting after
20,000 took 0.3 of a search's 20 ms of processor time, and the memory stays the same.
"""


def run_server(settings: Settings, host: str, port: int) -> None:
    """Serve until stopped. Without keys anyone who reaches the server may use it, so it listens on loopback only.

    Raises ConfigError for any other address, InputError for one that can't be listened on.
    """
    listening = _listen(host, port)
    import uvicorn  # loaded after the checks: a wrong address is told at once

    from search.api import create_app
    from search.fair_listening import FairListening, OpenConnections
    from search.service import SearchService
    from search.workers import run_workers, worker_count

    SearchService(settings).close()  # what is wrong is told once; the store is brought up to date by one process

    token = token_urlsafe()  # of all workers: a form may come back to another one
    workers = worker_count()
    connections = OpenConnections(workers)

    def serve(position: int) -> None:
        connections.begin(position)
        # A full collection walks every document that is kept, a pause of 100 ms, and finds next to nothing in them.
        gc.set_threshold(*_COLLECT_AFTER)
        sys.setswitchinterval(_SWITCH_AFTER)
        service = SearchService(settings)
        service.prepare()
        gc.freeze()  # nor is what was made ready looked through: 100 ms of the first search that it happens in
        config = uvicorn.Config(
            create_app(service, token=token),
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_keep_alive=15,
            http="h11",
            h11_max_incomplete_event_size=_LONGEST_REQUEST,
        )
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[FairListening(listening, connections)])

    address = listening.getsockname()
    shown = f"[{address[0]}]" if ":" in address[0] else address[0]
    print(f"Offshelf on http://{shown}:{address[1]}/ (stop with Ctrl-C)", flush=True)  # noqa: T201
    gc.freeze()  # what is loaded stays in the memory that the workers share
    with suppress(KeyboardInterrupt), listening:
        run_workers(serve, workers)


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError as error:
        raise InputError(f"'{printable(host[:100])}' is no address.", "Use --host 127.0.0.1.") from error
    if not ipaddress.ip_address(str(address[0]).partition("%")[0]).is_loopback:
        raise ConfigError(
            f"Without keys the server listens on loopback only, not on {printable(host[:100])}.",
            "Use --host 127.0.0.1, and a proxy that checks who comes in.",
        )
    # With the protocol named, asyncio sends what is small at once; otherwise answers on a kept connection wait 40 ms.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(_BACKLOG)
    except OSError as error:
        listening.close()
        raise InputError(f"Port {port} can't be used: {error.strerror}.", "Choose another with --port.") from error
    return listening
