"""A deployment with a live index of so many documents, written by the real engine."""

import resource
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.search_scale.catalog import SITES, batches
from config.brand_files import write_brand_site
from config.brand_site import BrandSite
from config.database import opened_database, write_transaction
from config.settings import Settings
from indexer.builds.prepared import prepared
from indexer.builds.record import begin_build, finish_build, set_document_count
from indexer.builds.vocabulary import TermCounts
from indexer.document import CatalogDocument
from indexer.engines.open import open_engine
from indexer.versions import next_build


@dataclass
class Stopwatch:
    """What an iterator's items cost."""

    seconds: float = 0.0

    def timed(self, items: Iterator[CatalogDocument]) -> Iterator[CatalogDocument]:
        while True:
            begun = time.perf_counter()
            item = next(items, None)
            self.seconds += time.perf_counter() - begun
            if item is None:
                return
            yield item


def build(settings: Settings, file: Path, count: int) -> dict[str, float]:
    """Prepare, write, record and switch as ``reindex`` does, without a store of products to read them from.

    The seconds until it can be searched, and the seconds of processor time that all processes took for it.
    """
    for number in range(SITES):
        site = BrandSite(id=f"site{number}", name=f"Site {number}", url=f"https://site{number}.example")
        write_brand_site(settings.brands_dir, site)
    begun, used = time.perf_counter(), _processor_seconds()
    with opened_database(settings) as database:
        engine = open_engine(settings)
        name = str(next_build(settings.meilisearch_prefix, engine.builds()))
        with write_transaction(database) as connection:
            begin_build(connection, name, settings.engine)
        index, counts = engine.create(name), TermCounts(name)
        for part in prepared(batches(file, count), index, settings.currency):
            counts.merge(part.terms, part.words)
            if counts.full:
                with write_transaction(database) as connection:
                    counts.store(connection)
        with write_transaction(database) as connection:
            counts.store(connection)
            set_document_count(connection, name, count)
            finish_build(connection, name, "live")
        engine.switch(name)
    seconds = time.perf_counter() - begun
    return {"seconds": round(seconds, 1), "processor_seconds": round(_processor_seconds() - used, 1)}


def _processor_seconds() -> float:
    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)
