"""Google Merchant feeds: items into products, those of one ``item_group_id`` as the variants of one style."""

import io
from datetime import date, datetime
from urllib.parse import urlsplit, urlunsplit

from crawler.availability import parse_availability
from crawler.identifiers import normalize_gtin
from crawler.money import Money, parse_price
from crawler.options import named_options
from crawler.platforms.fields import (
    IMAGE_LIMIT,
    TEXT_LIMIT,
    VARIANT_LIMIT,
    plain,
    text_of_html,
    web_address,
    with_provenance,
    without_tracking,
)
from crawler.platforms.merchant_items import FeedError, Item, iter_items
from crawler.product import Offer, Product, Variant
from crawler.rejection import Rejection

OPTIONS = ("size", "color", "material", "pattern")
_ATTRIBUTES = ("gender", "age_group", "size_system", "size_type", "multipack", "is_bundle", "unit_pricing_measure")
_CONDITIONS = {"new": "NewCondition", "used": "UsedCondition", "refurbished": "RefurbishedCondition"}
_NO_IDENTIFIERS = frozenset(("no", "false", "0"))


def parse_products(
    body: bytes, url: str, observed_at: datetime, currency: str | None = None, site_brand: str | None = None
) -> tuple[list[Product], list[Rejection]]:
    """The products of a feed, and what was left out and why.

    A feed that breaks off or is refused gives the items before that point and a rejection whose reason begins with
    ``feed_`` or is ``not_a_feed``; such a feed is not complete. ``currency`` is used for prices that state none.
    """
    groups: dict[str, dict[str, Item]] = {}
    rejected: list[Rejection] = []
    try:
        for line, item in iter_items(io.BytesIO(body)):
            _collect(item, line, url, groups, rejected)
    except FeedError as error:
        rejected.append(Rejection(error.reason, str(error), url))
    products = [
        with_provenance(_product(key, items, url, observed_at, currency, site_brand), "merchant_feed", url)
        for key, items in groups.items()
    ]
    return products, rejected


def _collect(item: Item, line: int, url: str, groups: dict[str, dict[str, Item]], rejected: list[Rejection]) -> None:
    identity, title = first(item, "id"), first(item, "title")
    address = web_address(first_raw(item, "link"), url)
    if not identity or not title or not address:
        missing = "id" if not identity else "name" if not title else "url"
        rejected.append(Rejection(f"no_{missing}", f"line {line}: {title or identity or ''}"[:200], address or url))
        return
    group = groups.setdefault(first(item, "item_group_id") or identity, {})
    if identity in group:
        rejected.append(Rejection("duplicate_variant", f"line {line}: {identity}"[:200], address))
    elif len(group) >= VARIANT_LIMIT:
        rejected.append(Rejection("too_many_variants", f"line {line}: {identity}"[:200], address))
    else:
        group[identity] = item


def _product(
    key: str, items: dict[str, Item], url: str, observed_at: datetime, currency: str | None, site_brand: str | None
) -> Product:
    members = list(items.values())
    single = len(members) == 1
    told_apart = [name for name in OPTIONS if single or len({first(item, name) for item in members}) > 1]
    # Size and colour are always options; a material is one only where it tells the variants apart.
    names = [name for name in OPTIONS if name in ("size", "color") or (name in told_apart and not single)]
    variants = [
        _variant("" if single and identity == key else identity, item, names, url, observed_at, currency)
        for identity, item in items.items()
    ]
    main = members[0]
    images = [web_address(raw, url) for name in ("image_link", "additional_image_link") for raw in main.get(name, [])]
    return Product(
        product_id=key,
        url=_address([variant.url or url for variant in variants]),
        name=_common_name([first(item, "title") or "" for item in members]),
        brand=first(main, "brand", 200) or site_brand,
        description=text_of_html(first_raw(main, "description") or first_raw(main, "summary"), TEXT_LIMIT),
        category=category_of(main),
        images=[image for image in dict.fromkeys(images) if image][:IMAGE_LIMIT],
        varies_by=[] if single else [name for name in told_apart if any(name in v.options for v in variants)],
        attributes=attributes_of(main, [name for name in OPTIONS if name not in names]),
        variants=variants,
        observed_at=observed_at,
    )


def _variant(key: str, item: Item, names: list[str], url: str, observed_at: datetime, currency: str | None) -> Variant:
    address = web_address(first_raw(item, "link"), url)
    has_identifiers = (first(item, "identifier_exists") or "yes").lower() not in _NO_IDENTIFIERS
    return Variant(
        key=key,
        title=first(item, "title"),
        sku=first(item, "id", 200),
        mpn=first(item, "mpn", 200) if has_identifiers else None,
        gtin=normalize_gtin(first(item, "gtin", 100) or "") if has_identifiers else None,
        options=named_options((name, first(item, name, 200)) for name in names),
        url=without_tracking(address) if address else None,
        image=web_address(first_raw(item, "image_link"), url),
        offer=offer_of(item, observed_at, currency, without_tracking(address) if address else None),
    )


def offer_of(item: Item, observed_at: datetime, currency: str | None, url: str | None = None) -> Offer:
    """The offer of an item at a time: the sale price while the sale lasts, with the regular one as its list price."""
    regular = parse_price(first(item, "price", 100) or "", currency)
    sale, ends = _sale(item, observed_at, currency)
    asked = sale if sale and sale.amount and sale.currency == (regular.currency if regular else None) else regular
    lowered = asked is sale and asked is not None and regular is not None
    return Offer(
        price=asked.amount if asked else None,
        price_currency=asked.currency if asked else None,
        price_raw=asked.raw if asked else first(item, "price", 100),
        list_price=regular.amount if lowered and regular and _above(regular, asked) else None,
        availability=parse_availability(first(item, "availability", 100) or ""),
        item_condition=_CONDITIONS.get((first(item, "condition", 50) or "").lower()),
        price_valid_until=ends if lowered else None,
        url=url,
    )


def _above(one: Money, other: Money | None) -> bool:
    return bool(other and one.amount is not None and other.amount is not None and one.amount > other.amount)


def _sale(item: Item, observed_at: datetime, currency: str | None) -> tuple[Money | None, date | None]:
    """The sale price, if the sale is on at that time, and its last day."""
    sale = parse_price(first(item, "sale_price", 100) or "", currency)
    period = first(item, "sale_price_effective_date", 100)
    if not period:
        return sale, None
    try:
        starts, ends = (datetime.fromisoformat(part.strip()) for part in period.split("/"))
    except ValueError:
        return None, None  # a sale of unknown time may be over: the regular price is the safe one
    starts, ends = (day if day.tzinfo else day.replace(tzinfo=observed_at.tzinfo) for day in (starts, ends))
    return (sale, ends.date()) if starts <= observed_at <= ends else (None, None)


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
        named += [(plain(n, 100) or "", plain(v)) for n, v in zip(names[:200], values, strict=False)]
    return named_options(named)


def first(item: Item, name: str, limit: int = 500) -> str | None:
    """The first value of an attribute as clean text."""
    return plain(first_raw(item, name), limit)


def first_raw(item: Item, name: str) -> str | None:
    """The first value of an attribute as it stands in the feed."""
    values = item.get(name)
    return values[0] if values else None


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
