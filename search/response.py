"""What a search answers: the shapes of ``GET /search``, ``GET /products/{id}`` and ``offshelf search --json``."""

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, Field

from search.buy import Money, Reason
from search.hit import Hit


class HomeSection(BaseModel):
    """What the shop sells."""

    hits: list[Hit]
    total: int
    """Styles of the shop that match; an engine may stop counting at 10,000."""


class BuyForMeSection(BaseModel):
    """What only brands sell, and the shop could buy or link to."""

    hits: list[Hit]
    row: int | None
    """After how many home hits of this page the section belongs; None where it is empty."""


class Sections(BaseModel):
    """Both parts of an answer."""

    home: HomeSection
    buy_for_me: BuyForMeSection


@dataclass(slots=True)  # an answer has hundreds
class FacetValue:
    """A value that can be chosen, and how many styles choosing it would bring."""

    value: str
    count: int
    """Styles of both sections."""


class FacetRange(BaseModel):
    """Both bounds included: choosing them as a filter brings as many styles."""

    min: Money
    max: Money
    count: int


class Facet(BaseModel):
    """Values with their counts; a price facet has bounds in the shop's currency instead, a discount is in percent."""

    values: list[FacetValue] = Field(default_factory=list)
    min: Money | None = None
    max: Money | None = None
    currency: str | None = None
    ranges: list[FacetRange] = Field(default_factory=list)
    """In ascending order; only where they were asked for."""


class PriceIntent(BaseModel):
    """The price that the query names; both bounds included, None is open."""

    min: Money | None = None
    max: Money | None = None
    currency: str


class Intent(BaseModel):
    """What is understood of the query: the brand that it names, if it names one, and what it says besides."""

    brand: str | None = None
    matched: str | None = None
    """The words of the query that name it."""
    by: Literal["name", "alias", "typo", "filter"] | None = None
    category: str | None = None
    """A category of what was found, if the query has its name."""
    color: str | None = None
    """In English."""
    size: str | None = None
    gender: str | None = None
    """``men``, ``women``, ``kids``, ``boys``, ``girls`` or ``unisex``."""
    measures: list[str] = Field(default_factory=list)
    """Numbers with units: ``17in``, ``1.5l``."""
    price: PriceIntent | None = None
    without: list[str] = Field(default_factory=list)
    """Words for what is not wanted."""


class Page(BaseModel):
    """Which part of the home hits an answer holds."""

    number: int
    limit: int
    pages: int
    """Pages of home hits that can be asked for."""
    next: str | None = None
    """The ``cursor`` of the page behind this one, which misses and repeats nothing though the index changes."""


class SearchResponse(BaseModel):
    """The answer of ``GET /search``."""

    query: str
    intent: Intent
    sections: Sections
    facets: dict[str, Facet]
    page: Page
    messages: list[Reason] = Field(default_factory=list)
    degraded: bool = False
    """Whether something that an answer is made of was missing; ``messages`` say what."""
    did_you_mean: str | None = None
    """The query with its misspelt words as they are spelled, which is what was searched for; None if none was."""


class ProductResponse(BaseModel):
    """One style with all its variants, whatever its section."""

    product: Hit
    section: Literal["home", "buy_for_me", "withheld"]
    description: str | None
    attributes: dict[str, str]
