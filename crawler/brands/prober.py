"""Looking at a site before it is crawled: politely, and in few requests."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

from config.errors import CrawlError
from config.progress import Progress
from config.settings import Settings
from crawler.brands.site_probe import SiteProbe
from crawler.platforms import prestashop
from crawler.probe.fetch import FetchedPage, fetch_pages
from crawler.probe.pages import own_links, site_name
from crawler.probe.sitemaps import Listing, named_sitemaps, read_listing, sample_of
from crawler.product import Product
from crawler.recognition.recogniser import FIRST_PATHS, Look, Recognition
from crawler.recognition.recognisers import recognise
from crawler.rejection import Rejection

_STAGE = "Looking at the site"
_STEPS = 5
_SAMPLE = 10


def probe_site(settings: Settings, url: str, listener: Progress) -> SiteProbe:
    """Look at a site, politely and in few requests.

    Raises CrawlError with the next step where it can't be reached or robots.txt forbids it.
    """
    return _Prober(settings, url, listener).run()


class _Prober:
    """One probe; each step fetches what the step before asked for."""

    def __init__(self, settings: Settings, url: str, listener: Progress) -> None:
        self._settings = settings
        self._listener = listener
        self._step = 0
        self._look = Look(url, datetime.now(UTC), self._fetch)
        self._probe = SiteProbe(url=url)
        self._bodies: list[bytes] = []
        """Of the pages that were read."""

    def run(self) -> SiteProbe:
        probe, look = self._probe, self._look
        front, robots, sitemap, *endpoints = look.get(look.url, "robots.txt", "sitemap.xml", *FIRST_PATHS)
        _refuse_unreachable(front, self._settings)
        if front.status >= 400 and not any(page.status == 200 for page in endpoints):
            raise CrawlError(f"{look.url} answered {front.status}.", "Check the address.")
        probe.robots = "read" if robots.status == 200 else "none"
        found = recognise(look)
        self._take_platform(found)
        listing = self._list_pages(robots, sitemap)
        if found.by_pages:
            self._read_pages(front, listing)
        probe.name = probe.name or site_name(front.body, self._bodies)
        probe.brand = _single_brand(probe.sample)
        self._listener(_STAGE, _STEPS, _STEPS)
        return probe

    def _take_platform(self, found: Recognition) -> None:
        probe = self._probe
        probe.platform, probe.reasons, probe.name = found.platform, found.reasons, found.name
        probe.products, probe.counting = found.count, found.counting
        probe.currency, probe.currency_source = found.currency, found.currency_source
        if found.feeds:
            probe.feeds, probe.url = found.feeds, self._look.origin
        self._take(found.products, found.rejected)

    def _fetch(self, urls: Sequence[str]) -> list[FetchedPage]:
        self._listener(_STAGE, self._step, _STEPS)
        self._step = min(self._step + 1, _STEPS)
        return fetch_pages(self._settings, urls) if urls else []

    def _take(self, products: list[Product], rejected: list[Rejection]) -> None:
        self._probe.sample += products
        self._probe.rejected.update(rejection.reason for rejection in rejected)

    def _list_pages(self, robots: FetchedPage, sitemap: FetchedPage) -> Listing:
        named = named_sitemaps(robots) if robots.status == 200 else []
        others = self._fetch([address for address in named[:5] if address != sitemap.url])
        listing = read_listing([*others, sitemap] if sitemap.url in named or not named else others)
        self._probe.sitemaps = listing.sitemaps
        if listing.children:
            listing.add(read_listing(self._fetch(listing.chosen_children())))
        probe = self._probe
        if probe.counting == "at_least" and not probe.feeds and listing.product_pages():
            probe.products, probe.counting = listing.estimate(), "estimate"
        return listing

    def _products_of(self, page: FetchedPage) -> tuple[list[Product], list[Rejection]]:
        from crawler.extraction.page import extract_page

        found = extract_page(page.body, page.final_url, self._look.now)
        products, rejected = found.products[:1], found.rejected
        if self._probe.platform == "prestashop":
            own, more = prestashop.parse_page(
                page.body, page.final_url, self._look.now, found=next(iter(products), None)
            )
            return [own] if own else products, rejected + more
        return products, rejected

    def _read_pages(self, front: FetchedPage, listing: Listing) -> None:
        probe = self._probe
        addresses = sample_of(listing.product_pages(), _SAMPLE)
        pages = self._read_sample(addresses or sample_of(own_links(front), _SAMPLE))
        if addresses and probe.pages_sampled:
            share = len(probe.sample) / probe.pages_sampled
            probe.products, probe.counting = round(listing.estimate() * share), "estimate"
        elif not probe.sample:  # what the front page links to are categories
            self._read_sample(sample_of([link for page in pages for link in own_links(page)], _SAMPLE))

    def _read_sample(self, addresses: list[str]) -> list[FetchedPage]:
        pages = [page for page in self._fetch(addresses) if page.status == 200]
        for page in pages:
            self._bodies.append(page.body)
            self._take(*self._products_of(page))
        self._probe.pages_sampled += len(pages)
        return pages


def _single_brand(sample: list[Product]) -> str | None:
    """The brand that all sampled products state, where that is clear: three or more, and no other."""
    brands = Counter(product.brand for product in sample)
    if len(brands) == 1 and len(sample) >= 3:
        return sample[0].brand
    return None


def _refuse_unreachable(page: FetchedPage, settings: Settings) -> None:
    if not page.error:
        return
    if "robots.txt" in page.error and "forbidden" in page.error:
        raise CrawlError(
            f"robots.txt of {page.url} forbids us to read it.", "Ask the brand to allow it, or for a feed address."
        )
    hint = "Check the address and the network."
    if not settings.allow_private_addresses and "address" in page.error:
        hint = "For a test site on a private network set OFFSHELF_ALLOW_PRIVATE_ADDRESSES=true."
    raise CrawlError(f"{page.url} can't be read: {page.error}.", hint)
