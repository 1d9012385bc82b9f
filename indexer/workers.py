"""Processes beside this one: for the parts of a large market, and for documents of a build."""

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, as_completed
from contextlib import ExitStack, contextmanager
from multiprocessing import get_context, parent_process
from typing import Generic, TypeVar

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
    if not wanted or processors() < 2:
        yield None
        return
    with _one_thread_each(), _pool(most) as pool:
        yield pool


def processors() -> int:
    """How many processes it is worth to have at work."""
    return min(_MOST, os.cpu_count() or 1)


@contextmanager
def process_for_each(begins: Sequence[Callable[[], None]]) -> Iterator[Sequence[Executor]]:
    """A process for each of these, which it begins with: what it then knows is its own."""
    with _one_thread_each(), ExitStack() as pools:
        yield [pools.enter_context(_pool(1, begin)) for begin in begins]


@contextmanager
def _pool(most: int, begin: Callable[[], None] | None = None) -> Iterator[Executor]:
    pool = ProcessPoolExecutor(most, get_context("spawn"), _prepare, (begin,))
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
    pool: Executor | None,
    there: Callable[[Task], Result],
    here: Callable[[Task, Sequence[Task]], Result],
    tasks: Sequence[Task],
) -> Iterator[tuple[Task, Result]]:
    """Each task with its result: ``here`` from the first task on, and in the pool from the last one on.

    ``here`` is told which tasks wait for either.

    So nothing waits while a process begins. Few wait in the pool, so that it soon comes to what a task asks of it
    (``beside``). ``there`` is of a module.
    """
    shared = _SharedTasks(pool, there, tasks)
    for _ in range(_MOST if pool else 0):
        shared.send()
    while (task := shared.take()) is not None:
        yield task, here(task, shared.waiting())
    for task, future in shared.sent:
        yield task, future.result()


class _SharedTasks(Generic[Task, Result]):
    """Tasks that are taken from both ends."""

    def __init__(self, pool: Executor | None, there: Callable[[Task], Result], tasks: Sequence[Task]) -> None:
        self._pool, self._there, self._waiting, self._lock = pool, there, deque(tasks), threading.Lock()
        self.sent: list[tuple[Task, Future[Result]]] = []

    def take(self) -> Task | None:
        with self._lock:
            return self._waiting.popleft() if self._waiting else None

    def waiting(self) -> list[Task]:
        with self._lock:
            return [*self._waiting]

    def send(self, _: object = None) -> None:
        """Send the last one to the pool, and once it is done, the one before."""
        with self._lock:
            if not self._waiting or self._pool is None:
                return
            try:
                future = self._pool.submit(self._there, self._waiting[-1])
            except RuntimeError:  # of a pool that has ended: whoever is left does the task
                return
            self.sent.append((self._waiting.pop(), future))
        future.add_done_callback(self.send)  # which is called at once where it is done by now


def beside(pool: Executor | None, work: Callable[..., Result], *given: object) -> Callable[[], Result]:
    """Begin with something in the pool; what is returned waits for it, or does it here where no process has begun."""
    future = pool.submit(work, *given) if pool else None
    return lambda: work(*given) if future is None or future.cancel() else future.result()


def in_order(pool: Executor | None, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
    """The results in the order of the tasks, of which only a few are taken in advance.

    Raises OffshelfError where a process was ended from outside.
    """
    if pool is None:
        yield from map(work, tasks)
        return
    yield from shared_out([pool], work, tasks)


def shared_out(pools: Sequence[Executor], work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
    """``in_order`` by several pools: a task is done in the one that has the least to do."""
    waiting: deque[tuple[Executor, Future[Result]]] = deque()

    def busy(pool: Executor) -> int:
        return sum(one is pool and not future.done() for one, future in waiting)

    with _ended_from_outside():
        for task in tasks:
            pool = min(pools, key=busy)
            waiting.append((pool, pool.submit(work, task)))
            if len(waiting) > _AHEAD:
                yield waiting.popleft()[1].result()
        while waiting:
            yield waiting.popleft()[1].result()


def in_each(pools: Sequence[Executor], work: Callable[[], Result]) -> list[Result]:
    """What every pool has to say, at the same time. Raises as ``in_order``."""
    with _ended_from_outside():
        return [future.result() for future in [pool.submit(work) for pool in pools]]


@contextmanager
def _ended_from_outside() -> Iterator[None]:
    try:
        yield
    except BrokenExecutor as error:
        raise OffshelfError(
            "A process beside this one was ended before its work was done.",
            "Most likely there was too little memory: free some, then try again.",
        ) from error


def _prepare(begin: Callable[[], None] | None) -> None:
    """What a process does before its first task."""
    collect_rarely()
    threading.Thread(target=_wait_for_parent, daemon=True).start()
    if begin is not None:
        begin()


def _wait_for_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)
