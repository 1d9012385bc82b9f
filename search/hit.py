"""One style of an answer: what is shown of it, its variants, and why it is there."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, TypeVar

from pydantic import BaseModel, Field

from crawler.product import Availability
from indexer.verdict import Verdict
from search.buy import Buy, Money, Reason

_T = TypeVar("_T")
Known = Annotated[_T, Field(exclude_if=(None, {}).__contains__)]
"""Left out of JSON where it is empty: a style of fifty sizes repeats its empty fields fifty times otherwise."""


@dataclass(slots=True)  # an answer has hundreds
class Fragment:
    """A piece of a text, and whether the query's words matched it. Plain text: whoever shows it escapes it."""

    text: str
    match: bool = False


@dataclass(slots=True, kw_only=True)
class HitVariant:
    """A home row, a brand's variant, or both where they are the same. In JSON, what is not known is left out."""

    variant_id: Known[str | None] = None
    home_id: Known[str | None] = None
    brand_site: Known[str | None] = None
    title: Known[str | None] = None
    options: Known[dict[str, str]] = field(default_factory=dict)
    url: Known[str | None] = None
    image: Known[str | None] = None
    price: Known[Money | None] = None
    price_currency: Known[str | None] = None
    list_price: Known[Money | None] = None
    """What it cost before, in the same currency."""
    availability: Known[Availability | None] = None
    observed_at: Known[datetime | None] = None
    verdict: Known[Verdict | None] = None
    match_probability: Known[float | None] = None
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


@dataclass(slots=True, kw_only=True)
class Hit:
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
