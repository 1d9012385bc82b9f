"""Drafts of several syntaxes as one product: field by field, the first that knows wins and is named as the source."""

from hashlib import blake2b
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from crawler.extraction.context import PageContext
from crawler.extraction.currency_hint import infer_currency
from crawler.extraction.draft import Draft
from crawler.extraction.identity import complete
from crawler.extraction.names import best_name
from crawler.extraction.urls import canonical_of, without_tracking
from crawler.extraction.variant_keys import VARIANT_PARAMETERS
from crawler.product import Offer, Product, Provenance, Variant

MAX_PRODUCT_ID = 500

_PRODUCT_FIELDS = ("product_id", "name", "brand", "description", "category", "images", "varies_by", "attributes")
_VARIANT_FIELDS = ("sku", "mpn", "gtin", "options", "image")
_PRICES = ("price", "price_raw", "list_price", "low_price", "high_price", "price_currency")
_TERMS = ("availability", "item_condition", "price_valid_until", "price_currency")


def merge_drafts(drafts: list[Draft], context: PageContext, site_brand: str | None) -> Product | None:
    """One product out of drafts in the order of their trust; None, counted, if no draft has a name."""
    sources: dict[str, str] = {}
    fields = _product_fields(drafts, sources)
    if not fields.get("name"):
        context.reject("product_without_name", context.url)
        return None
    if not fields.get("brand") and site_brand:
        fields["brand"], sources["brand"] = site_brand, "site"
    url = product_url(drafts, context)
    if not fields.get("product_id"):
        fields["product_id"], sources["product_id"] = path_id(url), "url"
    name = best_name(fields["name"], fields.get("brand"), context)
    if name != fields["name"]:
        fields["name"], sources["name"] = name, "page"
    variants = _variants(drafts, sources)
    _fill_currency(variants, context, sources)
    provenance = {
        name: Provenance(source=source, url=context.url, observed_at=context.observed_at)
        for name, source in sources.items()
    }
    return Product(**fields, url=url, variants=variants, provenance=provenance, observed_at=context.observed_at)


def _product_fields(drafts: list[Draft], sources: dict[str, str]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name in _PRODUCT_FIELDS:
        for draft in drafts:
            if value := getattr(draft, name):
                fields[name], sources[name] = value, draft.source
                break
    return fields


def _variants(drafts: list[Draft], sources: dict[str, str]) -> list[Variant]:
    """The variants of the most trusted draft; a single one is completed from the others' selected variants."""
    base, *others = drafts
    _credit(base.variants[0], base.source, sources)
    if len(base.variants) == 1:
        for other in others:
            _complete_variant(base.variants[0], other.variants[0], other.source, sources)
    return base.variants


def _complete_variant(variant: Variant, other: Variant, source: str, sources: dict[str, str]) -> None:
    complete(variant, other)
    if not variant.options:
        variant.options = other.options
    if other.offer is not None:
        offer = variant.offer = variant.offer or Offer()
        unpriced = offer.price is None and offer.low_price is None and offer.high_price is None
        for name in _PRICES if unpriced else ():
            if (value := getattr(other.offer, name)) is not None:
                setattr(offer, name, value)
        if _reduces(other.offer, offer):
            offer.price, offer.price_raw = other.offer.price, other.offer.price_raw
            sources["price"] = sources["price_raw"] = source
        if offer.list_price is None and other.offer.list_price and _lower(offer, other.offer):
            offer.list_price = other.offer.list_price
        for name in _TERMS:
            if getattr(offer, name) is None and _same_amount(offer, other.offer, name):
                setattr(offer, name, getattr(other.offer, name))
    _credit(variant, source, sources)


def _same_amount(offer: Offer, other: Offer, name: str) -> bool:
    """A currency belongs to its amount, so it is taken only from an offer that agrees or states no other."""
    return name != "price_currency" or other.price is None or offer.price is None or other.price == offer.price


def _reduces(other: Offer, offer: Offer) -> bool:
    """Whether another reading calls an offer's price the one of before, and states the one of now."""
    if offer.price is None or other.price is None or offer.price != other.list_price:
        return False
    return other.price < offer.price and other.price_currency in (None, offer.price_currency)


def _lower(offer: Offer, other: Offer) -> bool:
    """Whether another reading's list price goes with an offer's price: same price or none, and higher."""
    if offer.price is None or other.list_price is None or other.price not in (None, offer.price):
        return False
    return offer.price < other.list_price


def _credit(variant: Variant, source: str, sources: dict[str, str]) -> None:
    for name in _VARIANT_FIELDS:
        if getattr(variant, name):
            sources.setdefault(name, source)
    for name in (*_PRICES, *_TERMS):
        if variant.offer is not None and getattr(variant.offer, name) is not None:
            sources.setdefault(name, source)


def _fill_currency(variants: list[Variant], context: PageContext, sources: dict[str, str]) -> None:
    """Where an amount has no currency, what the page says elsewhere; asked once for all variants."""
    lacking = [
        (offer, amount)
        for variant in variants
        if (offer := variant.offer) is not None and offer.price_currency is None
        if (amount := offer.price if offer.price is not None else offer.low_price) is not None
    ]
    conflicting = any(rejection.reason == "currency_conflict" for rejection in context.rejected)
    if not lacking or conflicting:
        return
    offer, amount = lacking[0]
    if currency := infer_currency(context, amount, offer.price_raw):
        for offer, _ in lacking:
            offer.price_currency = currency
        sources["price_currency"] = "page"


def product_url(drafts: list[Draft], context: PageContext) -> str:
    """The canonical address, without what only selects a variant."""
    stated = (canonical_of(draft.url, context.url) for draft in drafts)
    url = context.canonical or next((url for url in stated if url), None) or without_tracking(context.url)
    parts = urlsplit(url)
    kept = [(name, value) for name, value in parse_qsl(parts.query) if name.lower() not in VARIANT_PARAMETERS]
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(kept), ""))


def path_id(url: str) -> str:
    """A product's id where the site states none: the path of its address, with a query only where the site needs it."""
    parts = urlsplit(url)
    identity = parts.path.rstrip("/") or "/"
    if parts.query:
        identity += "?" + parts.query
    if len(identity) <= MAX_PRODUCT_ID:
        return identity
    return identity[:400] + "#" + blake2b(identity.encode(), digest_size=10).hexdigest()
