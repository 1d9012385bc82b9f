"""A consent report as a table. What people and sites wrote is shown, never obeyed."""

from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from config.consent import Consent
from config.plain_table import plain_table
from config.terminal import printable

if TYPE_CHECKING:
    from crawler.consents import ConsentReport

_STYLES = {Consent.OPTED_IN: "green", Consent.SILENT: "", Consent.OPTED_OUT: "red"}


def consent_tables(report: "ConsentReport") -> RenderableType:
    """What holds, then who said what, the newest first."""
    said = report.consent.value.replace("_", " ")
    parts: list[RenderableType] = [
        Text.assemble(f"{report.subject.capitalize()} {printable(report.name)}: ", (said, _STYLES[report.consent]))
    ]
    if report.own is not report.consent:
        own = report.own.value.replace("_", " ")
        parts.append(Text(f"Its own is {own}; that of its brand is stricter and holds."))
    if report.unexplained:
        text = f"A file says {report.own.value.replace('_', ' ')}, and no entry says by whom and why."
        parts.append(Text(text, "yellow"))
    if report.entries:
        table = plain_table("", "When (UTC)", "Said", "By", "Why", gap=2)
        for entry in report.entries:
            cells = (entry.consent.value.replace("_", " "), entry.by, entry.why)
            table.add_row(f"{entry.at:%Y-%m-%d %H:%M}", *(Text(printable(cell)) for cell in cells))
        parts.append(table)
    else:
        parts.append(Text("Nobody has said anything yet.", "dim"))
    return Group(*parts, Text(f"Next: {printable(report.next_step)}", "dim"))
