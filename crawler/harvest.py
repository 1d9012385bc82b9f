"""The harvest: what brand sites sell, as last observed, keyed by site, product and variant."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from sqlalchemy import Connection, Engine, select, update

from config.database import write_transaction
from crawler.harvest_merge import HarvestMerge
from crawler.product import Product
from crawler.tables import harvest_product, harvest_variant

_BATCH = 5_000


@dataclass(frozen=True, slots=True)
class StoredProduct:
    """A harvested style; ``variant_ids[i]`` is the id of ``product.variants[i]``.

    ``product.observed_at`` says when the site last confirmed it; a field's provenance says when its value was read.
    """

    site: str
    style_id: str
    product: Product
    variant_ids: list[str]


class StoredRecord(NamedTuple):
    """A harvested style as the store has it: cheap to hand to another process, which then reads it."""

    site: str
    style_id: str
    record: str
    observed_at: datetime
    variant_ids: list[str]
    variants: list[str]

    def read(self) -> StoredProduct:
        product = read_product(self.record, self.variants)
        product.observed_at = self.observed_at.replace(tzinfo=UTC)
        return StoredProduct(self.site, self.style_id, product, self.variant_ids)


def read_product(record: str, variants: Iterable[str]) -> Product:
    """A product of its own text and those of its variants, as the store has them apart.

    They are spliced into one, so that each product is parsed once, by pydantic's own parser.
    """
    return Product.model_validate_json(f'{record[:-1]},"variants":[{",".join(variants)}]}}')


class HarvestStore:
    """Writes the products of one site in one run. Writing the same twice changes nothing but ``observed_at``."""

    def __init__(self, engine: Engine, site: str, run: int) -> None:
        self._engine = engine
        self._site = site
        self._run = run

    def write(self, products: Iterable[Product], page: str = "") -> None:
        """Store what one page gave, in a transaction of its own. Raises StoreError."""
        with write_transaction(self._engine) as connection:
            self.write_pages(connection, [(page, list(products))])

    def write_pages(self, connection: Connection, pages: Sequence[tuple[str, Sequence[Product]]]) -> set[str]:
        """Store what several pages gave, by their fingerprints, inside the caller's transaction.

        Returns the pages that say something else than before, or something new.
        """
        merge = HarvestMerge(self._site, self._run)
        merge.load(connection, {product.product_id for _, products in pages for product in products})
        for page, products in pages:
            for product in products:
                merge.add(page, product)
        return merge.apply(connection)

    def confirm_pages(self, connection: Connection, pages: Sequence[str], observed_at: datetime) -> None:
        """Note that what these pages gave still stands: the site said that they are unchanged."""
        at = observed_at.astimezone(UTC).replace(tzinfo=None)
        listed = (
            (harvest_variant.c.site == self._site)
            & harvest_variant.c.page.in_(pages)
            & harvest_variant.c.delisted_at.is_(None)
        )
        ids = select(harvest_variant.c.product_id).where(listed).scalar_subquery()
        connection.execute(
            update(harvest_product)
            .where(harvest_product.c.site == self._site, harvest_product.c.product_id.in_(ids))
            .values(observed_at=at, run=self._run, missed_runs=0)
        )
        connection.execute(update(harvest_variant).where(listed).values(observed_at=at, run=self._run))


def iter_harvest(connection: Connection, style_ids: Iterable[str] | None = None) -> Iterator[StoredProduct]:
    """The listed products in the order of site and product id, with their listed variants, read as they are asked for.

    Of some styles only where ``style_ids`` are given, a few hundred at once.
    """
    return (stored.read() for stored in iter_stored_records(connection, style_ids))


def iter_stored_records(connection: Connection, style_ids: Iterable[str] | None = None) -> Iterator[StoredRecord]:
    """``iter_harvest`` without reading them."""
    product, variant = harvest_product.c, harvest_variant.c
    query = (
        select(
            product.site,
            product.product_id,
            product.style_id,
            product.record,
            product.observed_at,
            variant.variant_id,
            variant.record.label("variant"),
        )
        .join(harvest_variant, (variant.site == product.site) & (variant.product_id == product.product_id))
        .where(product.delisted_at.is_(None), variant.delisted_at.is_(None))
        .order_by(product.site, product.product_id, variant.position, variant.variant_id)
    )
    if style_ids is not None:
        query = query.where(product.style_id.in_(list(style_ids)))
    rows = connection.execution_options(yield_per=_BATCH).execute(query)
    for _, members in groupby(rows, key=itemgetter(0, 1)):
        variants = list(members)
        site, _, style_id, record, observed_at, *_ = variants[0]
        yield StoredRecord(
            site, style_id, record, observed_at, [row[5] for row in variants], [row[6] for row in variants]
        )
