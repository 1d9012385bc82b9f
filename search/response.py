"""What a search answers: the shapes of ``GET /search``, ``GET /products/{id}`` and ``offshelf search --json``."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, Field, PlainSerializer

from crawler.product import Availability
from indexer.verdict import Verdict

BuyMode = Literal["buy_for_me", "link_out", "none"]
Money = Annotated[Decimal, PlainSerializer(lambda amount: format(amount, "f"), return_type=str)]
"""A decimal string in JSON, never in exponent notation."""


def _unknown(value: object) -> bool:
    """A style of fifty sizes repeats its empty fields fifty times otherwise."""
    return value is None or value == {}


class Reason(BaseModel):
    """Why a flag is as it is; ``code`` is stable, ``text`` is for people."""

    code: str
    text: str


class Buy(BaseModel):
    """Whether the shop may buy a variant from its brand on the shopper's behalf."""

    mode: BuyMode
    reasons: list[Reason] = Field(default_factory=list)
    """Every condition that failed, or what decided the mode where none did."""


class Fragment(BaseModel):
    """A piece of a text, and whether the query's words matched it. Plain text: whoever shows it escapes it."""

    text: str
    match: bool = False


class HitVariant(BaseModel):
    """A home row, a brand's variant, or both where they are the same. In JSON, what is not known is left out."""

    variant_id: str | None = Field(None, exclude_if=_unknown)
    home_id: str | None = Field(None, exclude_if=_unknown)
    brand_site: str | None = Field(None, exclude_if=_unknown)
    title: str | None = Field(None, exclude_if=_unknown)
    options: dict[str, str] = Field(default_factory=dict, exclude_if=_unknown)
    url: str | None = Field(None, exclude_if=_unknown)
    image: str | None = Field(None, exclude_if=_unknown)
    price: Money | None = Field(None, exclude_if=_unknown)
    price_currency: str | None = Field(None, exclude_if=_unknown)
    list_price: Money | None = Field(None, exclude_if=_unknown)
    """What it cost before, in the same currency."""
    availability: Availability | None = Field(None, exclude_if=_unknown)
    observed_at: datetime | None = Field(None, exclude_if=_unknown)
    verdict: Verdict | None = Field(None, exclude_if=_unknown)
    match_probability: float | None = Field(None, exclude_if=_unknown)
    buy: Buy


class HitExplanation(BaseModel):
    """How a hit got its place: its score is what the words and the phrase add, times every factor."""

    score: float
    coverage: float
    """The share of the query's words that the product has, weighted by how telling they are."""
    matched: dict[str, list[str]]
    """By word of the query, the fields that have it."""
    words: dict[str, float] = Field(default_factory=dict)
    """By word of the query, what it adds."""
    phrase: float = 0.0
    """What words add that stand side by side in the title as in the query."""
    factors: dict[str, float] = Field(default_factory=dict)
    """``coverage``, ``accessory``, ``unwanted``, ``agreement``, ``brand``, ``merchandising``: if not 1."""
    merchandising: list[str] = Field(default_factory=list)
    """What the shop's rules did with it, in sentences with file and line."""


class Hit(BaseModel):
    """A style, shown by the variant that suits the query best."""

    id: str
    """Ours, opaque; what ``GET /products/{id}`` takes."""
    home_id: str | None
    """The shop's id, byte for byte; None in a candidate."""
    brand_site: str | None
    title: str
    brand: str | None
    category: str | None = None
    url: str | None
    image: str | None
    price: Money | None
    price_currency: str | None
    list_price: Money | None = None
    availability: Availability | None
    observed_at: datetime | None
    verdict: Verdict | None
    match_probability: float | None
    buy: Buy
    reasons: list[Reason]
    highlights: dict[str, list[Fragment]]
    """By field, the text in pieces; only fields that a word matched."""
    variants: list[HitVariant]
    explanation: HitExplanation | None = None


class HomeSection(BaseModel):
    hits: list[Hit]
    total: int
    """Styles of the shop that match; an engine may stop counting at 10,000."""


class BuyForMeSection(BaseModel):
    hits: list[Hit]
    row: int | None
    """After how many home hits of this page the section belongs; None where it is empty."""


class Sections(BaseModel):
    home: HomeSection
    buy_for_me: BuyForMeSection


class FacetValue(BaseModel):
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
    number: int
    limit: int
    pages: int
    """Pages of home hits that can be asked for."""
    next: str | None = None
    """The ``cursor`` of the page behind this one, which misses and repeats nothing though the index changes."""


class SearchResponse(BaseModel):
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
