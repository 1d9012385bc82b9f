"""Matching the harvest with the home catalog: a verdict per brand variant, with its evidence.

A market of usual size is decided as a whole, a larger one in parts (``market_parts.py``), two at a time. A part is
decided anew only where something that matching reads is not as it was.
"""

import time
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from concurrent.futures import Executor
from functools import partial

from sqlalchemy import Connection, Engine

from config.brand_site import load_brand_sites
from config.database import write_transaction
from config.progress import Progress, silent
from config.settings import Settings
from indexer.home.catalog import home_usable
from indexer.matching.brand_names import BrandNames
from indexer.matching.catalog_changes import forget_changes, last_change, read_changes
from indexer.matching.judgement import Judgements
from indexer.matching.judgements import judged_brands, read_judgements
from indexer.matching.market import CatalogReading, Market, is_large, read_market
from indexer.matching.market_parts import DEFAULT_SIZES, PartSizes
from indexer.matching.match_report import MatchReport
from indexer.matching.matched_market import (
    Totals,
    forget_matched_market,
    read_matched_market,
    record_matched_market,
)
from indexer.matching.matched_parts import (
    differing,
    fingerprint_of_judgements,
    fingerprint_of_method,
    forget_parts,
    read_matched_parts,
    record_part,
)
from indexer.matching.part_run import PartCounts, decide_part, decide_part_alone
from indexer.matching.run_folder import run_folder
from indexer.matching.verdict_store import remove_vanished
from indexer.matching.workers import as_done, worker_processes


def match_catalogs(
    settings: Settings, database: Engine, listener: Progress, sizes: PartSizes = DEFAULT_SIZES
) -> MatchReport:
    """Write the verdict on every listed brand variant, and remove those of variants that are gone.

    Where nothing has changed since the last match, no catalog is read. Raises ConfigError for a malformed brand file
    and StoreError where the store can't be written.
    """
    started = time.monotonic()
    changes = read_changes(database, most=0)
    with database.connect() as connection:
        judgements = read_judgements(connection)
        brands = brand_names(settings, connection)
        fingerprint = _fingerprint(judgements, brands, home_usable(connection), sizes)
        standing = read_matched_market(connection, fingerprint)
        if standing is not None and changes is not None:
            return _all_kept(connection, standing, started)
    upto = last_change(database)
    with write_transaction(database) as writing:
        forget_matched_market(writing)
    with run_folder(settings) as folder, worker_processes(is_large(database, sizes)) as pool:
        read = CatalogReading(settings, folder, brands, judgements)
        market = read_market(database, read, pool, sizes, listener)
        kept, reasons = _unchanged(database, market)
        total = PartCounts()
        for counts in kept.values():
            total.add(counts)
        for counts in _decided(settings, database, market, kept, pool, listener):
            total.add(counts)
    removed = remove_vanished(database)
    with write_transaction(database) as writing:
        record_matched_market(writing, fingerprint, market.totals)
        forget_changes(writing, upto)
    return _report(market.totals, len(market.parts), total, started, reasons, removed)


def _fingerprint(judgements: Judgements, brands: BrandNames, usable: bool, sizes: PartSizes) -> str:
    """Of all that verdicts depend on beside the catalogs."""
    judged = fingerprint_of_judgements(judgements, judgements.names)
    return fingerprint_of_method(usable, brands.stated, sizes, judged)


def _all_kept(connection: Connection, totals: Totals, started: float) -> MatchReport:
    parts = [PartCounts.from_json(counts) for _, counts in read_matched_parts(connection).values()]
    total = PartCounts()
    for counts in parts:
        total.add(counts)
    return _report(totals, len(parts), total, started, {}, 0)


def _report(
    totals: Totals, parts: int, counts: PartCounts, started: float, decided_anew: Mapping[str, int], removed: int
) -> MatchReport:
    return MatchReport(
        **totals,
        parts=parts,
        decided_anew=dict(decided_anew),
        verdicts=counts.verdicts,
        decided_by=counts.decided_by,
        conflicts=counts.conflicts,
        written=counts.written,
        removed=removed,
        moved=counts.moved,
        seconds=round(time.monotonic() - started, 3),
    )


def brand_names(settings: Settings, connection: Connection) -> BrandNames:
    """Brands with the aliases that the brand files state, and the pairs that a person said are one, or are two."""
    sites = load_brand_sites(settings.brands_dir).values()
    stated = [(site.brand, *site.aliases) for site in sites if site.brand]
    return BrandNames([*stated, *judged_brands(connection, "same")], judged_brands(connection, "different"))


def _unchanged(database: Engine, market: Market) -> tuple[dict[str, PartCounts], Counter[str]]:
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


def _decided(
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
