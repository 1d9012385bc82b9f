"""A part of the benchmark: the figures that it gives, and the bars that they are held against."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.deployment import Deployment


@dataclass(frozen=True)
class Bar:
    """A figure and what it should be; ``met`` is None where there is no figure."""

    figure: str
    value: float | None
    least: float | None = None
    most: float | None = None

    @property
    def met(self) -> bool:
        if self.value is None:
            return False
        return (self.least is None or self.value >= self.least) and (self.most is None or self.value <= self.most)


@dataclass(frozen=True)
class PartResult:
    """What one part of a benchmark measured, and the bars that it has to meet."""

    figures: dict[str, Any]
    bars: list[Bar] = field(default_factory=list)


Part = Callable[[Deployment, Path, str], PartResult]
"""Takes a deployment, the data folder and the engine's name."""
