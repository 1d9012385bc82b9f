"""Both catalogs as matching reads them: on disk, in parts, each with what it has to be decided on."""

from collections.abc import Iterable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Engine, func, select

from config.progress import Progress
from config.settings import Settings
from crawler.tables import harvest_product
from indexer.home.catalog import home_usable
from indexer.matching.judgements.judgement import Judgements
from indexer.matching.part_run import PartJob
from indexer.matching.parts.market_parts import MarketPart, PartSizes, market_parts, part_names
from indexer.matching.parts.matched_market import Totals
from indexer.matching.parts.matched_parts import (
    Fingerprints,
    fingerprint_of_judgements,
    fingerprint_of_method,
    fingerprint_of_styles,
)
from indexer.matching.parts.packed_batch import PackedStyles, pack_styles
from indexer.matching.parts.run_folder import forget_memory, memory_folder, part_folder
from indexer.matching.parts.style_spool import StyleSpool, spool
from indexer.matching.remembered.market_memory import remember_market
from indexer.matching.styles.style_batches import StyleBatch, home_batches, site_batches
from indexer.matching.wording.brand_names import BrandNames
from indexer.processes.ordered_tasks import in_order
from indexer.tables import home_row


@dataclass(frozen=True)
class CatalogReading:
    """How the catalogs are read."""

    settings: Settings
    folder: Path
    brands: BrandNames
    judgements: Judgements

    @property
    def named(self) -> frozenset[str]:
        """The ids that people have decided on, of both catalogs."""
        same, different, styles = self.judgements.same, self.judgements.different, self.judgements.same_styles
        others = (*same.values(), *styles.values(), *(home for homes in different.values() for home in homes))
        return self.judgements.names | frozenset(others)


@dataclass(frozen=True)
class Market:
    """``usable``: whether the home catalog can tell that something is not sold here; it counts as empty otherwise."""

    usable: bool
    home: StyleSpool
    site: StyleSpool
    parts: Mapping[str, MarketPart]
    brands: BrandNames
    judgements: Judgements
    memory: Path
    """The folder that keeps what it was decided on."""
    part_of_brand: Mapping[str, str]

    def totals(self, judged: str) -> Totals:
        """What there is in the whole market; ``judged``: a hash of what people said."""
        return Totals(
            home_rows=self.home.items,
            styles=len(self.site),
            variants=self.site.items,
            home_usable=self.usable,
            judged=judged,
        )

    def job(self, name: str) -> PartJob:
        """What has to be known to decide a part."""
        part = self.parts[name]
        own = None if part.own is None else frozenset(np.flatnonzero(self._own(part)).tolist())
        home, site = self.home.some(part.home), self.site.some(part.site)
        memory = self.memory / part_folder(name)
        return PartJob(name, home, site, own, self.usable, self.brands, self.judgements, memory)

    def fingerprints(self, name: str) -> Fingerprints:
        """Of all that a part is decided on."""
        part = self.parts[name]
        members = set(part.site.tolist())
        judged = {known for known, style in self.site.named.items() if style in members}
        return {
            "home": fingerprint_of_styles(self.home, part.home),
            "sites": fingerprint_of_styles(self.site, part.site, self._own(part)),
            "judgements": fingerprint_of_judgements(self.judgements, judged),
            "method": self._method,
        }

    @cached_property
    def _method(self) -> str:
        return fingerprint_of_method(self.usable, self.brands.stated)

    def remember(self) -> None:
        """Keep where everything is decided, and nothing of parts that there are no more."""
        forget_memory(self.memory, but=self.parts)
        if self.usable:
            remember_market(self.memory, self.home, self.site, self.parts, self.part_of_brand, self.judgements)

    def _own(self, part: MarketPart) -> NDArray[np.bool_]:
        return np.isin(part.site, list(part.own)) if part.own is not None else np.ones(len(part.site), dtype=bool)


def is_large(database: Engine, sizes: PartSizes) -> bool:
    """Whether the market is worth more than one process."""
    with database.connect() as connection:
        counts = (select(func.count()).select_from(table) for table in (home_row, harvest_product))
        return sum(int(connection.execute(count).scalar_one()) for count in counts) > sizes.whole


def read_market(
    database: Engine, read: CatalogReading, pool: Executor | None, sizes: PartSizes, listener: Progress
) -> Market:
    """Both catalogs, spooled to files in the run's folder."""
    listener("read catalogs", 0, 2)
    with database.connect() as connection:
        usable = home_usable(connection)
        home = _spooled(read, "home", home_batches(connection) if usable else (), pool)
        listener("read catalogs", 1, 2)
        site = _spooled(read, "site", site_batches(connection), pool)
    listener("read catalogs", 2, 2)
    judgements = read.judgements
    judged = [*judgements.same.items(), *judgements.same_styles.items()]
    judged += [(one, other) for one, others in judgements.different.items() for other in others]
    parts = {part.name: part for part in market_parts(home, site, judged, sizes)}
    names = part_names(home, site, sizes.part)
    return Market(usable, home, site, parts, read.brands, judgements, memory_folder(read.settings), names)


def _spooled(read: CatalogReading, catalog: str, batches: Iterable[StyleBatch], pool: Executor | None) -> StyleSpool:
    """Read by the processes of the pool from what this one gets of the store."""
    work = partial(_packed, brands=read.brands, named=read.named)
    return spool(read.folder / catalog, in_order(pool, work, batches))


def _packed(batch: StyleBatch, brands: BrandNames, named: frozenset[str]) -> PackedStyles:
    return pack_styles(batch.styles(brands), named)
