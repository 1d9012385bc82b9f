"""Brand styles as the store has them, a batch at a time."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import NamedTuple

from sqlalchemy import Connection, Select, exists, select

from crawler.harvest.harvest import read_product
from crawler.runs.runs import purchase_refusals
from crawler.tables import harvest_product, harvest_variant
from indexer.documents.brand_style import DECIDED, BrandStyle, JudgedVariant
from indexer.tables import verdict
from indexer.verdict import Verdict


class StoredVariant(NamedTuple):
    """A listed brand variant beside its product, as the store has them."""

    site: str
    style_id: str
    product: str
    first_seen: datetime
    variant_id: str
    variant: str
    observed_at: datetime
    verdict: str | None
    match_probability: float | None
    home_id: str | None
    home_style_key: str | None


class StoredStyle(NamedTuple):
    """A style as the store has it: cheap to hand to another process, which then reads it."""

    variants: list[StoredVariant]
    purchase_refusal: str | None

    def read(self) -> BrandStyle:
        first = self.variants[0]
        product = read_product(first.product, (row.variant for row in self.variants))
        judged = [
            JudgedVariant(
                row.variant_id,
                variant,
                row.observed_at.replace(tzinfo=UTC),
                Verdict(row.verdict) if row.verdict else None,
                row.match_probability,
                row.home_id,
                row.home_style_key,
                self.purchase_refusal,
            )
            for row, variant in zip(self.variants, product.variants, strict=True)
        ]
        return BrandStyle(first.site, first.style_id, product, judged, first.first_seen.replace(tzinfo=UTC))


def load_brand_styles(connection: Connection, style_ids: Sequence[str]) -> list[BrandStyle]:
    """The listed styles among these, in the order of their ids."""
    return [style.read() for style in load_stored_styles(connection, style_ids)]


def load_stored_styles(connection: Connection, style_ids: Sequence[str]) -> list[StoredStyle]:
    """``load_brand_styles`` without reading them."""
    product, variant = harvest_product.c, harvest_variant.c
    query = (
        select(
            product.site,
            product.style_id,
            product.record.label("product"),
            product.first_seen,
            variant.variant_id,
            variant.record.label("variant"),
            variant.observed_at,
            verdict.c.verdict,
            verdict.c.match_probability,
            verdict.c.home_id,
            verdict.c.home_style_key,
        )
        .join(harvest_variant, (variant.site == product.site) & (variant.product_id == product.product_id))
        .outerjoin(verdict, verdict.c.variant_id == variant.variant_id)
        .where(product.style_id.in_(style_ids), product.delisted_at.is_(None), variant.delisted_at.is_(None))
        .order_by(product.style_id, variant.position, variant.variant_id)
    )
    rows = list(map(StoredVariant._make, connection.execute(query)))
    refusals = purchase_refusals(connection)
    styles = (list(members) for _, members in groupby(rows, key=lambda row: row.style_id))
    return [StoredStyle(members, refusals.get(members[0].site)) for members in styles]


def stored_styles_matching(connection: Connection, home_style_keys: Sequence[str]) -> list[StoredStyle]:
    """The brand styles of which a variant matched one of these home styles."""
    query = select(verdict.c.style_id).where(verdict.c.home_style_key.in_(home_style_keys)).distinct()
    style_ids = list(connection.execute(query).scalars())
    return load_stored_styles(connection, style_ids) if style_ids else []


def iter_brand_styles(connection: Connection, batch: int) -> Iterator[BrandStyle]:
    """Every listed brand style in the order of the ids, so many at a time."""
    return (style.read() for styles in iter_stored_styles(connection, batch) for style in styles)


def iter_stored_styles(connection: Connection, batch: int, *, unmatched: bool = False) -> Iterator[list[StoredStyle]]:
    """``iter_brand_styles`` without reading them, so many in each list; or only those without a home style."""
    style_id = harvest_product.c.style_id
    ids = select(style_id).order_by(style_id).limit(batch)
    if unmatched:
        # Asked of each style by itself: a list of all that matched would be made anew for every page.
        ids = ids.where(~exists(_matched_styles().where(verdict.c.style_id == style_id)))
    last = ""
    while page := list(connection.execute(ids.where(style_id > last)).scalars()):
        yield load_stored_styles(connection, page)
        last = page[-1]


def _matched_styles() -> Select[tuple[str]]:
    """What ``BrandStyle.home_style_key`` says, without reading the styles."""
    return (
        select(verdict.c.style_id)
        .join(harvest_variant, harvest_variant.c.variant_id == verdict.c.variant_id)
        .where(harvest_variant.c.delisted_at.is_(None))
        .where(verdict.c.home_style_key.is_not(None), verdict.c.verdict.in_(DECIDED))
    )
