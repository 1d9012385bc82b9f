"""The variants of a catalog document, from home rows and brand variants."""

from collections.abc import Iterable, Sequence

from crawler.product import Availability, Offer, Product
from indexer.document import DocumentVariant
from indexer.documents.brand_style import BrandStyle, JudgedVariant
from indexer.home.record import HomeRecord
from indexer.text import fold, squash
from indexer.verdict import Verdict

BrandVariant = tuple[BrandStyle, JudgedVariant]

_NO_OFFER = Offer()

_BUYABLE = (
    Availability.IN_STOCK,
    Availability.LIMITED_AVAILABILITY,
    Availability.ONLINE_ONLY,
    Availability.MADE_TO_ORDER,
    Availability.PRE_ORDER,
    Availability.PRE_SALE,
    Availability.BACK_ORDER,
)


def home_variants(rows: Sequence[HomeRecord], attached: Sequence[BrandVariant]) -> list[DocumentVariant]:
    """A home style's variants: its rows, with the brand variants they sell merged in, then those that are not sold.

    A row that is silent on an option sells several brand variants; each then shows under the row's id.
    """
    known = {row.home_id for row in rows}
    sold: dict[str, list[BrandVariant]] = {row.home_id: [] for row in rows}
    apart: list[BrandVariant] = []
    for style, judged in attached:
        at_home = judged.verdict is Verdict.SOLD_HERE and judged.home_id in known
        (sold[judged.home_id or ""] if at_home else apart).append((style, judged))
    found = [variant for row in rows for variant in _row_variants(row, sold[row.home_id])]
    return found + [brand_variant(style, judged) for style, judged in apart]


def brand_variant(style: BrandStyle, judged: JudgedVariant) -> DocumentVariant:
    """A brand's variant as the brand's site shows it."""
    variant, offer = judged.variant, judged.variant.offer or _NO_OFFER
    return DocumentVariant(
        variant_id=judged.variant_id,
        brand_site=style.site,
        title=variant.title or style.product.name,
        options=variant.options,
        url=variant.url or style.product.url,
        image=variant.image or next(iter(style.product.images), None),
        price=offer.price,
        price_currency=offer.price_currency,
        list_price=offer.list_price,
        low_price=offer.low_price,
        high_price=offer.high_price,
        availability=offer.availability,
        observed_at=judged.observed_at,
        verdict=judged.verdict,
        match_probability=judged.match_probability,
        purchase_refusal=judged.purchase_refusal,
        agent_checkout=offer.agent_checkout,
    )


def best_row(rows: Sequence[HomeRecord]) -> HomeRecord:
    """The row that stands for the style: one that can be bought, has a price and a picture; otherwise the first."""

    def lacks(row: HomeRecord) -> tuple[bool, bool, bool]:
        offer = row.offer
        return (
            offer is None or offer.availability not in _BUYABLE,
            offer is None or offer.price is None,
            row.image is None,
        )

    return min(rows, key=lacks)


def home_identifiers(rows: Iterable[HomeRecord]) -> list[str]:
    """What the home rows can be asked for by number."""
    found: dict[str, None] = {}
    for row in rows:
        found.update(dict.fromkeys(row.gtins))
        found.update(_numbers(row.mpn, row.sku))
    return list(found)


def brand_identifiers(product: Product) -> list[str]:
    """What a brand's style and its variants can be asked for by number."""
    found = _numbers(None, product.sku)
    for variant in product.variants:
        found.update(dict.fromkeys([variant.gtin] if variant.gtin else []))
        found.update(_numbers(variant.mpn, variant.sku))
    return list(found)


def _numbers(mpn: str | None, sku: str | None) -> dict[str, None]:
    return dict.fromkeys(number for number in (mpn, squash(mpn or ""), sku) if number)


def _row_variants(row: HomeRecord, sold: Sequence[BrandVariant]) -> list[DocumentVariant]:
    plain = _row_variant(row)
    merged: dict[tuple[tuple[str, str], ...], DocumentVariant] = {}
    for style, judged in sorted(sold, key=lambda pair: -(pair[1].match_probability or 0.0)):
        options = {**judged.variant.options, **row.options}
        variant = plain.model_copy(
            update={
                "variant_id": judged.variant_id,
                "brand_site": style.site,
                "options": options,
                "image": row.image or judged.variant.image or next(iter(style.product.images), None),
                "observed_at": judged.observed_at,
                "verdict": judged.verdict,
                "match_probability": judged.match_probability,
            }
        )
        merged.setdefault(tuple(sorted((name, fold(value)) for name, value in options.items())), variant)
    return list(merged.values()) or [plain]


def _row_variant(row: HomeRecord) -> DocumentVariant:
    offer = row.offer or _NO_OFFER
    return DocumentVariant(
        home_id=row.home_id,
        title=row.title,
        options=row.options,
        url=row.url,
        image=row.image,
        price=offer.price,
        price_currency=offer.price_currency,
        list_price=offer.list_price,
        low_price=offer.low_price,
        high_price=offer.high_price,
        availability=offer.availability,
        verdict=Verdict.SOLD_HERE,
    )
