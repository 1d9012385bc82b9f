"""What an import of the home catalog did."""

from pydantic import BaseModel, Field

EXAMPLES = 5
LEAST = 4
"""Rows from which a catalog can shrink suspiciously."""


class BadRowExample(BaseModel):
    """A row that was not taken: where it is in the file, and what is wrong with it."""

    line: int
    detail: str


class BadRows(BaseModel):
    """Rows that were not taken for one reason."""

    reason: str
    rows: int = 0
    first: list[BadRowExample] = Field(default_factory=list)


class ImportOutcome(BaseModel):
    """All figures are rows. ``imported`` rows are added, changed or unchanged; the others are bad or skipped."""

    file: str
    format: str
    encoding: str
    delimiter: str | None = None
    replace: bool
    rows: int = 0
    imported: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    home_rows: int = 0
    """Rows of the home catalog after the import."""
    bad_rows: list[BadRows] = Field(default_factory=list)
    skipped_rows: dict[str, int] = Field(default_factory=dict)
    """Rows that nobody can buy, by reason: parents of variants, drafts, further images."""
    dropped_values: dict[str, int] = Field(default_factory=dict)
    """Values left out of good rows, by reason."""
    mapping: dict[str, list[str]] = Field(default_factory=dict)
    """Columns by field."""
    attributes: list[str] = Field(default_factory=list)
    """Columns that are kept as attributes."""
    seconds: float = 0.0

    @property
    def mostly_gone(self) -> bool:
        """Whether a full snapshot removed over half of what was there, as one that was cut short would."""
        return self.removed > (self.home_rows - self.added + self.removed) / 2

    @property
    def halved(self) -> bool:
        """Whether half of the rows that were there, or less, are all that is left; a handful tells nothing."""
        before = self.home_rows - self.added + self.removed
        return before >= LEAST and 2 * self.home_rows <= before
