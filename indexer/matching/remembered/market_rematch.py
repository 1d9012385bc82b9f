"""A market brought up to what has changed since it was matched: only what that affects is read and decided."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Engine, func, select

from config.database import write_transaction
from config.progress import Progress
from config.settings import Settings
from indexer.matching.judgements.judgement import Judgements
from indexer.matching.parts.matched_market import Totals, forget_matched_market
from indexer.matching.parts.matched_parts import read_matched_parts, recount_parts
from indexer.matching.parts.part_counts import PartCounts
from indexer.matching.parts.run_folder import memory_folder, part_folder
from indexer.matching.remembered.changed_styles import ChangedStyles, read_changed
from indexer.matching.remembered.market_memory import MarketMemory
from indexer.matching.remembered.part_memory import PartMemory
from indexer.matching.remembered.part_rematch import rematch_part
from indexer.matching.remembered.part_work import Dispatch, PartWork
from indexer.matching.remembered.rematch_job import PartOutcome, RematchJob
from indexer.matching.remembered.rematch_process import get_ready, rematch_part_alone
from indexer.matching.styles.catalog_changes import CatalogChanges
from indexer.matching.wording.brand_names import BrandNames
from indexer.processes.shared_tasks import helped
from indexer.processes.workers import worker_processes
from indexer.tables import home_row

MOST_CHANGED = 0.05
"""Of all styles, how many may have changed since the last match; a match of the whole market costs no more then."""
WORTH_A_PROCESS = 200
"""Changed styles, from which a process beside this one is worth its beginning: even those of one brand are sent to
several parts, by what they share with others."""


@dataclass(frozen=True)
class Rematched:
    """What a run came to."""

    counts: list[PartCounts]
    """Of all parts."""
    decided_anew: Mapping[str, int]
    """Parts, by what had changed."""
    removed: int
    totals: Totals


class MarketRematch:
    """Opened on what the last match kept; whoever runs it holds the lock."""

    def __init__(self, settings: Settings, database: Engine, brands: BrandNames, judgements: Judgements) -> None:
        """Raises OSError where nothing was kept."""
        self._settings, self._database, self._brands, self._judgements = settings, database, brands, judgements
        self._folder = memory_folder(settings)
        self._market = MarketMemory(self._folder)
        self._opened: dict[str, PartMemory | None] = {}

    def run(self, changes: CatalogChanges, totals: Totals, listener: Progress) -> Rematched | None:
        """None where the changes make other parts of the market, or one can't be read: all is to be decided then."""
        several = len(self._market.known.parts) > 1 and len(changes.home) + len(changes.site) >= WORTH_A_PROCESS
        with worker_processes(several, most=1) as pool:
            if pool:
                pool.submit(get_ready, self._settings)  # while it begins, the changes are read here
            return self._run(changes, totals, pool, listener)

    def _run(
        self, changes: CatalogChanges, totals: Totals, pool: Executor | None, listener: Progress
    ) -> Rematched | None:
        with self._database.connect() as connection:
            before = self._market.known.judgements
            changed = read_changed(connection, self._brands, changes, before, self._judgements)
            recorded = {
                name: PartCounts.from_json(counts) for name, (_, counts) in read_matched_parts(connection).items()
            }
        dispatch = Dispatch(self._market, self._open)
        if not dispatch.send(changed) or any(memory is None for memory in self._opened.values()):
            return None
        with write_transaction(self._database) as writing:
            forget_matched_market(writing)
        reasons, outcomes = Counter[str](), dict[str, PartOutcome]()
        jobs = [self._job(part, work, changed, recorded) for part, work in sorted(dispatch.work.items())]
        jobs.sort(key=lambda job: -job.work.size)
        there, here = partial(rematch_part_alone, self._settings), partial(self._rematch_here, pool=pool)
        rematched = helped(pool, there, here, jobs)
        try:
            for done, (job, outcome) in enumerate(rematched, 1):
                if outcome is not None:
                    recorded[job.name] = outcome.counts
                    reasons[outcome.changed] += 1
                    outcomes[job.name] = outcome
                listener("match", done, len(jobs))
        except OSError:
            return None
        with write_transaction(self._database) as writing:
            recount_parts(writing, {name: outcome.counts.to_json() for name, outcome in outcomes.items()})
        self._market.known.judgements = self._judgements
        self._market.save()
        removed = sum(outcome.removed for outcome in outcomes.values())
        return Rematched([*recorded.values()], reasons, removed, self._totals(totals, outcomes.values()))

    def _job(self, part: int, work: PartWork, changed: ChangedStyles, recorded: Mapping[str, PartCounts]) -> RematchJob:
        name = self._market.known.parts[part]
        styles = (changed.site.get(key) for key in work.site)
        present = frozenset(item.id for style in styles if style for item in style.items)
        folder = self._folder / part_folder(name)
        return RematchJob(name, folder, work, present, recorded[name], self._brands, self._judgements)

    def _rematch_here(
        self, job: RematchJob, waiting: Sequence[RematchJob], pool: Executor | None
    ) -> PartOutcome | None:
        """With help, unless so much waits that whoever helps would have to be waited for."""
        much = sum(each.work.size for each in waiting) > job.work.size
        return rematch_part(self._database, job, self._opened.pop(job.name, None), None if much else pool)

    def _open(self, part: int) -> PartMemory | None:
        name = self._market.known.parts[part]
        if name not in self._opened:
            try:
                self._opened[name] = PartMemory(self._folder / part_folder(name))
            except OSError:
                self._opened[name] = None
        return self._opened[name]

    def _totals(self, before: Totals, outcomes: Collection[PartOutcome]) -> Totals:
        with self._database.connect() as connection:
            rows = int(connection.execute(select(func.count()).select_from(home_row)).scalar_one())
        now = before.copy()
        now["home_rows"] = rows
        now["styles"] += sum(outcome.styles for outcome in outcomes)
        now["variants"] += sum(outcome.variants for outcome in outcomes)
        return now
