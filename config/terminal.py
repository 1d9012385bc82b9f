"""The terminal: where tables go, how progress looks, and what may be printed."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from config.progress import Progress

if TYPE_CHECKING:
    from rich.console import Console


def printable(text: str) -> str:
    """A text as one line without control characters, so that it can't move the cursor or fake a line."""
    return "".join(c if c.isprintable() else " " for c in text)


def stdout() -> "Console":
    """The console for results; 100 columns wide where output is piped."""
    from rich.console import Console

    console = Console(highlight=False, emoji=False)
    if not console.is_terminal:
        console.width = 100
    return console


@contextmanager
def progress_bars() -> Iterator[Progress]:
    """A listener that draws one bar per stage on stderr, and nothing where stderr is no terminal."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
    )
    from rich.progress import (
        Progress as Bars,
    )

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    console = Console(stderr=True)
    with Bars(*columns, console=console, disable=not console.is_terminal) as bars:
        tasks = {}

        def listen(stage: str, done: int, total: int | None) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(printable(stage), total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield listen
