"""The frontier: which addresses of a site a run still has to visit, and what earlier visits left to go by."""

from collections.abc import Iterable, Sequence
from time import time
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update

from crawler.frontier.revisit import Watched
from crawler.frontier.row import READ, Discovery, FrontierRow, Kind, Outcome, State
from crawler.tables import frontier
from crawler.urls import fingerprint

SUSPECT_ATTEMPTS = 3
"""Leases in one run without an outcome, after which an address is leased last and alone: it may end the process."""
MAX_ATTEMPTS = 6
"""Leases after which an address is given up, so that it does not end the process for ever."""
LAST = -1_000_000

_CHUNK = 500  # keys in one query


class Frontier:
    """One site's addresses in one run. Each method works inside the caller's transaction."""

    def __init__(self, site: str, run: int, full: bool, longest: float = 0.0) -> None:
        self._site = site
        self._run = run
        self._full = full
        self._longest = longest
        """Seconds after which a page is read again, whatever is known of it."""

    def add(self, connection: Connection, discoveries: Iterable[Discovery]) -> int:
        """Note addresses for this run and return how many are to be visited; those it already knows stay as they are.

        A page whose sitemap proves it unchanged since its last visit, or says nothing and is not due yet
        (``crawler.frontier.revisit``), is not visited.
        """
        unique = list({fingerprint(found.url): found for found in discoveries}.items())
        chunks = (dict(unique[start : start + _CHUNK]) for start in range(0, len(unique), _CHUNK))
        return sum(self._add_chunk(connection, chunk) for chunk in chunks)

    def _add_chunk(self, connection: Connection, chunk: dict[str, Discovery]) -> int:
        query = select(frontier).where(frontier.c.site == self._site, frontier.c.fingerprint.in_(chunk))
        known = {row["fingerprint"]: row for row in connection.execute(query).mappings()}
        new = [self._row(key, found, None) for key, found in chunk.items() if key not in known]
        again = [
            self._row(key, chunk[key], row)
            for key, row in known.items()
            if row["run"] != self._run or (row["kind"] == Kind.ORPHAN and chunk[key].kind != Kind.ORPHAN)
        ]
        if new:
            connection.execute(insert(frontier), new)
        if again:
            connection.execute(self._update("_key"), [{**row, "_key": row["fingerprint"]} for row in again])
        return sum(row["state"] == State.PENDING for row in (*new, *again))

    def _row(self, key: str, found: Discovery, known: Any) -> dict[str, Any]:
        state = State.PENDING
        if known is not None and not self._full and self._stands(found, known):
            state = State.EMPTY if known["state"] == State.EMPTY else State.UNCHANGED
        return {
            "site": self._site,
            "fingerprint": key,
            "url": found.url,
            "kind": found.kind,
            "state": state,
            "run": self._run,
            "priority": found.priority,
            "depth": found.depth,
            "attempts": 0,
            "lastmod": found.lastmod,
        }

    def _stands(self, found: Discovery, known: Any) -> bool:
        """Whether what a page gave at its last visit may stand without another one."""
        now = time()
        if known["state"] not in READ or known["visited_at"] < now - self._longest:
            return False
        if found.lastmod and found.lastmod == known["visited_lastmod"] and found.unchanged_since is not None:
            return bool(known["visited_at"] > found.unchanged_since)
        told_new = found.lastmod is not None and found.unchanged_since is not None
        return found.kind == Kind.PAGE and not told_new and known["next_visit"] > now

    def lease(self, connection: Connection, limit: int) -> list[FrontierRow]:
        """Take the next addresses to visit."""
        query = (
            select(frontier)
            .where(
                frontier.c.site == self._site,
                frontier.c.run == self._run,
                frontier.c.state == State.PENDING,
            )
            .order_by(frontier.c.priority.desc())
            .limit(limit)
        )
        rows = [
            FrontierRow(
                r.fingerprint,
                r.url,
                Kind(r.kind),
                r.depth,
                r.attempts + 1,
                r.etag,
                r.last_modified,
                Watched(r.intervals, r.changes, r.watched_seconds, r.visited_at),
            )
            for r in connection.execute(query)
        ]
        if rows and rows[0].attempts > SUSPECT_ATTEMPTS:
            rows = rows[:1]
        leased = [{"_key": r.fingerprint, "state": State.LEASED, "attempts": r.attempts} for r in rows]
        if leased:
            connection.execute(self._update("_key"), leased)
        return rows

    def settle(self, connection: Connection, outcomes: Sequence[Outcome]) -> None:
        """Store what became of leased addresses."""
        read = self._update("_key").values(visited_lastmod=frontier.c.lastmod)
        for statement, group in (
            (self._update("_key"), [o for o in outcomes if o.state not in READ]),
            (read, [o for o in outcomes if o.state in READ and not o.always]),
            (self._update("_key").values(visited_lastmod=None), [o for o in outcomes if o.state in READ and o.always]),
        ):
            for with_validators in (False, True):
                values = [o.values() for o in group if (o.validators is not None) is with_validators]
                if values:
                    connection.execute(statement, values)

    def release(self, connection: Connection, tried: bool = True) -> int:
        """Give back leases that ended without an outcome, and return how many there were.

        The process was killed or a request got lost, unless they were not ``tried`` at all. What may have been the
        cause goes to the end of the queue, and is given up after several more times.
        """
        mine = (frontier.c.site == self._site) & (frontier.c.run == self._run) & (frontier.c.state == State.LEASED)
        if not tried:
            again = update(frontier).where(mine).values(state=State.PENDING, attempts=frontier.c.attempts - 1)
            return connection.execute(again).rowcount
        given_up = mine & (frontier.c.attempts >= MAX_ATTEMPTS)
        connection.execute(update(frontier).where(given_up).values(state=State.FAILED))
        suspect = mine & (frontier.c.attempts >= SUSPECT_ATTEMPTS)
        connection.execute(update(frontier).where(suspect).values(state=State.PENDING, priority=LAST))
        return connection.execute(update(frontier).where(mine).values(state=State.PENDING)).rowcount

    def states(self, connection: Connection) -> dict[str, int]:
        """How many of this run's addresses are in each state."""
        mine = (frontier.c.site == self._site) & (frontier.c.run == self._run)
        query = select(frontier.c.state, func.count()).where(mine).group_by(frontier.c.state)
        return {str(state): count for state, count in connection.execute(query)}

    def _update(self, key: str) -> Any:
        return update(frontier).where(frontier.c.site == self._site, frontier.c.fingerprint == bindparam(key))
