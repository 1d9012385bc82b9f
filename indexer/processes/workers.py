"""Processes beside this one: for the parts of a large market, and for documents of a build."""

import atexit
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from multiprocessing import get_context, parent_process

from indexer.processes.rare_collections import collect_rarely

MOST = 2
"""Each holds a part of a market in memory."""

_THREADS = "OPENBLAS_NUM_THREADS"
"""Read by numpy's linear algebra when it is loaded."""


@contextmanager
def worker_processes(wanted: bool, most: int = MOST) -> Iterator[Executor | None]:
    """Up to two, unless they are not wanted or there is one processor only: then None.

    They are started anew instead of forked, since the engine's and the terminal's threads would not survive that, and
    end when this process does, however it ends.
    """
    if not wanted or processors() < 2:
        yield None
        return
    with _one_thread_each(), _pool(most) as pool:
        yield pool


def processors() -> int:
    """How many processes it is worth to have at work."""
    return min(MOST, os.cpu_count() or 1)


@contextmanager
def separate_processes(number: int, load: Callable[[], None]) -> Iterator[Sequence[Executor]]:
    """So many, of which each has a state of its own. They begin with ``load``, for which nobody waits."""
    with _one_thread_each(), ExitStack() as stack:
        pools = [stack.enter_context(_pool(1)) for _ in range(number)]
        for pool in pools:
            pool.submit(load)
        yield pools


@contextmanager
def _pool(most: int) -> Iterator[Executor]:
    pool = ProcessPoolExecutor(most, get_context("spawn"), _prepare)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """For what is started meanwhile: dense products would take all processors, and wait for one another in turns."""
    before = os.environ.get(_THREADS)
    os.environ[_THREADS] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_THREADS]
        else:
            os.environ[_THREADS] = before


def _prepare() -> None:
    """What a process does before its first task."""
    collect_rarely()
    # Giving back all that it holds, object by object, takes up to a second, and then it is given back anyway.
    atexit.register(os._exit, 0)
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)
