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
    parts: int
    """In how many parts the market was decided."""
    decided_anew: dict[str, int]
    """In how many of them anything was, by what had changed: ``home``, ``sites``, ``judgements``, ``method``."""
    decided: int
    """Variants that were; the verdicts on the others were kept as they were."""
    verdicts: dict[str, int]
    """By verdict; ``none`` for variants without one."""
    decided_by: dict[str, int]
    """By the code of the evidence that came first."""
    conflicts: dict[str, int]
    """Identifiers that were set aside, by code."""
    written: int
    removed: int
    moved: dict[str, int]
    """Variants whose verdict is another than in the run before, such as ``uncertain to sold_here``."""
    seconds: float

    def __rich__(self) -> "RenderableType":
        from rich.console import Group
        from rich.text import Text

        from config.plain_table import plain_table

        summary = f"{self.variants:,} variants of {self.styles:,} styles against {self.home_rows:,} home rows"
        heading = Text(f"Matching: {summary}, {self.seconds:.1f} s", style="bold")
        table = plain_table("", "", numbers=("Variants",))
        if not self.home_usable:
            table.add_row("no verdict: there is no usable home catalog", f"{self.variants:,}")
            return Group(heading, table)
        for title, counts in (
            ("verdict", self.verdicts),
            ("decided by", self.decided_by),
            ("conflict", self.conflicts),
            ("changed from", self.moved),
        ):
            for name, count in sorted(counts.items(), key=lambda pair: -pair[1]):
                table.add_row(f"{title} {name.replace('_', ' ')}", f"{count:,}")
        table.add_row("changed since the last run", f"{self.written + self.removed:,}")
        return Group(heading, table, Text(self._parts_in_words(), style="dim"))

    def _parts_in_words(self) -> str:
        anew = sum(self.decided_anew.values())
        if not anew:
            return "Nothing that matching reads has changed: all verdicts were kept."
        why = ", ".join(f"{name} {count}" for name, count in sorted(self.decided_anew.items()))
        some = f"{self.decided:,} variants in {anew} of {self.parts} parts of the market"
        return f"{some} decided anew, for what changed: {why}"
