"""How soon a page is looked at again."""

import pytest

from crawler.frontier.revisit import Watched

DAY = 86_400.0
LONGEST = 3.5 * DAY


def watched(*changes: bool, every: float = DAY) -> Watched:
    """A page that was visited once, and then again after each interval."""
    page = Watched().again(0.0, True)
    for number, changed in enumerate(changes, start=1):
        page = page.again(number * every, changed)
    return page


def wait(page: Watched) -> float:
    assert page.visited_at is not None
    return (page.due_at(LONGEST) - page.visited_at) / DAY


def test_a_page_that_was_seen_once_is_due_at_once() -> None:
    assert wait(watched()) == 0


def test_a_page_that_changes_every_time_is_due_before_the_next_night() -> None:
    assert wait(watched(*[True] * 5)) < 0.2


def test_a_page_that_never_changes_is_looked_at_less_and_less_often() -> None:
    waits = [wait(watched(*[False] * nights)) for nights in range(1, 9)]
    assert waits == sorted(waits)
    assert waits[0] < 1 < waits[2]
    assert waits[-1] == LONGEST / DAY


def test_a_change_brings_the_next_look_forward() -> None:
    assert wait(watched(False, False, False, True)) < wait(watched(False, False, False, False))


def test_the_unit_is_the_page_s_own_pace() -> None:
    assert wait(watched(False, False, every=10.0)) == pytest.approx(wait(watched(False, False)) * 10 / DAY)
