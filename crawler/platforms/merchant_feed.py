"""Product feeds, Google Merchant's and agentic-commerce ones, as products: a style is the items of one group."""

import io
from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO
from urllib.parse import urlsplit, urlunsplit

from crawler.extraction.content.text import DESCRIPTION_LENGTH, clean_text
from crawler.extraction.content.urls import web_url, without_tracking
from crawler.platforms.feed_groups import ItemGroups
from crawler.platforms.feed_item import FeedError, Item, first, first_raw, says_no
from crawler.platforms.feed_items import iter_items
from crawler.platforms.merchant_offer import expired, offer_of
from crawler.platforms.reading import IMAGE_LIMIT, Reading
from crawler.product import Product, Variant
from crawler.rejection import Rejection
from crawler.values.options import named_options

OPTIONS = ("size", "color", "material", "pattern")
_ATTRIBUTES = (
    *("gender", "age_group", "size_system", "size_type", "multipack", "is_bundle", "unit_pricing_measure"),
    *("availability_date", "seller_name"),
)
_IMAGES = ("image_link", "additional_image_link")


def parse_products(
    body: bytes, url: str, observed_at: datetime, currency: str | None = None, site_brand: str | None = None
) -> tuple[list[Product], list[Rejection]]:
    """The products of a feed, and what was left out and why; see ``iter_products``."""
    reading = Reading("merchant_feed", url, observed_at, currency, site_brand)
    return list(iter_products(io.BytesIO(body), reading)), reading.rejected


def iter_products(stream: BinaryIO, reading: Reading) -> Iterator[Product]:
    """The products of a feed, one after another; ``reading`` collects what is left out, and why.

    A feed that breaks off or is refused gives the items before that point and a rejection whose reason begins with
    ``feed_`` or is ``not_a_feed``; such a feed is not complete. The stream is seekable, and may be gzip or zip.
    Memory holds one product: items wait on disk until the last of their group has been read.
    """
    with ItemGroups() as groups:
        try:
            for line, item in iter_items(stream, reading.reject):
                _collect(item, line, groups, reading)
        except FeedError as error:
            reading.reject(error.reason, str(error))
        for key, items in groups:
            yield reading.signed(_product(key, items, reading))


def _collect(item: Item, line: int, groups: ItemGroups, reading: Reading) -> None:
    identity, title = first(item, "id"), first(item, "title")
    address = web_url(first_raw(item, "link"), reading.url)
    place = f"line {line}: {title or identity or ''}"
    if not identity or not title or not address:
        missing = "id" if not identity else "name" if not title else "url"
        reading.reject(f"no_{missing}", place, address)
    elif says_no(item, "enable_search"):
        reading.reject("search_disabled", place, address)
    elif expired(item, reading.observed_at):
        reading.reject("expired", place, address)
    elif problem := groups.add(first(item, "item_group_id") or identity, identity, item):
        reading.reject(problem, place, address)


def _product(key: str, items: dict[str, Item], reading: Reading) -> Product:
    members = list(items.values())
    # Size and colour are always options; a material is one only where it tells the variants apart.
    told_apart = [name for name in OPTIONS if len({first(item, name) for item in members}) > 1]
    names = [name for name in OPTIONS if name in ("size", "color") or name in told_apart]
    own = dict.fromkeys(name for item in members for name in item if name.startswith("option/"))
    single = len(members) == 1
    variants = [
        _variant("" if single and identity == key else identity, item, [*names, *own], reading)
        for identity, item in items.items()
    ]
    main = members[0]
    links = (web_url(raw, reading.url) for name in _IMAGES for raw in main.get(name, [])[:IMAGE_LIMIT])
    return Product(
        product_id=key,
        url=_address([variant.url or reading.url for variant in variants]),
        name=first(main, "item_group_title") or _common_name([first(item, "title") or "" for item in members]),
        brand=first(main, "brand", 200) or reading.site_brand,
        description=clean_text(first_raw(main, "description") or first_raw(main, "summary"), DESCRIPTION_LENGTH),
        category=category_of(main),
        images=[image for image in dict.fromkeys(links) if image][:IMAGE_LIMIT],
        varies_by=_told_apart(variants),
        attributes=attributes_of(main, [name for name in OPTIONS if name not in names]),
        variants=variants,
        observed_at=reading.observed_at,
    )


def _told_apart(variants: list[Variant]) -> list[str]:
    names = dict.fromkeys(name for variant in variants for name in variant.options)
    return [name for name in names if len({variant.options.get(name) for variant in variants}) > 1]


def _variant(key: str, item: Item, names: list[str], reading: Reading) -> Variant:
    address = without_tracking(web_url(first_raw(item, "link"), reading.url) or reading.url)
    has_identifiers = not says_no(item, "identifier_exists")
    offer = offer_of(item, reading.observed_at, reading.currency, address)
    if offer.price is None and offer.price_raw:
        reading.reject("price_unreadable", offer.price_raw, address)
    return Variant(
        key=key,
        title=first(item, "title"),
        sku=first(item, "id", 200),
        mpn=first(item, "mpn", 200) if has_identifiers else None,
        gtin=reading.gtin(first(item, "gtin"), address) if has_identifiers else None,
        options=named_options((name.removeprefix("option/"), first(item, name, 200)) for name in names),
        url=address,
        image=web_url(first_raw(item, "image_link"), reading.url),
        offer=offer,
    )


def category_of(item: Item) -> str | None:
    """The shop's own path; Google's only where it is words, not a number."""
    for name in ("product_type", "google_product_category"):
        text = first(item, name)
        if text and not text.isdigit():
            return " > ".join(part.strip() for part in text.split(">") if part.strip())
    return None


def attributes_of(item: Item, more: list[str]) -> dict[str, str]:
    """Further stated properties: Google's descriptive ones, and each ``product_detail``."""
    named = [(name, first(item, name, 200)) for name in (*_ATTRIBUTES, *more)]
    names, values = item.get("product_detail/attribute_name", []), item.get("product_detail/attribute_value", [])
    if len(names) == len(values):
        named += [(clean_text(n, 100) or "", clean_text(v)) for n, v in zip(names[:200], values, strict=False)]
    return named_options(named)


def _address(urls: list[str]) -> str:
    """The product's address: the variants' common one, without the query if only that differs."""
    if len(set(urls)) == 1:
        return urls[0]
    pages = {urlunsplit((*urlsplit(url)[:3], "", "")) for url in urls}
    return pages.pop() if len(pages) == 1 else urls[0]


def _common_name(titles: list[str]) -> str:
    """The words that the titles of all variants begin with, if they are a name; otherwise the first title."""
    if len(set(titles)) == 1:
        return titles[0]
    words = [title.split() for title in titles]
    common = []
    for column in zip(*words, strict=False):
        if len(set(column)) > 1:
            break
        common.append(column[0])
    name = " ".join(common).rstrip(" -–—|/,:;(")
    return name if len(name) >= 8 or len(common) >= 2 else titles[0]
