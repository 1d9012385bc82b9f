"""What the verb ``brand consent`` says: what holds for a site or brand, and who said it."""

from typing import TYPE_CHECKING

from config.consent import Consent
from config.consent_ledger import ConsentEntry, Subject
from config.report import Report
from config.terminal import printable

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

_STYLES = {Consent.OPTED_IN: "green", Consent.SILENT: "", Consent.OPTED_OUT: "red"}


class ConsentReport(Report):
    """What holds for one site or brand, and the entries that it comes from, the newest first."""

    subject: Subject
    name: str
    consent: Consent
    """What holds: for a site, the stricter of its own and its brand's."""
    own: Consent
    """What was said about it alone."""
    unexplained: bool
    """Whether a file or setting says something that no entry does: somebody edited it by hand."""
    entries: list[ConsentEntry]
    next_step: str | None
    """The command that is still to be run; None where searches follow what was said by themselves."""

    def __rich__(self) -> "RenderableType":
        from rich.console import Group
        from rich.text import Text

        said = (_words(self.consent), _STYLES[self.consent])
        parts: list[RenderableType] = [Text.assemble(f"{self.subject.capitalize()} {printable(self.name)}: ", said)]
        if self.own is not self.consent:
            parts.append(Text(f"Its own is {_words(self.own)}; that of its brand is stricter and holds."))
        if self.unexplained:
            parts.append(Text(f"A file says {_words(self.own)}, and no entry says by whom and why.", "yellow"))
        parts.append(self._entries() if self.entries else Text("Nobody has said anything yet.", "dim"))
        after = f"Next: {printable(self.next_step)}" if self.next_step else "Searches follow it from now on."
        return Group(*parts, Text(after, "dim"))

    def _entries(self) -> "Table":
        from rich.text import Text

        from config.plain_table import plain_table

        table = plain_table("", "When (UTC)", "Said", "By", "Why", gap=2)
        for entry in self.entries:
            # What people and sites wrote is shown, never obeyed.
            cells = (_words(entry.consent), entry.by, entry.why)
            table.add_row(f"{entry.at:%Y-%m-%d %H:%M}", *(Text(printable(cell)) for cell in cells))
        return table


def _words(consent: Consent) -> str:
    return consent.value.replace("_", " ")
