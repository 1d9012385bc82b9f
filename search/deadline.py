"""A limit for how long a caller waits: whatever an engine or the store does, every request has an answer by then."""

import asyncio
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from search.time_left import answered_within

DEADLINE = 10.0
"""Seconds; the engine's own limit for one question is as long, so what goes on behind an answer ends soon after."""


class Deadline:
    """Answers with ``late`` where the application has not begun to answer after so many seconds.

    A thread can't be ended from outside: its work goes on, and what it answers then is dropped.
    """

    def __init__(self, app: ASGIApp, seconds: float, late: Callable[[Request], Response]) -> None:
        self._app = app
        self._seconds = seconds
        self._late = late

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _Answer(send)
        with answered_within(self._seconds):
            task = asyncio.ensure_future(self._app(scope, receive, answer.pass_on))
        done, _ = await asyncio.wait({task}, timeout=self._seconds)
        if done or answer.begun:
            await task
            return
        answer.dropped = True
        task.add_done_callback(_forget)
        await self._late(Request(scope))(scope, receive, send)


class _Answer:
    """What the application says, on its way to the caller."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.begun = False
        self.dropped = False

    async def pass_on(self, message: Message) -> None:
        if not self.dropped:
            self.begun = True
            await self._send(message)


def _forget(task: "asyncio.Future[None]") -> None:
    """Nobody waits for it, so nobody is to be told how it ended."""
    if not task.cancelled():
        task.exception()
