"""How a platform is recognised: what one first look at a site gives, and what a recogniser makes of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol
from urllib.parse import urljoin, urlsplit

from config.brand_site import Platform
from crawler.probe.fetch import FetchedPage
from crawler.product import Product
from crawler.rejection import Rejection

Counting = Literal["exact", "estimate", "at_least", "unknown"]
FIRST_PATHS = ("products.json?limit=250", "wp-json/wc/store/v1/products?per_page=100")
"""Asked for together with the front page: endpoints that answer for platforms whose pages may hide what they are."""


class Look:
    """A site's front page and further answers of it, each asked for once."""

    def __init__(self, url: str, now: datetime, fetch: Callable[[Sequence[str]], list[FetchedPage]]) -> None:
        self.url = url
        self.now = now
        self.origin = "{0.scheme}://{0.netloc}/".format(urlsplit(url))
        self._fetch = fetch
        self._answers: dict[str, FetchedPage] = {}

    @property
    def front(self) -> FetchedPage:
        return self.get(self.url)[0]

    def get(self, *addresses: str) -> list[FetchedPage]:
        """The answers of addresses or paths of the site; those not asked for yet are asked for together."""
        urls = [urljoin(self.origin, address) for address in addresses]
        missing = [url for url in dict.fromkeys(urls) if url not in self._answers]
        self._answers.update(zip(missing, self._fetch(missing) if missing else (), strict=True))
        return [self._answers[url] for url in urls]


@dataclass
class Recognition:
    """A platform with the reasons, and what its endpoint has said so far."""

    platform: Platform
    reasons: list[str]
    products: list[Product] = field(default_factory=list)
    rejected: list[Rejection] = field(default_factory=list)
    count: int | None = None
    counting: Counting = "unknown"
    name: str | None = None
    currency: str | None = None
    currency_source: str | None = None
    feeds: list[str] = field(default_factory=list)

    @property
    def by_pages(self) -> bool:
        """Whether its products are found on its pages only."""
        return not self.products and not self.feeds


class Recogniser(Protocol):
    """Tells whether a site is of one platform; politely, in few requests."""

    def recognise(self, look: Look) -> Recognition | None:
        """The platform with the reasons, or None."""
