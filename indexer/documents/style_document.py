"""The document of a style: of what the shop sells, or of what only a brand has."""

from collections.abc import Sequence
from hashlib import blake2b

from indexer.document import CatalogDocument, Section
from indexer.documents.brand_style import BrandStyle
from indexer.documents.variants import (
    BrandVariant,
    best_row,
    brand_identifiers,
    brand_variant,
    home_identifiers,
    home_variants,
)
from indexer.home.record import HomeRecord
from indexer.verdict import Verdict, roll_up


def home_document_id(style_key: str) -> str:
    """The id of a home style's document; safe in a URL whatever the shop's own ids look like."""
    return f"home.{blake2b(style_key.encode('utf-8', 'surrogatepass'), digest_size=10).hexdigest()}"


def home_document(rows: Sequence[HomeRecord], attached: Sequence[BrandVariant]) -> CatalogDocument:
    """Of a style that the shop sells. ``attached``: the brand variants that matched it."""
    best = best_row(rows)
    styles = {style.style_id: style.product for style, _ in attached}.values()
    identifiers = [*home_identifiers(rows), *(number for product in styles for number in brand_identifiers(product))]
    ordered = [best, *(row for row in rows if row is not best)]
    return CatalogDocument(
        id=home_document_id(best.style_key),
        section="home",
        home_id=best.home_id,
        title=best.title,
        brand=_first([*(row.brand for row in ordered), *(product.brand for product in styles)]),
        category=_first([*(row.category for row in ordered), *(product.category for product in styles)]),
        description=_first([*(row.description for row in ordered), *(product.description for product in styles)]),
        url=best.url,
        image=_first([row.image for row in ordered] + [url for product in styles for url in product.images[:1]]),
        identifiers=list(dict.fromkeys(identifiers)),
        attributes={name: value for row in reversed(ordered) for name, value in row.attributes.items()},
        verdict=roll_up([judged.verdict for _, judged in attached]) if attached else Verdict.SOLD_HERE,
        added_at=min((row.first_seen for row in rows if row.first_seen), default=None),
        variants=home_variants(rows, attached),
    )


def brand_document(style: BrandStyle, *, opted_out: bool) -> CatalogDocument:
    """Of a style that the shop does not have; of a brand that opted out it is withheld."""
    product = style.product
    verdict = roll_up([judged.verdict for judged in style.variants])
    wanted = verdict is Verdict.NOT_SOLD_HERE and not opted_out
    section: Section = "buy_for_me" if wanted else "withheld"
    return CatalogDocument(
        id=style.style_id,
        section=section,
        brand_site=style.site,
        title=product.name,
        brand=product.brand,
        category=product.category,
        description=product.description,
        url=product.url,
        image=next(iter(product.images), None),
        identifiers=brand_identifiers(product),
        attributes=product.attributes,
        verdict=verdict,
        added_at=style.first_seen,
        variants=[brand_variant(style, judged) for judged in style.variants],
    )


def _first(values: Sequence[str | None]) -> str | None:
    return next((value for value in values if value), None)
