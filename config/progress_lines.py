"""Progress where nobody watches: a plain line now and then, for the log of a schedule or a build."""

from collections.abc import Callable

from config.terminal import printable

SECONDS = 30.0
"""Between two lines of a stage; work that is done sooner says nothing."""


class ProgressLines:
    """A listener that writes to ``write``; ``clock`` gives seconds."""

    def __init__(self, write: Callable[[str], object], clock: Callable[[], float]) -> None:
        self._write = write
        self._clock = clock
        self._said: dict[str, float] = {}

    def __call__(self, stage: str, done: int, total: int | None, note: str = "") -> None:
        now = self._clock()
        if now - self._said.setdefault(stage, now) < SECONDS:
            return
        self._said[stage] = now
        figures = f"{done:,}" if total is None else f"{done:,} of {total:,}"
        self._write(printable(f"{stage}: {figures}{f'; {note}' if note else ''}") + "\n")
