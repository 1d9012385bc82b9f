"""Tasks that two share: each is done once, by whichever is free, and by whoever is left."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from threading import Event

import pytest

from indexer.processes.shared_tasks import beside, helped


@pytest.fixture
def pool() -> Iterator[Executor]:
    with ThreadPoolExecutor(1) as pool:
        yield pool


def doubled(number: int, _waiting: Sequence[int] = ()) -> int:
    return 2 * number


@pytest.mark.parametrize("count", [0, 1, 2, 9, 100])
def test_each_task_is_done_once(pool: Executor, count: int) -> None:
    tasks = range(1, count + 1)
    for some in (None, pool):
        assert sorted(helped(some, doubled, doubled, tasks)) == [(task, 2 * task) for task in tasks]


def test_what_a_task_asks_of_the_pool_waits_for_two_others(pool: Executor) -> None:
    begun, asked = list[int](), Event()

    def there(task: int) -> int:
        asked.wait()
        begun.append(task)
        return task

    def here(task: int, _waiting: Sequence[int]) -> int:
        answer = pool.submit(begun.append, 0)
        asked.set()
        answer.result()
        return task

    next(helped(pool, there, here, range(1, 20)))
    assert begun[:3] == [19, 18, 0]


def test_a_task_is_told_what_waits() -> None:
    told = list[list[int]]()

    def here(task: int, waiting: Sequence[int]) -> int:
        told.append([*waiting])
        return task

    assert len([*helped(None, doubled, here, [1, 2, 3])]) == 3
    assert told == [[2, 3], [3], []]


def test_a_pool_that_has_ended_leaves_its_tasks(pool: Executor) -> None:
    pool.shutdown()
    assert [*helped(pool, str, doubled, [3, 4])] == [(3, 6), (4, 8)]


def test_what_no_process_has_begun_with_is_done_here(pool: Executor) -> None:
    free = Event()
    pool.submit(free.wait)
    assert beside(pool, doubled, 4)() == beside(None, doubled, 4)() == 8
    free.set()
    assert beside(pool, doubled, 5)() == 10
