"""Stores what visits gave: in batches, each in one short transaction with its frontier rows.

So a killed process loses at most a batch, whose addresses are still leased and are visited again by the next one.
"""

from collections import deque
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from time import monotonic, time

from sqlalchemy import Connection, Engine, select, update

from config.database import write_transaction
from crawler.frontier.frontier import Frontier
from crawler.frontier.row import Discovery, FrontierRow, Outcome, State
from crawler.frontier.visit import Visit
from crawler.harvest.storable import storable
from crawler.harvest.store import HarvestStore
from crawler.product import Product
from crawler.runs.drops import Drops
from crawler.runs.facts import RunFacts
from crawler.runs.runs import Run
from crawler.tables import harvest_variant
from crawler.tables import run as runs

BATCH = 64
MAX_SECONDS = 2.0
"""How long an outcome waits for its batch to fill."""


class Journal:
    """One run's way into the store. Methods raise StoreError; what is not stored then is visited again."""

    def __init__(self, engine: Engine, site: str, run: Run, longest: timedelta, say: Callable[..., None]) -> None:
        self._engine = engine
        self._site = site
        self._run = run
        self._longest = longest.total_seconds()
        self._say = say
        self.report = run.report
        self.facts = RunFacts(engine, site, run.id)
        self._frontier = Frontier(site, run.id, run.full, self._longest)
        self._harvest = HarvestStore(engine, site, run.id)
        self._visits: list[Visit] = []
        self._leased: deque[FrontierRow] = deque()
        self.drops = Drops(site, run.id, run.report.dropped)
        self._stored_at = monotonic()
        self._clock = monotonic() - run.report.seconds
        self.exhausted = False
        """The frontier had nothing left to lease, and nothing was discovered since."""
        self.queued = 0
        self.visited = 0
        self.read = 0
        """Products that this process has read."""

    def open(self) -> None:
        """Take back the leases of a killed process; before anything is leased anew."""
        with write_transaction(self._engine) as connection:
            self._frontier.release(connection)
            states = self._frontier.states(connection)
        self.queued = sum(states.values())
        self.visited = self.queued - states.get(State.PENDING, 0)

    def add(self, discoveries: Iterable[Discovery]) -> None:
        """Note addresses outside of a visit."""
        with write_transaction(self._engine) as connection:
            self._discover(connection, discoveries)

    def next_row(self) -> FrontierRow | None:
        """The next address to visit; None where there is none for now."""
        if not self._leased:
            if self.exhausted and not any(visit.reading.discovered for visit in self._visits):
                return None
            self._store(lease=True)
        return self._leased.popleft() if self._leased else None

    @property
    def may_have_more(self) -> bool:
        return bool(self._leased) or not self.exhausted or any(visit.reading.discovered for visit in self._visits)

    def store_part(self, row: FrontierRow, products: Iterable[Product]) -> None:
        """Store products of a body that gives too many to be held; its visit is recorded when it has been read."""
        good, bad = storable(products)
        self.read += len(good)
        self.drops.add(row.url, bad)
        with write_transaction(self._engine) as connection:
            self._harvest.write_pages(connection, [(row.fingerprint, good)])

    def record(self, visit: Visit) -> None:
        """Take an outcome; it is stored with its batch."""
        self._visits.append(visit)
        self.visited += 1
        if len(self._visits) >= BATCH or monotonic() - self._stored_at > MAX_SECONDS:
            self._store(lease=False)

    def flush(self) -> None:
        """Store what is still waiting."""
        self._store(lease=False)

    def close(self) -> None:
        """Store what is still waiting and give back what was leased for nothing."""
        self._store(lease=False)
        with write_transaction(self._engine) as connection:
            self._frontier.release(connection, tried=False)

    def reclaim(self) -> bool:
        """Take back leases without an outcome, once nothing is under way; whether there were any."""
        with write_transaction(self._engine) as connection:
            lost = self._frontier.release(connection) > 0
        self.exhausted = self.exhausted and not lost
        return lost

    def _store(self, lease: bool) -> None:
        visits = self._visits
        with write_transaction(self._engine) as connection:
            self._store_visits(connection, visits)
            leased = self._frontier.lease(connection, BATCH) if lease else []
            self.report.dropped = dict(self.drops.counts)
            self.report.seconds = round(monotonic() - self._clock, 3)
            report = self.report.model_dump(mode="json")
            connection.execute(update(runs).where(runs.c.id == self._run.id).values(report=report))
        self._visits = self._visits[len(visits) :]
        self.drops.stored()
        self._leased.extend(leased)
        if lease:
            self.exhausted = not leased
        self._stored_at = monotonic()
        figures = {"done": self.visited, "total": self.queued, "products": self.read}
        self._say(event="progress", **figures, requests=self.report.requests)

    def _store_visits(self, connection: Connection, visits: list[Visit]) -> None:
        self._confirm(connection, [visit for visit in visits if visit.state == State.UNCHANGED])
        given = []
        for visit in visits:
            good, bad = storable(visit.reading.products)
            self.drops.add(visit.row.url, [*visit.reading.rejected, *bad])
            self.read += len(good)
            if good:
                given.append((visit.row.fingerprint, good))
        changed = self._harvest.write_pages(connection, given)
        self._discover(connection, [found for visit in visits for found in visit.reading.discovered])
        self._frontier.settle(connection, [self._outcome(visit, changed) for visit in visits])
        self.drops.store(connection)

    def _confirm(self, connection: Connection, visits: list[Visit]) -> None:
        """A page that gave nothing before gives nothing now; only the store knows."""
        pages = [visit.row.fingerprint for visit in visits]
        if not pages:
            return
        listed = select(harvest_variant.c.page).where(
            harvest_variant.c.site == self._site,
            harvest_variant.c.page.in_(pages),
            harvest_variant.c.delisted_at.is_(None),
        )
        giving = set(connection.execute(listed).scalars())
        for visit in visits:
            if visit.row.fingerprint not in giving:
                visit.state = State.EMPTY
        self._harvest.confirm_pages(connection, sorted(giving), datetime.now(UTC))

    def _discover(self, connection: Connection, discoveries: Iterable[Discovery]) -> None:
        pending = self._frontier.add(connection, discoveries)
        self.queued += pending
        if pending:
            self.exhausted = False

    def _outcome(self, visit: Visit, changed: set[str]) -> Outcome:
        validators = (visit.etag, visit.last_modified) if visit.read else None
        watched = visit.row.watched.again(time(), visit.row.fingerprint in changed)
        return Outcome(
            visit.row.fingerprint,
            visit.state,
            watched,
            watched.due_at(self._longest),
            validators,
            visit.reading.announces_end,
        )
