"""The rows of the store that a listing of a scaled catalog is."""

from datetime import datetime
from decimal import Decimal
from hashlib import blake2b
from typing import Any

from benchmarks.scaled_catalog import Listing
from crawler.harvest.identity import style_id, variant_id
from crawler.product import Offer, Product, Variant
from indexer.home.record import HomeRecord

SEEN = datetime(2026, 3, 1, 9)
Row = dict[str, Any]


def home_id(listing: Listing) -> str:
    """The shop's id of a product."""
    return f"h{listing.number}"


def home_values(listing: Listing, now: datetime) -> Row:
    """The row of a home product, last changed at ``now``."""
    key = home_id(listing)
    record = HomeRecord(
        home_id=key,
        title=listing.title,
        brand=listing.brand or None,
        gtins=[listing.gtin] if listing.gtin else [],
        mpn=listing.mpn,
        offer=_offer(listing),
    ).model_dump_json(exclude_defaults=True)
    return {
        "home_id": key,
        "style_key": key,
        "record": record,
        "content_hash": _hash(record),
        "import_id": 1,
        "changed_at": now,
    }


def site_values(listing: Listing, now: datetime) -> tuple[Row, Row]:
    """The rows of a product and of its variant."""
    site, key = site_of(listing), str(listing.number)
    variant = Variant(gtin=listing.gtin, mpn=listing.mpn, offer=_offer(listing))
    product = Product(
        product_id=key,
        url=f"https://{site}.example/{key}",
        name=listing.title,
        brand=listing.brand or None,
        variants=[variant],
        observed_at=now,
    )
    record, of_variant = product.model_dump_json(exclude={"variants"}), variant.model_dump_json(exclude_none=True)
    page = _hash(product.url)
    times = {"observed_at": now, "delisted_at": None, "prior": None, "run": 1, "page": page}
    style = {
        **times,
        "site": site,
        "product_id": key,
        "style_id": style_id(site, key),
        "url": product.url,
        "record": record,
        "content_hash": _hash(record),
        "first_seen": SEEN,
        "changed_at": now,
        "missed_runs": 0,
    }
    identity = variant_id(site, key, "")
    return style, {
        **times,
        "site": site,
        "product_id": key,
        "variant_id": identity,
        "position": 0,
        "record": of_variant,
    }


def site_of(listing: Listing) -> str:
    """The brand site that lists it."""
    return "".join(letter for letter in listing.brand.lower() if letter.isascii() and letter.isalnum()) or "others"


def _offer(listing: Listing) -> Offer | None:
    return Offer(price=Decimal(str(listing.price)), price_currency="USD") if listing.price else None


def _hash(text: str) -> str:
    return blake2b(text.encode(), digest_size=20).hexdigest()
