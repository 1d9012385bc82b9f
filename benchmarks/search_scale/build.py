"""A deployment with a live index of so many documents, written by the real engine."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.search_scale.catalog import SITES, documents
from config.brand_site import BrandSite, write_brand_site
from config.database import opened_database, write_transaction
from config.settings import Settings
from indexer.build_record import begin_build, finish_build, set_document_count
from indexer.document import CatalogDocument
from indexer.engines.open import open_engine
from indexer.versions import next_build
from indexer.vocabulary import TermCounts


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
    """Write, record and switch as ``reindex`` does, without a store of products to read them from.

    The seconds until it can be searched, and how many of them went into making the documents.
    """
    for number in range(SITES):
        site = BrandSite(id=f"site{number}", name=f"Site {number}", url=f"https://site{number}.example")
        write_brand_site(settings.brands_dir, site)
    made = Stopwatch()
    begun = time.perf_counter()
    with opened_database(settings) as database:
        engine = open_engine(settings)
        name = str(next_build(settings.meilisearch_prefix, engine.builds()))
        with write_transaction(database) as connection:
            begin_build(connection, name, settings.engine)
        counts = TermCounts(name)

        def counted() -> Iterator[CatalogDocument]:
            for document in made.timed(documents(file, count)):
                counts.add(document)
                if counts.full:
                    with write_transaction(database) as connection:
                        counts.store(connection)
                yield document

        engine.create(name).apply(counted(), ())
        with write_transaction(database) as connection:
            counts.store(connection)
            set_document_count(connection, name, count)
            finish_build(connection, name, "live")
        engine.switch(name)
    seconds = time.perf_counter() - begun
    return {"seconds": round(seconds, 1), "of_which_making_documents": round(made.seconds, 1)}
