"""The parts of a market that keep their verdicts, and those that are decided anew, two at a time."""

from collections import Counter
from collections.abc import Collection, Iterator
from concurrent.futures import Executor
from functools import partial

from sqlalchemy import Engine

from config.database import write_transaction
from config.progress import Progress, silent
from config.settings import Settings
from indexer.matching.market import Market
from indexer.matching.part_run import decide_part, decide_part_alone
from indexer.matching.parts.matched_parts import differing, forget_parts, read_matched_parts, record_part
from indexer.matching.parts.part_counts import PartCounts
from indexer.processes.shared_tasks import as_done


def unchanged_parts(database: Engine, market: Market) -> tuple[dict[str, PartCounts], Counter[str]]:
    """The parts that keep their verdicts, with their counts; and for the others by what changed, how many there are."""
    with database.connect() as connection:
        recorded = read_matched_parts(connection)
    kept, reasons = {}, Counter[str]()
    for name in market.parts:
        before, counts = recorded.get(name, (None, {}))
        changed = differing(market.fingerprints(name), before)
        reasons["new" if before is None else " and ".join(changed)] += bool(changed)
        if not changed:
            kept[name] = PartCounts.from_json(counts)
    with write_transaction(database) as connection:
        forget_parts(connection, but=kept)
    return kept, +reasons


def decided_parts(
    settings: Settings,
    database: Engine,
    market: Market,
    kept: Collection[str],
    pool: Executor | None,
    listener: Progress,
) -> Iterator[PartCounts]:
    """The parts' counts; the largest begin, so that no process waits long for the other in the end."""
    names = [name for name in market.parts if name not in kept]
    names.sort(key=lambda name: -len(market.parts[name].site))
    alone = partial(decide_part, database, listener=listener if len(names) == 1 else silent)
    work = partial(decide_part_alone, settings) if pool else alone
    total, done = sum(len(market.parts[name].site) for name in names), 0
    for job, counts in as_done(pool, work, map(market.job, names)):
        with write_transaction(database) as connection:
            record_part(connection, job.name, market.fingerprints(job.name), counts.to_json())
        done += len(market.parts[job.name].site)
        listener("match", done, total)
        yield counts
