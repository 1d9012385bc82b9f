"""``offshelf serve``: the API and the result page on one address."""

import gc
from contextlib import suppress
from functools import partial
from secrets import token_urlsafe

from config.settings import Settings
from search.serving.listening import listen


def run_server(settings: Settings, host: str, port: int) -> None:
    """Serve until stopped. Without keys anyone who reaches the server may use it, so it listens on loopback only.

    Raises ConfigError for any other address, InputError for one that can't be listened on.
    """
    listening = listen(host, port)
    # Loaded after the check, so that a wrong address is told at once, and before the workers, so that they share it.
    from search.service import SearchService
    from search.serving.fair_listening import OpenConnections
    from search.serving.http_worker import serve_socket
    from search.serving.workers import run_workers, worker_count

    SearchService(settings).close()  # what is wrong is told once; the store is brought up to date by one process

    workers = worker_count()
    token = token_urlsafe()  # of all workers: a form may come back to another one
    serve = partial(serve_socket, settings, listening, OpenConnections(workers), token)
    address = listening.getsockname()
    shown = f"[{address[0]}]" if ":" in address[0] else address[0]
    print(f"Offshelf on http://{shown}:{address[1]}/ (stop with Ctrl-C)", flush=True)  # noqa: T201
    gc.freeze()  # what is loaded stays in the memory that the workers share
    with suppress(KeyboardInterrupt), listening:
        run_workers(serve, workers)
