"""Tasks that this process shares with those beside it."""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, as_completed
from typing import Generic, TypeVar

from indexer.processes.workers import MOST

Task = TypeVar("Task")
Result = TypeVar("Result")


def as_done(
    pool: Executor | None, work: Callable[[Task], Result], tasks: Iterable[Task]
) -> Iterator[tuple[Task, Result]]:
    """Each task with its result, as they come; here, one after another, without a pool.

    ``work`` is a function of a module, as it is sent by its name.
    """
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

    ``here`` is told which tasks wait for either; ``there`` is a function of a module, as it is sent by its name.

    So nothing waits while a process begins. Few wait in the pool, so that it soon comes to what a task asks of it
    (``beside``).
    """
    shared = _SharedTasks(pool, there, tasks)
    for _ in range(MOST if pool else 0):
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
