"""Tasks that processes beside this one do, with their results in order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager
from itertools import repeat
from typing import TypeVar

from config.errors import OffshelfError
from indexer.processes.workers import MOST

_AHEAD = 2 * MOST
"""Tasks that wait, so that no process does."""

Task = TypeVar("Task")
Result = TypeVar("Result")


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


def until_all_said(pools: Sequence[Executor], work: Callable[[None], Result | None]) -> Iterator[Result]:
    """What every pool has to say, a few answers of each in advance, until all say None. Raises as ``in_order``."""
    for answers in zip(*[shared_out([pool], work, repeat(None)) for pool in pools], strict=True):
        said = [answer for answer in answers if answer is not None]
        if not said:
            return
        yield from said


@contextmanager
def _ended_from_outside() -> Iterator[None]:
    try:
        yield
    except BrokenExecutor as error:
        raise OffshelfError(
            "A process beside this one was ended before its work was done.",
            "Most likely there was too little memory: free some, then try again.",
        ) from error
