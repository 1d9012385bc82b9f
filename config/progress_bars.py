"""How progress looks: bars where a person watches, a plain line now and then where nobody does."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from config.progress import Progress
from config.progress_lines import ProgressLines
from config.terminal import printable

if TYPE_CHECKING:
    from rich.console import Console


@contextmanager
def shown_progress() -> Iterator[Progress]:
    """A listener on stderr."""
    from rich.console import Console

    console = Console(stderr=True, emoji=False)
    if not console.is_terminal:
        yield ProgressLines(sys.stderr.write, monotonic)
        return
    with progress_bars(console) as listener:
        yield listener


@contextmanager
def progress_bars(console: "Console") -> Iterator[Progress]:
    """A listener that draws one bar for each stage, with its note on the line below."""
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars
    from rich.table import Column

    columns = (
        SpinnerColumn(),
        BarColumn(bar_width=20),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        # Last, so that a note of another length moves no bar; a long one is wrapped.
        TextColumn("{task.description}", markup=False, table_column=Column()),
    )
    with Bars(*columns, console=console) as bars:
        tasks = {}

        def listen(stage: str, done: int, total: int | None, note: str = "") -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(printable(stage), total=total)
            text = printable(stage) + (f"\n{printable(note)}" if note else "")
            bars.update(tasks[stage], completed=done, total=total, description=text)

        yield listen
