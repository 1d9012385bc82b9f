"""Looking at a site before it is crawled: what it runs on, what it lists, and what its products state."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal
from urllib.parse import urljoin, urlsplit

from config.brand_site import Platform
from config.errors import CrawlError
from config.progress import Progress
from config.settings import Settings
from crawler.fetch import FetchedPage, fetch_pages
from crawler.platforms import merchant_feed, shopify, woocommerce
from crawler.probe_pages import currency_of, feed_in, own_links, site_name
from crawler.probe_sitemaps import Listing, named_sitemaps, read_listing, sample_of
from crawler.product import Product
from crawler.rejection import Rejection

Counting = Literal["exact", "estimate", "at_least", "unknown"]

_STAGE = "Looking at the site"
_STEPS = 5
_SAMPLE = 10
_SHOPIFY_PAGE = 250


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


def probe_site(settings: Settings, url: str, listener: Progress) -> SiteProbe:
    """Look at a site, politely and in few requests.

    Raises CrawlError with the next step where it can't be reached or robots.txt forbids it.
    """
    return _Prober(settings, url, listener).run()


class _Prober:
    """One probe; each step fetches what the step before asked for."""

    def __init__(self, settings: Settings, url: str, listener: Progress) -> None:
        self._settings = settings
        self._url = url
        self._origin = "{0.scheme}://{0.netloc}/".format(urlsplit(url))
        self._listener = listener
        self._step = 0
        self._now = datetime.now(UTC)
        self._probe = SiteProbe(url=url)

    def run(self) -> SiteProbe:
        probe = self._probe
        api = "wp-json/wc/store/v1/products?per_page=100"
        paths = ("robots.txt", "sitemap.xml", f"products.json?limit={_SHOPIFY_PAGE}", api)
        front, robots, sitemap, shop, woo = self._fetch([self._url, *(urljoin(self._origin, path) for path in paths)])
        _refuse_unreachable(front, self._settings)
        if front.status >= 400 and not (shop.status == 200 or woo.status == 200):
            raise CrawlError(f"{self._url} answered {front.status}.", "Check the address.")
        probe.robots = "read" if robots.status == 200 else "none"
        feed = feed_in(front)
        if feed:
            self._read_feed(feed, front.final_url)
        elif self._read_shopify(shop):
            self._complete_shopify(front)
        elif not self._read_woocommerce(woo):
            probe.reasons.append("neither /products.json nor the Store API answers with products")
        listing = self._list_pages(robots, sitemap)
        if probe.platform == "structured_data":
            self._read_pages(front, listing)
        probe.name = probe.name or site_name(front.body)
        probe.brand = single_brand(probe.sample)
        self._listener(_STAGE, _STEPS, _STEPS)
        return probe

    def _fetch(self, urls: list[str]) -> list[FetchedPage]:
        self._listener(_STAGE, self._step, _STEPS)
        self._step = min(self._step + 1, _STEPS)
        return fetch_pages(self._settings, urls) if urls else []

    def _take(self, products: list[Product], rejected: list[Rejection]) -> None:
        self._probe.sample += products
        self._probe.rejected.update(rejection.reason for rejection in rejected)

    def _read_feed(self, feed: bytes, address: str) -> None:
        probe = self._probe
        products, rejected = merchant_feed.parse_products(feed, address, self._now)
        probe.platform, probe.feeds, probe.url = "merchant_feed", [self._url], self._origin
        probe.reasons.append("the address answers with a Google Merchant feed")
        broken = any(r.reason.startswith("feed_") for r in rejected)
        probe.products, probe.counting = len(products), "at_least" if broken else "exact"
        self._take(products, rejected)

    def _read_shopify(self, page: FetchedPage) -> bool:
        if page.status != 200:
            return False
        products, rejected = shopify.parse_products(page.body, page.final_url, self._now)
        if not products:
            return False
        probe = self._probe
        probe.platform = "shopify"
        probe.reasons.append(f"{urlsplit(page.url).path} lists products the way Shopify does")
        full = len(products) + len(rejected) >= _SHOPIFY_PAGE
        probe.products, probe.counting = len(products), "at_least" if full else "exact"
        self._take(products, rejected)
        return True

    def _complete_shopify(self, front: FetchedPage) -> None:
        """Its endpoint states no currency; the site does elsewhere, or it stays unknown."""
        probe = self._probe
        pages = self._fetch([urljoin(self._origin, "meta.json"), probe.sample[0].url])
        about = pages[0]
        stated = shopify.read_meta(about.body) if about.status == 200 else shopify.ShopMeta()
        probe.name = stated.name
        if stated.products is not None and probe.counting == "at_least":
            probe.products, probe.counting = max(stated.products, probe.products or 0), "exact"
            probe.reasons.append("/meta.json states the number of products")
        for page in (*pages, front):
            currency = currency_of(page, self._now) if page.status == 200 else None
            if currency:
                probe.currency, probe.currency_source = currency, urlsplit(page.final_url).path
                break
        else:
            [cart] = self._fetch([urljoin(self._origin, "cart.js")])
            probe.currency = currency_of(cart, self._now) if cart.status == 200 else None
            probe.currency_source = "/cart.js" if probe.currency else None
        for variant in (variant for product in probe.sample for variant in product.variants):
            if variant.offer and variant.offer.price is not None:
                variant.offer.price_currency = variant.offer.price_currency or probe.currency

    def _read_woocommerce(self, page: FetchedPage) -> bool:
        if page.status != 200:
            return False
        products, rejected = woocommerce.parse_products(page.body, page.final_url, self._now)
        if not products:
            return False
        probe = self._probe
        probe.platform = "woocommerce"
        probe.reasons.append("the WooCommerce Store API answers with products")
        total = page.headers.get("x-wp-total", "")
        stated = total.isascii() and total.isdigit() and len(total) < 10
        full = len(products) + len(rejected) >= 100
        probe.products = int(total) if stated else len(products)
        probe.counting = "exact" if stated or not full else "at_least"
        self._take(products, rejected)
        return True

    def _list_pages(self, robots: FetchedPage, sitemap: FetchedPage) -> Listing:
        named = named_sitemaps(robots) if robots.status == 200 else []
        others = self._fetch([address for address in named[:5] if address != sitemap.url])
        listing = read_listing([*others, sitemap] if sitemap.url in named or not named else others)
        self._probe.sitemaps = listing.sitemaps
        if listing.children:
            listing.add(read_listing(self._fetch(listing.chosen_children())))
        probe = self._probe
        if probe.counting == "at_least" and probe.platform != "merchant_feed" and listing.product_pages():
            probe.products, probe.counting = listing.estimate(), "estimate"
        return listing

    def _read_pages(self, front: FetchedPage, listing: Listing) -> None:
        from crawler.extraction.page import extract_page

        probe = self._probe
        addresses = sample_of(listing.product_pages(), _SAMPLE)
        for page in self._fetch(addresses or sample_of(own_links(front), _SAMPLE)):
            if page.status == 200:
                found = extract_page(page.body, page.final_url, self._now)
                probe.pages_sampled += 1
                self._take(found.products[:1], found.rejected)
        if addresses and probe.pages_sampled:
            share = len(probe.sample) / probe.pages_sampled
            probe.products, probe.counting = round(listing.estimate() * share), "estimate"


def single_brand(sample: list[Product]) -> str | None:
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
