"""What ``search`` asks of an engine, and what it gets back."""

from dataclasses import dataclass, field
from decimal import Decimal

from indexer.document import CatalogDocument
from indexer.engines.numbers import NumberField, Sort
from indexer.engines.stored_document import StoredDocument

FACETS = ("brand", "category", "price", "color", "size", "sold_here")
COUNTED = (*FACETS, "section")
"""What every engine counts by value."""
FILTERS = (*FACETS, "discount", "added", "seen", "section", "unlisted", "brand_site", "availability", "id")
"""Fields of a filter; beside them ``options.NAME`` for any option of a variant."""


@dataclass(frozen=True)
class Equals:
    """A document, or one of its variants, has this value; text is compared folded."""

    field: str
    value: str


@dataclass(frozen=True)
class Between:
    """One of these numbers of a document is within these bounds, both included; None is open.

    The price is in the shop's currency, the discount in percent, the times are seconds since 1970.
    """

    field: NumberField
    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True)
class Not:
    """The part does not hold."""

    part: "Filter"


@dataclass(frozen=True)
class And:
    """All parts hold; those on variants' options (color, size, ``options.NAME``) on one and the same variant."""

    parts: tuple["Filter", ...]


@dataclass(frozen=True)
class Or:
    """One of the parts holds, or several."""

    parts: tuple["Filter", ...]


Filter = Equals | Between | Not | And | Or


@dataclass(frozen=True)
class QueryTerm:
    """One word of a query, folded, with what may stand for it."""

    text: str
    edits: int = 0
    """Edits to allow; for terms that the index hardly knows."""
    prefix: bool = False
    """Whether the word may go on, as the last one does while a shopper types."""
    synonyms: tuple[str, ...] = ()
    weak: bool = False
    """Too common to make a document match by itself; an engine may leave it out."""


@dataclass(frozen=True)
class TextQuery:
    """Words to look for; a document need not have them all."""

    terms: tuple[QueryTerm, ...]

    @property
    def text(self) -> str:
        return " ".join(term.text for term in self.terms)


@dataclass(frozen=True)
class EngineQuery:
    """One section's question. Without ``text`` everything that passes the filter matches."""

    text: TextQuery | None = None
    filter: Filter | None = None
    facets: tuple[str, ...] = ()
    sort: Sort = "relevance"
    limit: int = 100
    offset: int = 0
    counted: bool = True
    """Whether the total is wanted; otherwise an engine may stop where it has enough that hold every word."""
    whole: bool = False
    """Whether what lacks a word is of no use; an engine may look for it all the same."""


@dataclass(slots=True)  # hundreds are made for a page of 24, and a frozen one takes four times as long
class EngineHit:
    """A document that an engine found."""

    stored: StoredDocument
    score: float
    """The engine's own; comparable within one result only."""

    @property
    def document(self) -> CatalogDocument:
        """All of the document."""
        return self.stored.document


@dataclass(frozen=True)
class EngineResult:
    """An engine's answer to one query."""

    hits: list[EngineHit]
    total: int
    """Styles that match; an engine may stop counting at 10,000."""
    facets: dict[str, dict[str, int]] = field(default_factory=dict)
    """By facet and value, counted in styles. Price has the keys ``min`` and ``max`` in whole minor units instead;
    the values of ``BANDS`` are ranges."""
    partial: bool = False
    """Whether there was no time to look for more hits."""
