"""One style of an answer: what is shown of it, its variants, and why it is there."""

from dataclasses import dataclass
from datetime import datetime

from pydantic import BaseModel, Field

from crawler.product import Availability
from indexer.verdict import Verdict
from search.buy import Buy, Money, Reason


def _unknown(value: object) -> bool:
    """A style of fifty sizes repeats its empty fields fifty times otherwise."""
    return value is None or value == {}


@dataclass(slots=True)  # an answer has hundreds
class Fragment:
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
