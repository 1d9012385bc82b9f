"""Sites whose pages state their products as structured data."""

import re
from collections.abc import Iterable
from datetime import datetime

from scrapy.http import Response

from config.brand_site import BrandSite
from crawler.extraction.page import extract_page
from crawler.frontier import Discovery, FrontierRow, Kind
from crawler.journal import Journal
from crawler.links import TrapGuard, page_links
from crawler.politeness.robots import RobotsRules
from crawler.rejection import Rejection
from crawler.sitemap import SitemapEntry, proof_times, read_sitemap
from crawler.spiders.base import BrandSpider
from crawler.urls import absolute, origin
from crawler.visit import Reading

MAX_SITEMAP_DEPTH = 3
MAX_SITEMAPS = 2_000
_PRODUCT_PATH = re.compile(r"/(?:products?|p|dp|item|shop|produkte?|produits?|prodotti|productos?)[/-]", re.I)


class StructuredDataSpider(BrandSpider):
    """Follows sitemaps; links only where no sitemap led to a product."""

    name = "structured_data"

    def __init__(self, site: BrandSite, journal: Journal, full: bool) -> None:
        super().__init__(site, journal, full)
        self._traps = TrapGuard()
        self._sitemaps = 0

    def seeds(self, rules: RobotsRules) -> Iterable[Discovery]:
        named = [*rules.sitemaps, *self.site.sitemaps] or ["/sitemap.xml"]
        for location in named:
            if url := absolute(location, self.site.url):
                yield Discovery(url, Kind.SITEMAP, priority=100)

    def go_on(self) -> Iterable[Discovery]:
        if not self.journal.facts.gave_products():
            return [Discovery(self.site.url, Kind.LINK)]
        return self.journal.facts.orphans()

    def read(self, row: FrontierRow, response: Response, observed_at: datetime) -> Reading:
        if row.kind == Kind.SITEMAP:
            return self._read_sitemap(row, response)
        content_type = (response.headers.get("Content-Type") or b"").decode("latin-1") or None
        page = extract_page(response.body, response.url, observed_at, content_type, self.site.brand)
        reading = Reading(page.products, page.rejected, noindex=page.noindex)
        if row.kind == Kind.LINK and not page.nofollow:
            reading.discovered = list(self._links(row, response))
        return reading

    def _read_sitemap(self, row: FrontierRow, response: Response) -> Reading:
        sitemap = read_sitemap(response.body)
        reading = Reading(broken="not a whole sitemap" if sitemap.broken else None)
        for entry in sitemap.sitemaps if row.depth < MAX_SITEMAP_DEPTH else ():
            if (url := self._on_site(entry, response.url, reading)) and self._sitemaps_left():
                reading.discovered.append(Discovery(url, Kind.SITEMAP, priority=100, depth=row.depth + 1))
        proofs = proof_times(sitemap.pages)
        for entry in sitemap.pages:
            url = self._on_site(entry, response.url, reading)
            if url and self._wanted(url):
                priority = 10 if _PRODUCT_PATH.search(url) else 0
                proof = proofs.get(entry.lastmod or "")
                reading.discovered.append(
                    Discovery(url, Kind.PAGE, priority, lastmod=entry.lastmod, unchanged_since=proof)
                )
        return reading

    def _on_site(self, entry: SitemapEntry, base: str, reading: Reading) -> str | None:
        url = absolute(entry.location, base)
        if url is None:
            reading.rejected.append(Rejection("bad_url", entry.location[:200], base))
        elif origin(url) != origin(self.site.url):
            reading.rejected.append(Rejection("offsite", url[:200], base))
            return None
        return url

    def _wanted(self, url: str) -> bool:
        return not self.site.follow or any(re.search(pattern, url) for pattern in self.site.follow)

    def _sitemaps_left(self) -> bool:
        self._sitemaps += 1
        return self._sitemaps <= MAX_SITEMAPS

    def _links(self, row: FrontierRow, response: Response) -> Iterable[Discovery]:
        """The links worth following: those to products first, then those near the home page."""
        for url in page_links(response.body, response.url):
            if origin(url) == origin(self.site.url) and self._wanted(url) and self._traps.admits(url, row.depth + 1):
                priority = (10 if _PRODUCT_PATH.search(url) else 0) - row.depth - 1
                yield Discovery(url, Kind.LINK, priority, row.depth + 1)
