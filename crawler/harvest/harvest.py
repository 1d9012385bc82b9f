"""The harvest: what brand sites sell, as last observed, keyed by site, product and variant."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from sqlalchemy import Connection, select

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
