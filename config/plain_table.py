"""The look of all tables: no lines, so that 80 columns hold much."""

from rich.table import Table
from rich.text import Text

from config.terminal import printable


def plain_table(title: str, *columns: str, numbers: tuple[str, ...] = (), gap: int = 2) -> Table:
    """A table with a title; ``numbers`` are further columns, aligned to the right, ``gap`` the spaces between two."""
    table = Table(
        *columns,
        title=Text(printable(title)) if title else None,
        title_justify="left",
        title_style="bold",
        header_style="dim",
        box=None,
        pad_edge=False,
        padding=(0, gap, 0, 0),
    )
    for name in numbers:
        table.add_column(name, justify="right")
    return table
