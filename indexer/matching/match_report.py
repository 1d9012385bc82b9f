"""What a matching run did."""

from typing import TYPE_CHECKING

from config.report import Report

if TYPE_CHECKING:
    from rich.console import RenderableType


class MatchReport(Report):
    """Counts of one run; without a usable home catalog every verdict is null."""

    home_rows: int
    styles: int
    variants: int
    home_usable: bool
    verdicts: dict[str, int]
    """By verdict; ``none`` for variants without one."""
    decided_by: dict[str, int]
    """By the code of the evidence that came first."""
    conflicts: dict[str, int]
    """Identifiers that were set aside, by code."""
    written: int
    removed: int
    seconds: float

    def __rich__(self) -> "RenderableType":
        from rich.table import Table

        summary = f"{self.variants:,} variants of {self.styles:,} styles against {self.home_rows:,} home rows"
        table = Table(title="Matching", caption=f"{summary}, {self.seconds:.1f} s", title_justify="left")
        table.add_column("")
        table.add_column("Variants", justify="right")
        if not self.home_usable:
            table.add_row("no verdict: there is no usable home catalog", f"{self.variants:,}")
            return table
        for title, counts in (
            ("verdict", self.verdicts),
            ("decided by", self.decided_by),
            ("conflict", self.conflicts),
        ):
            for name, count in sorted(counts.items(), key=lambda pair: -pair[1]):
                table.add_row(f"{title} {name.replace('_', ' ')}", f"{count:,}")
        table.add_row("changed since the last run", f"{self.written + self.removed:,}")
        return table
