"""Processes beside this one: for the parts of a large market, and for documents of a build."""

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from typing import TypeVar

from config.errors import OffshelfError
from indexer.rare_collections import collect_rarely

_MOST = 2
"""Each holds a part of a market in memory."""

_AHEAD = 2 * _MOST
"""Tasks that wait, so that no process does."""

_THREADS = "OPENBLAS_NUM_THREADS"
"""Read by numpy's linear algebra when it is loaded."""

Task = TypeVar("Task")
Result = TypeVar("Result")


@contextmanager
def worker_processes(wanted: bool, most: int = _MOST) -> Iterator[Executor | None]:
    """Up to two, unless they are not wanted or there is one processor only: then None.

    They are started anew instead of forked, since the engine's and the terminal's threads would not survive that, and
    end when this process does, however it ends.
    """
    if not wanted or (os.cpu_count() or 1) < 2:
        yield None
        return
    pool = ProcessPoolExecutor(most, mp_context=get_context("spawn"), initializer=_prepare)
    with _one_thread_each():
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


def helped(
    pool: Executor | None, there: Callable[[Task], Result], here: Callable[[Task], Result], tasks: Sequence[Task]
) -> Iterator[tuple[Task, Result]]:
    """Each task with its result, as they come: ``here`` from the first task on, and in the pool from the last one on.

    So nothing waits while a process begins; ``there`` is of a module.
    """
    futures = {pool.submit(there, task): task for task in reversed(tasks)} if pool else {}
    if pool is None:
        yield from ((task, here(task)) for task in tasks)
    for future in reversed(futures):
        if future.cancel():
            yield futures[future], here(futures[future])
    for future in as_completed(future for future in futures if not future.cancelled()):
        yield futures[future], future.result()


def in_order(pool: Executor | None, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
    """The results in the order of the tasks, of which only a few are taken in advance.

    Raises OffshelfError where a process was ended from outside.
    """
    if pool is None:
        yield from map(work, tasks)
        return
    try:
        yield from _in_order(pool, work, tasks)
    except BrokenExecutor as error:
        raise OffshelfError(
            "A process beside this one was ended before its work was done.",
            "Most likely there was too little memory: free some, then try again.",
        ) from error


def _in_order(pool: Executor, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
    waiting: deque[Future[Result]] = deque()
    for task in tasks:
        waiting.append(pool.submit(work, task))
        if len(waiting) > _AHEAD:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _prepare() -> None:
    """What a process does before its first task."""
    collect_rarely()
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)
