"""What an index run did."""

from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, Field, SerializeAsAny

from config.report import Report

if TYPE_CHECKING:
    from rich.console import RenderableType

Mode = Literal["built", "updated"]


class SectionCount(BaseModel):
    """Documents of one section: how many the index holds, and how many of them this run wrote."""

    documents: int = 0
    written: int = 0


class IndexReport(Report):
    """The outcome of ``index`` or ``reindex``. Times are seconds."""

    mode: Mode
    engine: str
    build: str
    replaced: str | None = None
    """The build that was live before; it is gone."""
    documents: int = 0
    sections: dict[str, SectionCount] = Field(default_factory=dict)
    deleted: int = 0
    unchanged: int = 0
    seconds: dict[str, float] = Field(default_factory=dict)
    messages: list[str] = Field(default_factory=list)
    match: SerializeAsAny[Report]

    @property
    def written(self) -> int:
        return sum(count.written for count in self.sections.values())

    def __rich__(self) -> "RenderableType":
        from rich.console import Group
        from rich.text import Text

        verb = "New index" if self.mode == "built" else "Changes applied to index"
        times = ", ".join(f"{stage} {seconds:.1f} s" for stage, seconds in self.seconds.items())
        return Group(
            self.match,
            Text(f"\n{verb} {self.build} ({self.engine})", style="bold"),
            self._sections_table(),
            Text(f"{self.unchanged:,} unchanged, {self.deleted:,} deleted; {times}", style="dim"),
            *(Text(message, style="yellow") for message in self.messages),
        )

    def _sections_table(self) -> "RenderableType":
        from config.plain_table import plain_table

        table = plain_table("", "Section", numbers=("Documents", "Written"))
        for name, count in self.sections.items():
            table.add_row(name, f"{count.documents:,}", f"{count.written:,}")
        table.add_row("all", f"{self.documents:,}", f"{self.written:,}")
        return table
