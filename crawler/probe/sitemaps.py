"""What a site's sitemaps list, as far as a probe needs it: how many pages, which may be products, and a sample."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from crawler.frontier.sitemap import Sitemap, SitemapEntry, read_sitemap
from crawler.probe.fetch import FetchedPage
from crawler.urls import PRODUCT_PATH, absolute

_PRODUCT_MAP = re.compile(r"product|produkt|produit|producto|prodott|item", re.I)
_CHILDREN = 6
_ROBOTS_LIMIT = 512 * 1024


@dataclass
class Listing:
    """Sitemaps that answered, those they name, and the pages that were listed in what was read."""

    sitemaps: list[str] = field(default_factory=list)
    children: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    unread: float = 1.0
    """How many times as many product sitemaps there are as were read."""

    def add(self, other: "Listing") -> None:
        self.pages += other.pages
        likely = len([child for child in self.children if _PRODUCT_MAP.search(child)] or self.children)
        self.unread = max(1.0, likely / _CHILDREN)

    def chosen_children(self) -> list[str]:
        """The sitemaps to read of those that an index names: products' first, evenly chosen."""
        likely = [child for child in self.children if _PRODUCT_MAP.search(child)]
        return sample_of(likely or self.children, _CHILDREN)

    def product_pages(self) -> list[str]:
        """The pages that look like products by their path; all pages where none does."""
        return [page for page in self.pages if PRODUCT_PATH.search(page)] or self.pages

    def estimate(self) -> int:
        """How many product pages there may be in all."""
        return round(len(self.product_pages()) * self.unread)


def named_sitemaps(robots: FetchedPage) -> list[str]:
    """The sitemaps that a robots.txt names."""
    lines = robots.body[:_ROBOTS_LIMIT].decode("utf-8", "replace").splitlines()
    named = (line.partition(":")[2] for line in lines if line.strip().lower().startswith("sitemap:"))
    return [address for text in named if (address := absolute(text, robots.final_url))]


def read_listing(pages: Sequence[FetchedPage]) -> Listing:
    """What the sitemaps among these answers list; anything else is left out."""
    listing = Listing()
    for page in pages:
        sitemap = read_sitemap(page.body) if page.status == 200 else Sitemap(broken=True)
        if not sitemap.broken:
            listing.sitemaps.append(page.url)
        listing.children += _addresses(sitemap.sitemaps, page.final_url)
        listing.pages += _addresses(sitemap.pages, page.final_url)
    return listing


def _addresses(entries: Sequence[SitemapEntry], base: str) -> list[str]:
    return [address for entry in entries if (address := absolute(entry.location, base))]


def sample_of(items: Sequence[str], size: int) -> list[str]:
    """Spread over the whole list, without the rhythm that an even step could share with it; the same every time."""
    distinct = list(dict.fromkeys(items))
    if len(distinct) <= size:
        return distinct
    chosen = set(random.Random(len(distinct)).sample(range(len(distinct)), size))
    return [item for number, item in enumerate(distinct) if number in chosen]
