"""Sites whose pages state their products as structured data."""

import re
from collections.abc import Iterable
from datetime import datetime

from scrapy.http import Response

from config.brand_site import BrandSite
from crawler.extraction.page import extract_page
from crawler.frontier.lastmod import proof_times
from crawler.frontier.links import page_links
from crawler.frontier.row import Discovery, FrontierRow, Kind
from crawler.frontier.sitemap import SitemapEntry, read_sitemap
from crawler.frontier.traps import TrapGuard
from crawler.frontier.visit import Reading
from crawler.politeness.robots import RobotsRules
from crawler.rejection import Rejection
from crawler.runs.journal import Journal
from crawler.spiders.base import BrandSpider
from crawler.urls import PRODUCT_PATH, absolute, origin

MAX_SITEMAP_DEPTH = 3
MAX_SITEMAPS = 2_000
MAX_LISTED = 1_000_000
"""Pages that the sitemaps of one run may list."""
MAX_REFUSED = 50_000
"""Links that are counted as refused in one run."""


class StructuredDataSpider(BrandSpider):
    """Follows sitemaps; links only where no sitemap led to a product."""

    name = "structured_data"

    def __init__(self, site: BrandSite, journal: Journal, full: bool) -> None:
        super().__init__(site, journal, full)
        self._traps = TrapGuard()
        self._refused: set[str] = set()
        self._links_known = False
        self._sitemaps = self._listed = 0

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
        reading = Reading(page.products, page.rejected, noindex=page.noindex, announces_end=page.announces_end)
        if row.kind == Kind.LINK:
            self._traps.learn(row.url, response.body, bool(page.products))
            if not page.nofollow:
                self._take_links(row, response, reading)
        return reading

    def follow_unchanged(self, row: FrontierRow) -> Iterable[Discovery]:
        """The links of an unchanged page lead where they led: to some of those that earlier runs followed."""
        if row.kind != Kind.LINK or self._links_known:
            return ()
        self._links_known = True
        return self.journal.facts.pages(Kind.LINK)

    def skip(self, row: FrontierRow) -> str | None:
        return self._traps.exhausted(row.url) if row.kind == Kind.LINK and row.depth else None

    def _read_sitemap(self, row: FrontierRow, response: Response) -> Reading:
        sitemap = read_sitemap(response.body)
        reading = Reading(broken="not a whole sitemap" if sitemap.broken else None)
        if sitemap.left_out:
            reading.rejected.append(Rejection("sitemap_over_limit", f"{sitemap.left_out} entries", response.url))
        self._take_sitemaps(sitemap.sitemaps, row.depth + 1, response.url, reading)
        self._take_pages(sitemap.pages, response.url, reading)
        return reading

    def _take_sitemaps(self, entries: list[SitemapEntry], depth: int, base: str, reading: Reading) -> None:
        for entry in entries:
            if url := self._on_site(entry, base, reading):
                self._sitemaps += 1
                if depth > MAX_SITEMAP_DEPTH or self._sitemaps > MAX_SITEMAPS:
                    reading.rejected.append(Rejection("sitemap_over_limit", url, base))
                else:
                    reading.discovered.append(Discovery(url, Kind.SITEMAP, priority=100, depth=depth))

    def _take_pages(self, entries: list[SitemapEntry], base: str, reading: Reading) -> None:
        proofs = proof_times(entries)
        for entry in entries:
            url = self._on_site(entry, base, reading)
            if not url or not self._wanted(url):
                continue
            self._listed += 1
            if self._listed > MAX_LISTED:
                reading.rejected.append(Rejection("page_over_limit", url, base))
            else:
                priority = 10 if PRODUCT_PATH.search(url) else 0
                proof = proofs.get(entry.lastmod or "")
                page = Discovery(url, Kind.PAGE, priority, lastmod=entry.lastmod, unchanged_since=proof)
                reading.discovered.append(page)

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

    def _take_links(self, row: FrontierRow, response: Response, reading: Reading) -> None:
        """The links worth following: those to products first, then those near the home page."""
        for url in page_links(response.body, response.url):
            if origin(url) != origin(self.site.url) or not self._wanted(url):
                continue
            if reason := self._traps.refusal(url, row.depth + 1):
                self._refuse(url, reason, reading)
            else:
                priority = (10 if PRODUCT_PATH.search(url) else 0) - row.depth - 1
                reading.discovered.append(Discovery(url, Kind.LINK, priority, row.depth + 1))

    def _refuse(self, url: str, reason: str, reading: Reading) -> None:
        """Count a link that is not followed once, however many pages have it."""
        if reason != "no_page" and url not in self._refused and len(self._refused) < MAX_REFUSED:
            self._refused.add(url)
            reading.rejected.append(Rejection(reason, url[:200], url))
