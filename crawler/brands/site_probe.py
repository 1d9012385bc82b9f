"""Looking at a site before it is crawled: what it runs on, what it lists, and what its products state."""

from collections import Counter
from dataclasses import dataclass, field

from config.brand_site import Platform
from crawler.product import Product
from crawler.recognition.recogniser import Counting


@dataclass
class SiteProbe:
    """What was found. ``reasons`` say how it is known; nothing in it is guessed."""

    url: str
    """The site's address, or the feed's origin."""
    platform: Platform = "structured_data"
    reasons: list[str] = field(default_factory=list)
    name: str | None = None
    feeds: list[str] = field(default_factory=list)
    robots: str = "none"
    """What robots.txt is to us: none, read, or why it closes the site."""
    sitemaps: list[str] = field(default_factory=list)
    products: int | None = None
    counting: Counting = "unknown"
    currency: str | None = None
    currency_source: str | None = None
    brand: str | None = None
    sample: list[Product] = field(default_factory=list)
    pages_sampled: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
