"""The benchmark's tables, on stderr."""

from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text


def print_tables(document: dict[str, Any]) -> None:
    console = Console(stderr=True, highlight=False)
    if not console.is_terminal:
        console.width = 100
    console.print(Text(f"{document['engine']} on {document['machine']}", style="bold"))
    console.print(_stages(document["parts"]))
    console.print(_bars(document["parts"]))


def _stages(parts: dict[str, Any]) -> Table:
    table = Table("part", "stage", "seconds", "peak MiB", "", box=None, pad_edge=False, header_style="bold")
    for column in table.columns[2:4]:
        column.justify = "right"
    for name, part in parts.items():
        for stage in part["stages"]:
            problem = Text(stage.get("failed", ""), style="red")
            table.add_row(name, Text(stage["stage"]), f"{stage['seconds']:.1f}", f"{stage['peak_mib']:.0f}", problem)
    return table


def _bars(parts: dict[str, Any]) -> Table:
    table = Table("part", "figure", "value", "bar", "", box=None, pad_edge=False, header_style="bold")
    table.columns[2].justify = "right"
    for name, part in parts.items():
        for bar in part["bars"]:
            outcome = Text("met", style="green") if bar["met"] else Text("missed", style="bold red")
            table.add_row(name, bar["figure"], _figure(bar["value"]), _limit(bar), outcome)
    return table


def _figure(value: float | None) -> str:
    if value is None:
        return "none"
    return f"{value:,}" if isinstance(value, int) else f"{value:.4f}"


def _limit(bar: dict[str, Any]) -> str:
    if bar["most"] is not None:
        return f"≤ {_figure(bar['most'])}"
    return f"≥ {_figure(bar['least'])}" if bar["least"] else "runs"
