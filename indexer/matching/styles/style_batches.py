"""Styles of both catalogs as the store has them, some at once, so that any process can read them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from sqlalchemy import Connection

from crawler.harvest.harvest import StoredRecord, iter_stored_records
from indexer.home.catalog import StoredRow, iter_stored_home_styles
from indexer.matching.styles.catalog_styles import home_styles, site_styles
from indexer.matching.styles.styles import Style
from indexer.matching.wording.brand_names import BrandNames

_BATCH = 1_000
"""Styles at once."""


class StyleBatch(Protocol):
    """Cheap to hand to another process."""

    def styles(self, brands: BrandNames) -> Iterator[Style]:
        """Read them."""


@dataclass(frozen=True)
class _HomeBatch:
    rows: Sequence[StoredRow]

    def styles(self, brands: BrandNames) -> Iterator[Style]:
        return home_styles((row.read() for row in self.rows), brands)


@dataclass(frozen=True)
class _SiteBatch:
    records: Sequence[StoredRecord]

    def styles(self, brands: BrandNames) -> Iterator[Style]:
        return site_styles((record.read() for record in self.records), brands)


def home_batches(connection: Connection) -> Iterator[StyleBatch]:
    """The home catalog, each style's rows in one batch."""
    styles = iter_stored_home_styles(connection)
    while batch := list(islice(styles, _BATCH)):
        yield _HomeBatch([row for rows in batch for row in rows])


def site_batches(connection: Connection) -> Iterator[StyleBatch]:
    """What the brand sites sell."""
    records = iter_stored_records(connection)
    while batch := list(islice(records, _BATCH)):
        yield _SiteBatch(batch)
