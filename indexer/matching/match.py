"""Matching the harvest with the home catalog: a verdict per brand variant, with its evidence.

A market of usual size is decided as a whole, a larger one in parts (``market_parts.py``), two at a time. A part is
decided anew only where something that matching reads is not as it was.
"""

import time
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, Engine

from config.brand_files import load_brand_sites
from config.database import write_transaction
from config.progress import Progress
from config.settings import Settings
from indexer.home.catalog import home_usable
from indexer.matching.decided_parts import decided_parts, unchanged_parts
from indexer.matching.judgements.judgements import judged_brands, read_judgements
from indexer.matching.market import CatalogReading, is_large, read_market
from indexer.matching.match_report import MatchReport
from indexer.matching.parts.market_parts import DEFAULT_SIZES, PartSizes
from indexer.matching.parts.matched_market import (
    Totals,
    forget_matched_market,
    read_matched_market,
    record_matched_market,
)
from indexer.matching.parts.matched_parts import fingerprint_of_judgements, fingerprint_of_method, read_matched_parts
from indexer.matching.parts.part_counts import PartCounts
from indexer.matching.parts.run_folder import run_folder
from indexer.matching.remembered.market_rematch import MOST_CHANGED, MarketRematch
from indexer.matching.styles.catalog_changes import forget_changes, last_change, read_changes
from indexer.matching.verdicts.store import remove_vanished
from indexer.matching.wording.brand_names import BrandNames
from indexer.processes.rare_collections import rare_collections
from indexer.processes.workers import worker_processes


def match_catalogs(
    settings: Settings, database: Engine, listener: Progress, sizes: PartSizes = DEFAULT_SIZES
) -> MatchReport:
    """Write the verdict on every listed brand variant, and remove those of variants that are gone.

    Where nothing has changed since the last match, no catalog is read; where little has, only that and what it
    affects. Raises ConfigError for a malformed brand file and StoreError where the store can't be written.
    """
    match = _Match(settings, database, listener, sizes)
    with rare_collections():
        return match.all_kept() or match.some_decided() or match.all_decided()


class _Match:
    """One run, with what it is decided on beside the catalogs."""

    def __init__(self, settings: Settings, database: Engine, listener: Progress, sizes: PartSizes) -> None:
        self._started = time.monotonic()
        self._settings, self._database, self._listener, self._sizes = settings, database, listener, sizes
        with database.connect() as connection:
            self._judgements = read_judgements(connection)
            self._brands = brand_names(settings, connection)
            self._method = fingerprint_of_method(home_usable(connection), self._brands.stated, sizes)
            self._standing = read_matched_market(connection, self._method)
        self._judged = fingerprint_of_judgements(self._judgements, self._judgements.names)

    def all_kept(self) -> MatchReport | None:
        """None where anything has changed."""
        if self._standing is None or self._standing["judged"] != self._judged:
            return None
        if read_changes(self._database, most=0) is None:
            return None
        with self._database.connect() as connection:
            counts = [PartCounts.from_json(counts) for _, counts in read_matched_parts(connection).values()]
        return self._report(self._standing, counts, {}, 0)

    def some_decided(self) -> MatchReport | None:
        """None where too much has changed, or nothing is remembered of the last match."""
        standing = self._standing
        if standing is None or not standing["home_usable"]:
            return None
        most = int(MOST_CHANGED * (standing["home_rows"] + standing["styles"]))
        changes = read_changes(self._database, most)
        try:
            rematch = MarketRematch(self._settings, self._database, self._brands, self._judgements)
        except OSError:
            return None
        rematched = rematch.run(changes, standing, self._listener) if changes is not None else None
        if changes is None or rematched is None:
            return None
        self._settle(Totals(**{**rematched.totals, "judged": self._judged}), changes.upto)
        return self._report(rematched.totals, rematched.counts, rematched.decided_anew, rematched.removed)

    def all_decided(self) -> MatchReport:
        """Both catalogs are read, and the parts of the market decided that are not as they were."""
        upto = last_change(self._database)
        with write_transaction(self._database) as writing:
            forget_matched_market(writing)
        large = is_large(self._database, self._sizes)
        with run_folder(self._settings) as folder, worker_processes(large) as pool:
            read = CatalogReading(self._settings, folder, self._brands, self._judgements)
            market = read_market(self._database, read, pool, self._sizes, self._listener)
            removed = remove_vanished(self._database)  # while there are few verdicts, if this is the first match
            kept, reasons = unchanged_parts(self._database, market)
            decided = decided_parts(self._settings, self._database, market, kept, pool, self._listener)
            counts = [*kept.values(), *decided]
            market.remember()
        totals = market.totals(self._judged)
        self._settle(totals, upto)
        return self._report(totals, counts, reasons, removed)

    def _settle(self, totals: Totals, upto: int) -> None:
        """Note that all verdicts stand, for what was noted of the catalogs until then."""
        with write_transaction(self._database) as writing:
            record_matched_market(writing, self._method, totals)
            forget_changes(writing, upto)

    def _report(
        self, totals: Totals, parts: Sequence[PartCounts], decided_anew: Mapping[str, int], removed: int
    ) -> MatchReport:
        total = PartCounts()
        for counts in parts:
            total.add(counts)
        return MatchReport(
            home_rows=totals["home_rows"],
            styles=totals["styles"],
            variants=totals["variants"],
            home_usable=totals["home_usable"],
            parts=len(parts),
            decided_anew=dict(decided_anew),
            decided=total.decided,
            verdicts=total.verdicts,
            decided_by=total.decided_by,
            conflicts=total.conflicts,
            written=total.written,
            removed=removed,
            moved=total.moved,
            seconds=round(time.monotonic() - self._started, 3),
        )


def brand_names(settings: Settings, connection: Connection) -> BrandNames:
    """Brands with the aliases that the brand files state, and the pairs that a person said are one, or are two."""
    sites = load_brand_sites(settings.brands_dir).values()
    stated = [(site.brand, *site.aliases) for site in sites if site.brand]
    return BrandNames([*stated, *judged_brands(connection, "same")], judged_brands(connection, "different"))
