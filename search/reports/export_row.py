"""One line of ``offshelf export``."""

from datetime import datetime

from pydantic import BaseModel

from crawler.product import Availability
from indexer.verdict import Evidence, Verdict
from search.buy import Buy, Money


class ExportRow(BaseModel):
    """A brand variant as its site shows it, the verdict on it, and whether it may be bought from the brand."""

    brand_site: str
    url: str
    product_id: str
    variant_id: str
    title: str
    brand: str | None
    gtin: str | None
    mpn: str | None
    sku: str | None
    price: Money | None
    currency: str | None
    availability: Availability | None
    observed_at: datetime
    verdict: Verdict | None
    match_probability: float | None
    home_id: str | None
    evidence: list[Evidence]
    buy: Buy
    options: dict[str, str]
    """What tells it from its siblings, such as size and color."""
