"""A market brought up to what has changed since it was matched: only what that affects is read and decided."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, func, select

from config.database import write_transaction
from config.progress import Progress
from indexer.matching.brand_names import BrandNames
from indexer.matching.catalog_changes import CatalogChanges
from indexer.matching.judgement import Judgements
from indexer.matching.matched_market import Totals, forget_matched_market
from indexer.matching.matched_parts import read_matched_parts, recount_part, unsettle_part
from indexer.matching.part_run import PartCounts
from indexer.matching.remembered.changed_styles import read_changed
from indexer.matching.remembered.market_memory import MarketMemory
from indexer.matching.remembered.part_memory import PartMemory
from indexer.matching.remembered.part_rematch import PartOutcome, PartRematch
from indexer.matching.remembered.part_work import Dispatch
from indexer.matching.run_folder import part_folder
from indexer.tables import home_row

MOST_CHANGED = 0.05
"""Of all styles, how many may have changed since the last match; a match of the whole market costs no more then."""


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

    def __init__(self, database: Engine, folder: Path, brands: BrandNames, judgements: Judgements) -> None:
        """Raises OSError where nothing was kept."""
        self._database, self._folder, self._brands, self._judgements = database, folder, brands, judgements
        self._market = MarketMemory(folder)
        self._opened: dict[int, PartMemory | None] = {}

    def run(self, changes: CatalogChanges, totals: Totals, listener: Progress) -> Rematched | None:
        """None, with nothing done, where the changes make other parts of the market."""
        with self._database.connect() as connection:
            before = self._market.known.judgements
            changed = read_changed(connection, self._brands, changes, before, self._judgements)
            recorded = {
                name: PartCounts.from_json(counts) for name, (_, counts) in read_matched_parts(connection).items()
            }
        dispatch = Dispatch(self._market, self._open)
        if not dispatch.send(changed) or any(self._open(part) is None for part in dispatch.work):
            return None
        with write_transaction(self._database) as writing:
            forget_matched_market(writing)
        present = {item.id for style in changed.site.values() if style for item in style.items}
        rematch = PartRematch(self._database, self._brands, self._judgements, present)
        reasons, outcomes = Counter[str](), list[PartOutcome]()
        for done, (part, work) in enumerate(sorted(dispatch.work.items()), 1):
            memory = self._opened.pop(part)
            if memory is not None and (changes_here := rematch.changes(memory, work)).what:
                name = self._market.known.parts[part]
                with write_transaction(self._database) as writing:
                    unsettle_part(writing, name)
                outcome = rematch.run(memory, changes_here, recorded[name])
                with write_transaction(self._database) as writing:
                    recount_part(writing, name, outcome.counts.to_json())
                recorded[name] = outcome.counts
                reasons[changes_here.what] += 1
                outcomes.append(outcome)
            listener("match", done, len(dispatch.work))
        self._market.known.judgements = self._judgements
        self._market.save()
        removed = sum(outcome.removed for outcome in outcomes)
        return Rematched([*recorded.values()], reasons, removed, self._totals(totals, outcomes))

    def _open(self, part: int) -> PartMemory | None:
        if part not in self._opened:
            try:
                self._opened[part] = PartMemory(self._folder / part_folder(self._market.known.parts[part]))
            except OSError:
                self._opened[part] = None
        return self._opened[part]

    def _totals(self, before: Totals, outcomes: list[PartOutcome]) -> Totals:
        with self._database.connect() as connection:
            rows = int(connection.execute(select(func.count()).select_from(home_row)).scalar_one())
        now = before.copy()
        now["home_rows"] = rows
        now["styles"] += sum(outcome.styles for outcome in outcomes)
        now["variants"] += sum(outcome.variants for outcome in outcomes)
        return now
