"""An answer that need not be waited for."""

from concurrent.futures import Future
from typing import TypeVar

Result = TypeVar("Result")


def known(result: Result) -> Future[Result]:
    """The result, for whoever waits for one."""
    answer: Future[Result] = Future()
    answer.set_result(result)
    return answer
