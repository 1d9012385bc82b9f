"""The terminal: where tables go, and what may be printed."""

from typing import TYPE_CHECKING

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
