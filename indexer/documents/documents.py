"""Catalog documents: both catalogs as the engines hold them, one document per style."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection

from config.brand_files import load_brand_sites
from config.consent import Consent
from config.consent_ledger import brand_consents
from config.settings import Settings
from indexer.document import CatalogDocument
from indexer.documents.batch import DocumentBatch
from indexer.documents.brand_style import BrandStyle
from indexer.documents.stored_style import StoredStyle, iter_stored_styles, stored_styles_matching
from indexer.documents.style_document import brand_document, home_document
from indexer.documents.variants import BrandVariant
from indexer.home.catalog import StoredRow, iter_stored_home_styles
from indexer.text import fold

_BATCH = 1_000
"""Styles whose matches are looked up at once."""


def iter_documents(connection: Connection, settings: Settings) -> Iterator[CatalogDocument]:
    """Every style of both catalogs, once: home styles first, then the brand styles that the shop does not have.

    Reads in batches; run it in one transaction to see one state of the store.
    """
    for batch in iter_batches(connection, settings):
        yield from batch.documents()


def iter_batches(connection: Connection, settings: Settings) -> Iterator[DocumentBatch]:
    """``iter_documents`` without making them: what was read of some styles, to be made documents in any process."""
    styles = iter_stored_home_styles(connection)
    while batch := list(islice(styles, _BATCH)):
        yield _HomeStyles(batch, stored_styles_matching(connection, [members[0].style_key for members in batch]))
    opted_out = _OptedOut.of(settings)
    for unmatched in iter_stored_styles(connection, _BATCH, unmatched=True):
        yield _BrandStyles(unmatched, opted_out)


@dataclass(frozen=True)
class _HomeStyles:
    """Styles that the shop sells, each as its rows, and the brand styles that matched any of them."""

    styles: Sequence[Sequence[StoredRow]]
    matching: Sequence[StoredStyle]

    def documents(self) -> Iterator[CatalogDocument]:
        attached = self._attached()
        for rows in self.styles:
            yield home_document([row.read() for row in rows], attached[rows[0].style_key])

    def _attached(self) -> dict[str, list[BrandVariant]]:
        found: dict[str, list[BrandVariant]] = {rows[0].style_key: [] for rows in self.styles}
        for style in (stored.read() for stored in self.matching):
            for key, variants in style.by_home_style().items():
                if key in found:
                    found[key].extend((style, judged) for judged in variants)
        return found


@dataclass(frozen=True)
class _BrandStyles:
    styles: Sequence[StoredStyle]
    opted_out: "_OptedOut"

    def documents(self) -> Iterable[CatalogDocument]:
        read = (stored.read() for stored in self.styles)
        return (brand_document(style, opted_out=self.opted_out.covers(style)) for style in read)


@dataclass(frozen=True)
class _OptedOut:
    """Sites and brands whose products may not be offered; what is still stored of them is withheld."""

    sites: frozenset[str]
    brands: frozenset[str]

    @classmethod
    def of(cls, settings: Settings) -> "_OptedOut":
        sites = load_brand_sites(settings.brands_dir)
        said = brand_consents(settings).items()
        return cls(
            frozenset(site_id for site_id, site in sites.items() if site.consent is Consent.OPTED_OUT),
            frozenset(fold(name) for name, consent in said if consent is Consent.OPTED_OUT),
        )

    def covers(self, style: BrandStyle) -> bool:
        return style.site in self.sites or fold(style.product.brand or "") in self.brands
