"""What ``index`` and ``reindex`` share: one locked run that matches, writes documents and reports."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import Connection, Engine, select

from config.database import opened_database
from config.progress import Progress
from config.report import Report
from config.settings import Settings
from crawler.tables import harvest_product
from indexer.builds.index_report import IndexReport, Mode, SectionCount
from indexer.builds.prepared import Prepared
from indexer.document import CatalogDocument
from indexer.engines.open import open_engine
from indexer.engines.protocol import SearchEngine
from indexer.home.catalog import home_usable
from indexer.lock import Work, work_lock
from indexer.suggestions.gatherer import SuggestionGatherer

_SECTIONS = ("home", "buy_for_me", "withheld")


@dataclass
class IndexRun:
    """One run, from the lock to the report."""

    settings: Settings
    database: Engine
    engine: SearchEngine
    listener: Progress
    match: Report
    sections: dict[str, SectionCount] = field(
        default_factory=lambda: {section: SectionCount() for section in _SECTIONS}
    )
    seconds: dict[str, float] = field(default_factory=dict)
    suggestions: SuggestionGatherer = field(init=False)

    def __post_init__(self) -> None:
        self.suggestions = SuggestionGatherer(self.settings.currency)

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Notes how long a stage took."""
        started = time.monotonic()
        try:
            yield
        finally:
            self.seconds[stage] = round(time.monotonic() - started, 3)

    def seen(self, documents: Iterator[CatalogDocument]) -> Iterator[CatalogDocument]:
        """Counts the catalog's documents as they pass, and gathers what can be suggested of them."""
        for done, document in enumerate(documents, 1):
            self.sections[document.section].documents += 1
            self.suggestions.consider(document)
            if done % 1_000 == 0:
                self.listener("index", done, None)
            yield document

    def take(self, part: Prepared) -> None:
        """``seen`` for documents that were written as they were prepared."""
        for section, documents in part.sections.items():
            self.sections[section].documents += documents
            self.sections[section].written += documents
        if part.suggestions:
            self.suggestions.merge(part.suggestions)
        self.listener("index", sum(count.documents for count in self.sections.values()), None)

    def report(self, mode: Mode, build: str, *, replaced: str | None = None, deleted: int = 0) -> IndexReport:
        """What the run did."""
        documents = sum(count.documents for count in self.sections.values())
        written = sum(count.written for count in self.sections.values())
        self.listener("index", documents, documents)
        return IndexReport(
            mode=mode,
            engine=self.settings.engine,
            build=build,
            replaced=replaced,
            documents=documents,
            sections=self.sections,
            deleted=deleted,
            unchanged=documents - written,
            seconds=self.seconds,
            messages=self._messages(),
            match=self.match,
        )

    def _messages(self) -> list[str]:
        with self.database.connect() as connection:
            usable = home_usable(connection)
            harvested = connection.execute(select(harvest_product.c.style_id).limit(1)).first() is not None
        found = []
        if not usable:
            found.append(
                "There is no usable home catalog, so nothing can be said to be 'not sold here': the brands' styles are "
                "withheld. Import one with: offshelf home import FILE"
            )
        if not harvested:
            found.append("No brand site has been crawled yet. Next: offshelf brand add URL, then: offshelf crawl")
        return found


@contextmanager
def index_run(settings: Settings, listener: Progress) -> Iterator[IndexRun]:
    """A run that holds the index lock and has matched the catalogs. Raises BusyError if another run is at work."""
    from indexer.matching.match import match_catalogs

    with opened_database(settings) as database:
        engine = open_engine(settings)
        engine.check()  # before the matching, which may take minutes
        with work_lock(settings, database, Work.INDEX):
            started = time.monotonic()
            match = match_catalogs(settings, database, listener)
            run = IndexRun(settings, database, engine, listener, match)
            run.seconds["match"] = round(time.monotonic() - started, 3)
            yield run


@contextmanager
def one_state(database: Engine) -> Iterator[Connection]:
    """A connection that sees the store as it is now, whatever is written meanwhile."""
    with database.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN")
        else:
            connection = connection.execution_options(isolation_level="REPEATABLE READ", stream_results=True)
        yield connection
