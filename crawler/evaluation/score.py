"""The score of extraction over pages with known truth."""

from pydantic import BaseModel, Field

from crawler.evaluation.fields import FIELDS


class Tally(BaseModel):
    """How often a field was right, wrong or missing where the truth is known, or stated where there is none."""

    right: int = 0
    wrong: int = 0
    missing: int = 0
    invented: int = 0

    @property
    def known(self) -> int:
        return self.right + self.wrong + self.missing


class Group(BaseModel):
    """The figures of one part of the pages."""

    pages: int = 0
    found: int = 0
    """Product pages on which a product was found."""
    fields: dict[str, Tally] = Field(default_factory=lambda: {name: Tally() for name in FIELDS})


class Mistake(BaseModel):
    """A field that was not right, for looking at the page."""

    file: str
    field: str
    outcome: str
    expected: str
    got: str


class ExtractionScore(BaseModel):
    """Right, wrong and missing by field; ``false_products`` are pages without a product that were taken for one."""

    products: Group
    apart: dict[str, Group]
    """Shops that are reported by themselves."""
    borderline: Group
    """Pages of which people may differ whether they are product pages."""
    not_products: int
    false_products: list[str]
    seconds: float
    """Time in extraction alone, over all pages."""
    mistakes: list[Mistake]
