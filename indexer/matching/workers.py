"""Processes beside this one for the parts of a large market."""

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from typing import TypeVar

from indexer.rare_collections import collect_rarely

_MOST = 2
"""Each holds a part in memory."""

Task = TypeVar("Task")
Result = TypeVar("Result")


@contextmanager
def worker_processes(wanted: bool) -> Iterator[Executor | None]:
    """Up to two, unless they are not wanted or there is one processor only: then None.

    They are started anew instead of forked, since the engine's and the terminal's threads would not survive that, and
    end when this process does, however it ends.
    """
    if not wanted or (os.cpu_count() or 1) < 2:
        yield None
        return
    pool = ProcessPoolExecutor(_MOST, mp_context=get_context("spawn"), initializer=_prepare)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def as_done(
    pool: Executor | None, work: Callable[[Task], Result], tasks: Iterable[Task]
) -> Iterator[tuple[Task, Result]]:
    """Each task with its result, as they come; here, one after another, without a pool. ``work`` is of a module."""
    if pool is None:
        yield from ((task, work(task)) for task in tasks)
        return
    futures = {pool.submit(work, task): task for task in tasks}
    for future in as_completed(futures):
        yield futures.pop(future), future.result()


def _prepare() -> None:
    """What a process does before its first task."""
    collect_rarely()
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)
