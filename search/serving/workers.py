"""Processes that serve one socket, one a core: Python answers one search at a time in each."""

import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from types import FrameType
from typing import NoReturn

_MOST = 8
_ENDING = (signal.SIGINT, signal.SIGTERM)
_PAUSE = 1.0
"""Seconds until one that has ended by itself is started anew, so that one that can't start is no whirl."""


def worker_count() -> int:
    """As many as there are cores; one where processes can't be forked."""
    return min(os.cpu_count() or 1, _MOST) if hasattr(os, "fork") else 1


def run_workers(serve: Callable[[int], None], count: int) -> None:
    """Run ``serve`` in ``count`` processes, with the position of each, until this one is stopped; one alone in this."""
    if count == 1:
        return serve(0)
    end, held = os.pipe()  # what is read from ends when this process does, however it ends
    running: dict[int, int] = {}
    with _stoppable():
        try:
            _keep_running(lambda position: _started(partial(serve, position), end, held), count, running)
        finally:
            _stop(running)


def _keep_running(start: Callable[[int], int], count: int, running: dict[int, int]) -> NoReturn:
    """``running``: by process, the position that it has; one that has ended by itself is started anew."""
    while True:
        for position in set(range(count)).difference(running.values()):
            with _signals_later():
                running[start(position)] = position
        running.pop(os.wait()[0], None)
        time.sleep(_PAUSE)


def _started(serve: Callable[[], None], end: int, held: int) -> int:
    process = os.fork()
    if process:
        return process
    status = 1
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
        os.close(held)
        threading.Thread(target=_end_with_parent, args=(end,), daemon=True).start()
        serve()
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(status)


def _end_with_parent(end: int) -> NoReturn:
    os.read(end, 1)
    os._exit(1)


def _stop(running: Collection[int]) -> None:
    for process in running:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGTERM)
    for process in running:
        with suppress(ChildProcessError):
            os.waitpid(process, 0)


@contextmanager
def _signals_later() -> Iterator[None]:
    """What would end this process waits: what is raised while a process is made is lost, or its worker is."""
    signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)


@contextmanager
def _stoppable() -> Iterator[None]:
    """SIGTERM ends it as Ctrl-C does, with the workers."""

    def stop(number: int, frame: FrameType | None) -> NoReturn:  # noqa: ARG001 (what signal handlers are given)
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
