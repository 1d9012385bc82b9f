"""Catalog documents: both catalogs as the engines hold them, one document per style."""

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import groupby, islice

from sqlalchemy import Connection

from config.brand_site import load_brand_sites
from config.consent import Consent
from config.consent_ledger import brand_consents
from config.settings import Settings
from indexer.brand_style import BrandStyle, iter_brand_styles, styles_matching
from indexer.document import CatalogDocument, Section
from indexer.document_variants import (
    BrandVariant,
    best_row,
    brand_identifiers,
    brand_variant,
    home_identifiers,
    home_variants,
)
from indexer.home.catalog import iter_home_rows
from indexer.home.record import HomeRecord
from indexer.text import fold
from indexer.verdict import Verdict, roll_up

_BATCH = 500
"""Styles whose matches are looked up at once."""


def iter_documents(connection: Connection, settings: Settings) -> Iterator[CatalogDocument]:
    """Every style of both catalogs, once: home styles first, then the brand styles that the shop does not have.

    Reads in batches; run it in one transaction to see one state of the store.
    """
    yield from _home_documents(connection)
    opted_out = _OptedOut(settings)
    for style in iter_brand_styles(connection, _BATCH, unmatched=True):
        yield _brand_document(style, opted_out)


def home_document_id(style_key: str) -> str:
    """The id of a home style's document; safe in a URL whatever the shop's own ids look like."""
    return f"home.{blake2b(style_key.encode('utf-8', 'surrogatepass'), digest_size=10).hexdigest()}"


def _home_documents(connection: Connection) -> Iterator[CatalogDocument]:
    styles = (list(rows) for _, rows in groupby(iter_home_rows(connection), key=lambda row: row.style_key))
    while batch := list(islice(styles, _BATCH)):
        attached = _attached(connection, [rows[0].style_key for rows in batch])
        for rows in batch:
            yield _home_document(rows, attached[rows[0].style_key])


def _attached(connection: Connection, style_keys: Sequence[str]) -> dict[str, list[BrandVariant]]:
    found: dict[str, list[BrandVariant]] = {key: [] for key in style_keys}
    for style in styles_matching(connection, style_keys):
        for key, variants in style.by_home_style().items():
            if key in found:
                found[key].extend((style, judged) for judged in variants)
    return found


def _home_document(rows: Sequence[HomeRecord], attached: Sequence[BrandVariant]) -> CatalogDocument:
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


def _brand_document(style: BrandStyle, opted_out: "_OptedOut") -> CatalogDocument:
    product = style.product
    verdict = roll_up([judged.verdict for judged in style.variants])
    wanted = verdict is Verdict.NOT_SOLD_HERE and not opted_out.covers(style)
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


class _OptedOut:
    """Sites and brands whose products may not be offered; what is still stored of them is withheld."""

    def __init__(self, settings: Settings) -> None:
        sites = load_brand_sites(settings.brands_dir)
        self._sites = {site_id for site_id, site in sites.items() if site.consent is Consent.OPTED_OUT}
        self._brands = {fold(name) for name, said in brand_consents(settings).items() if said is Consent.OPTED_OUT}

    def covers(self, style: BrandStyle) -> bool:
        return style.site in self._sites or fold(style.product.brand or "") in self._brands
