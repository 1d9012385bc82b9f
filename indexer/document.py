"""What the engines hold: one document per style, with its variants."""

from datetime import datetime
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, Field

from crawler.product import Availability
from indexer.verdict import Verdict

Section = Literal["home", "buy_for_me", "withheld"]
"""home: the shop sells the style, if only in part. buy_for_me: no home match. withheld: uncertain or no verdict."""

AVAILABLE_NOW = (Availability.IN_STOCK, Availability.LIMITED_AVAILABILITY, Availability.ONLINE_ONLY)
"""What can be bought now, from afar. Unknown availability is not among it."""


class DocumentVariant(BaseModel):
    """A variant as a hit shows it: a home row, a brand's variant, or both where they are the same."""

    home_id: str | None = None
    variant_id: str | None = None
    brand_site: str | None = None
    title: str | None = None
    options: dict[str, str] = Field(default_factory=dict)
    url: str | None = None
    image: str | None = None
    price: Decimal | None = None
    price_currency: str | None = None
    list_price: Decimal | None = None
    """What it cost before, in the same currency."""
    low_price: Decimal | None = None
    high_price: Decimal | None = None
    availability: Availability | None = None
    observed_at: datetime | None = None
    verdict: Verdict | None = None
    match_probability: float | None = None
    purchase_refusal: str | None = None
    """The words with which the brand's site forbids buying by programs."""
    agent_checkout: bool | None = None
    """Whether the brand's site lets programs buy it, where it says so."""


class CatalogDocument(BaseModel):
    """A style. Fields that are searched hold plain text; what a hit shows and what a filter needs is beside them."""

    id: str
    """``home.`` and a digest of the style key, or ``crawler.harvest.identity.style_id``."""
    section: Section
    home_id: str | None = None
    """The best row's; None in a candidate."""
    brand_site: str | None = None
    title: str
    brand: str | None = None
    category: str | None = None
    description: str | None = None
    url: str | None = None
    image: str | None = None
    identifiers: list[str] = Field(default_factory=list)
    """GTINs, MPNs and SKUs of all variants, and the MPNs squashed (``indexer.text.squash``)."""
    attributes: dict[str, str] = Field(default_factory=dict)
    verdict: Verdict | None = None
    """Rolled up over the brand's variants; sold_here for a home style that no brand site shows."""
    added_at: datetime | None = None
    """When it was imported or crawled first."""
    variants: list[DocumentVariant] = Field(min_length=1)
