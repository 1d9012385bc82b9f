"""What all verbs share: their settings, and how they show what came of them."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from config.progress import Progress
    from config.report import Report
    from config.settings import Settings

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document on stdout.")]


def settings() -> "Settings":
    """The settings of this process. Raises ConfigError."""
    from config.settings import load_settings

    return load_settings()


def show(report: "Report", json: bool) -> None:
    """Print a report, and exit with 1 where it says that the verb failed."""
    if json:
        sys.stdout.write(report.model_dump_json(by_alias=True) + "\n")
    else:
        from config.terminal import stdout

        stdout().print(report)
    if report.failed:
        raise typer.Exit(1)


@contextmanager
def progress(json: bool) -> "Iterator[Progress]":
    """A listener on stderr; silent for programs."""
    if json:
        from config.progress import silent

        yield silent
        return
    from config.progress_bars import shown_progress

    with shown_progress() as listener:
        yield listener
