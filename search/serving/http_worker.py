"""One process of the server: it answers what it takes from the socket that all of them share."""

import gc
import socket
import sys
from contextlib import suppress

import uvicorn

from config.settings import Settings
from search.api import create_app
from search.service import SearchService
from search.serving.fair_listening import FairListening, OpenConnections

_LONGEST_REQUEST = 4 << 20
"""Bytes of a request's head: a query of 1 MB is cut and answered rather than refused as no HTTP."""
_SWITCH_AFTER = 0.0002
"""Seconds: a thread that counts or multiplies without Python's lock would wait 5 ms to get it back, each time."""
_COLLECT_AFTER = (200_000, 50, 1_000)
"""Of the garbage collector's three generations; by default 700, 10 and 10.

A search makes thousands of objects that live as long as it does, and next to none of them in circles: collecting after
20,000 took 0.3 of a search's 20 ms of processor time, and the memory stays the same.
"""


def serve_socket(
    settings: Settings, listening: socket.socket, connections: OpenConnections, token: str, position: int
) -> None:
    """Serve until stopped. ``token``: of the forms of all workers; ``position``: which of them this is, from zero."""
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
