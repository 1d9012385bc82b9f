"""One part of a market brought up to what has changed: from its memory to verdicts in the store."""

from collections.abc import Collection, Iterable, Mapping
from concurrent.futures import Executor

from sqlalchemy import Engine, select

from config.database import write_transaction
from config.progress import silent
from indexer.matching.decide import decide_market
from indexer.matching.judgements.judgement import Judgements
from indexer.matching.parts.matched_parts import unsettle_part
from indexer.matching.parts.part_counts import PartCounts, count_verdicts
from indexer.matching.remembered.part_changes import take_in
from indexer.matching.remembered.part_memory import PartChanges, PartMemory
from indexer.matching.remembered.rematch import Rematch
from indexer.matching.remembered.rematch_job import PartOutcome, RematchJob
from indexer.matching.remembered.remember_part import remember_part
from indexer.matching.remembered.style_entries import of_key
from indexer.matching.remembered.style_memory import StyleMemory
from indexer.matching.scoring.scorer import shipped_scorer
from indexer.matching.styles.packed_style import pack_style
from indexer.matching.styles.styles import Style
from indexer.matching.verdicts.hysteresis import steady
from indexer.matching.verdicts.store import (
    PlacedVerdict,
    StoredVerdict,
    read_verdicts,
    remove_verdicts,
    write_verdicts,
)
from indexer.matching.wording.brand_names import BrandNames
from indexer.tables import home_row
from indexer.verdict import VariantVerdict

MOST_CHANGED = 0.1
"""Of a part's styles, how many may be other ones than it was counted over; then it is decided as a whole."""

_BATCH = 500

Decided = list[tuple[Style, VariantVerdict]]


def rematch_part(
    database: Engine, job: RematchJob, memory: PartMemory | None = None, pool: Executor | None = None
) -> PartOutcome | None:
    """Take in what has changed in a part, decide what that affects, and write what is otherwise than before.

    None where nothing differs from the part's memory, which is opened unless given. ``pool``: of a process that helps
    as soon as it has nothing else to do. The outcome is recorded by whoever asks for it. Raises OSError where the
    memory can't be read, with nothing done.
    """
    memory = memory or PartMemory(job.folder)
    home, site = _differing(memory.home, job.work.home), _differing(memory.site, job.work.site)
    changes = PartChanges(home, site, frozenset(job.work.guests), frozenset(job.work.judged))
    if not changes.what:
        return None
    with write_transaction(database) as writing:
        unsettle_part(writing, job.name)
    rematch = _PartRematch(database, job.brands, job.judgements, job.present, pool)
    return rematch.run(memory, changes, job.before)


class _PartRematch:
    """Takes changes into a part and decides what they affect."""

    def __init__(
        self,
        database: Engine,
        brands: BrandNames,
        judgements: Judgements,
        present: Collection[str],
        pool: Executor | None,
    ) -> None:
        self._database, self._brands, self._judgements = database, brands, judgements
        self._present, self._pool = present, pool

    def run(self, memory: PartMemory, changes: PartChanges, before: PartCounts) -> PartOutcome:
        """Decide what is affected, and write what is otherwise."""
        mine = _mine(memory, changes.site)
        whole = memory.changed_by(changes) > MOST_CHANGED
        decided = self._whole(memory, changes) if whole else self._some(memory, changes)
        affected = {verdict.variant_id for style, verdict in decided if style.key not in changes.site}
        stored = read_verdicts(self._database, sorted(affected | {*mine, *(v.variant_id for _, v in decided)}))
        kept = self._steady(decided, stored)
        placed = (PlacedVerdict(style.site, style.key, verdict) for style, verdict in kept)
        written = write_verdicts(self._database, placed, stored, silent)
        gone = sorted(mine.keys() - self._present)
        remove_verdicts(self._database, gone)
        memory.save()
        counts = count_verdicts([verdict for _, verdict in kept], stored, written)
        if not whole:
            replaced = [stored[variant] for variant in sorted(affected | mine.keys()) if variant in stored]
            counts.put_in_place_of(count_verdicts(replaced, {}, 0), before)
        now = _mine(memory, changes.site)
        styles = len({*now.values()}) - len({*mine.values()})
        return PartOutcome(changes.what, counts, len(gone), styles, len(now) - len(mine))

    def _some(self, memory: PartMemory, changes: PartChanges) -> Decided:
        rematch = Rematch(memory, self._brands, shipped_scorer(), self._judgements, self._pool)
        return rematch.decide(changes)

    def _whole(self, memory: PartMemory, changes: PartChanges) -> Decided:
        take_in(memory, changes)
        home = [memory.home[row] for row in range(len(memory.home)) if row in memory.home]
        rows = [row for row in range(len(memory.site)) if row in memory.site]
        site = [memory.site[row] for row in rows]
        own = frozenset(place for place, row in enumerate(rows) if memory.matches.mine[row])
        decided = decide_market(home, site, self._brands, shipped_scorer(), self._judgements, silent)
        packed = [pack_style(style) for style in home], [pack_style(style) for style in site]
        remember_part(memory.folder, home, site, own, decided, packed)
        memory.open()
        pairs = zip((style for style in site for _ in style.items), decided.verdicts, strict=True)
        mine = {site[place].key for place in own}
        return [(style, verdict) for style, verdict in pairs if style.key in mine]

    def _steady(self, decided: Decided, stored: Mapping[str, StoredVerdict]) -> Decided:
        """With what only drifted as it was, as long as the home rows that it names are there."""
        named = sorted({before.home_id for before in stored.values() if before.home_id is not None})
        there: set[str] = set()
        with self._database.connect() as connection:
            for start in range(0, len(named), _BATCH):
                mine = home_row.c.home_id.in_(named[start : start + _BATCH])
                there |= {*connection.execute(select(home_row.c.home_id).where(mine)).scalars()}
        return [(style, steady(stored.get(now.variant_id), now, there)) for style, now in decided]


def _differing(memory: StyleMemory, changes: Mapping[str, Style | None]) -> dict[str, Style | None]:
    """Without those that say what they said; what was never there is not gone."""
    found = {}
    for (key, style), rows in zip(changes.items(), memory.rows_of_each(map(of_key, changes)), strict=True):
        known = [memory[row] for row in rows.tolist()]
        before, now = ([pack_style(each) for each in some] for some in (known, [style] if style else []))
        if before != now:
            found[key] = style
    return found


def _mine(memory: PartMemory, keys: Iterable[str]) -> dict[str, str]:
    """The variants of these styles that are decided in the part, each with its style's key."""
    matches = memory.matches
    rows = (row for key in keys for row in memory.site.rows(of_key(key)))
    styles = [memory.site[row] for row in rows if matches.mine[row]]
    return {item.id: style.key for style in styles for item in style.items}
