"""What ``offshelf doctor`` answers."""

from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel

from config.report import Report

if TYPE_CHECKING:
    from rich.console import RenderableType

Result = Literal["ok", "warn", "fail"]

STYLES = {"ok": "green", "warn": "yellow", "fail": "bold red"}


class Check(BaseModel):
    """One thing that was looked at. ``next_step`` is empty where all is well."""

    name: str
    result: Result
    detail: str
    next_step: str = ""


class DoctorReport(Report):
    """All checks; the verb fails if one of them does."""

    checks: list[Check]

    @property
    def failed(self) -> bool:
        return any(check.result == "fail" for check in self.checks)

    def __rich__(self) -> "RenderableType":
        from rich.table import Table
        from rich.text import Text

        table = Table(box=None, pad_edge=False, show_header=False)
        for check in self.checks:
            what = Text(check.detail)
            if check.next_step:
                what.append(f"\n{check.next_step}", style="italic")
            table.add_row(Text(check.result, style=STYLES[check.result]), Text(check.name, style="bold"), what)
        return table
