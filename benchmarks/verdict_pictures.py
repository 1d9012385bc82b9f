"""Pictures of what the whole line says: whether probabilities come true, and what other prices of errors would give."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.line_chart import Axis, line_chart

_LEAST = 0.005
"""Share of the products without which a bin is left out: what a handful of them did is chance."""


def draw_verdicts(parts: Mapping[str, Any], folder: Path) -> None:
    """Write ``verdict-reliability.svg`` and ``not-sold-here.svg`` of the parts that have verdicts."""
    curves = {name: part["figures"]["curves"] for name, part in parts.items() if "curves" in part["figures"]}
    said = {
        name: [(said, true) for said, true, weight in its["reliability"] if weight >= _LEAST]
        for name, its in curves.items()
    }
    chart = line_chart("Sold here", Axis("said"), Axis("so"), said, diagonal=True)
    (folder / "verdict-reliability.svg").write_text(chart, "utf-8")
    found = {
        name: [(float(recall), precision) for recall, precision in its["not_sold_here_at"].items()]
        for name, its in curves.items()
    }
    chart = line_chart("Not sold here", Axis("recall"), Axis("precision", 0.5, 1, ".2f"), found)
    (folder / "not-sold-here.svg").write_text(chart, "utf-8")
