"""Matching the harvest with the home catalog: a verdict per brand variant, with its evidence."""

import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Engine

from config.brand_site import load_brand_sites
from config.progress import Progress
from config.settings import Settings
from crawler.harvest import iter_harvest
from indexer.home.catalog import home_usable, iter_home_rows
from indexer.matching.brand_names import BrandNames
from indexer.matching.conflicts import CONFLICTS
from indexer.matching.decide import decide
from indexer.matching.hysteresis import steady
from indexer.matching.judgements import read_judgements
from indexer.matching.match_report import MatchReport
from indexer.matching.scorer import shipped_scorer
from indexer.matching.styles import Style, home_styles, site_styles
from indexer.matching.verdict_store import PlacedVerdict, read_verdicts, write_verdicts
from indexer.verdict import VariantVerdict


def match_catalogs(settings: Settings, database: Engine, listener: Progress) -> MatchReport:
    """Write the verdict on every listed brand variant, and remove those of variants that are gone.

    Raises ConfigError for a malformed brand file and StoreError where the store can't be written.
    """
    started = time.monotonic()
    brands = brand_names(settings)
    with database.connect() as connection:
        usable = home_usable(connection)
        home = home_styles(iter_home_rows(connection), brands) if usable else []
        site = site_styles(iter_harvest(connection), brands)
        judgements = read_judgements(connection)
    if usable:
        verdicts = decide(home, site, brands, shipped_scorer(), judgements, listener)
    else:
        verdicts = [_no_verdict(item.id) for style in site for item in style.items]
    before = read_verdicts(database)
    home_ids = {item.id for style in home for item in style.items}
    verdicts = [steady(before.get(verdict.variant_id), verdict, home_ids) for verdict in verdicts]
    written, removed = write_verdicts(database, _placed(site, verdicts), listener)
    return MatchReport(
        home_rows=sum(len(style.items) for style in home),
        styles=len(site),
        variants=len(verdicts),
        home_usable=usable,
        verdicts=Counter(str(verdict.verdict or "none") for verdict in verdicts),
        decided_by=Counter(verdict.evidence[0].code for verdict in verdicts if verdict.evidence),
        conflicts=Counter(said.code for verdict in verdicts for said in verdict.evidence if said.code in CONFLICTS),
        written=written,
        removed=removed,
        moved=_moved(before, verdicts),
        seconds=round(time.monotonic() - started, 3),
    )


def brand_names(settings: Settings) -> BrandNames:
    """Brands with the aliases that the brand files state."""
    sites = load_brand_sites(settings.brands_dir).values()
    return BrandNames((site.brand, *site.aliases) for site in sites if site.brand)


def _no_verdict(variant_id: str) -> VariantVerdict:
    return VariantVerdict(variant_id=variant_id, verdict=None, match_probability=None)


def _moved(before: Mapping[str, VariantVerdict], verdicts: Sequence[VariantVerdict]) -> Counter[str]:
    pairs = ((before[now.variant_id].verdict, now.verdict) for now in verdicts if now.variant_id in before)
    return Counter(f"{old or 'none'} to {new or 'none'}" for old, new in pairs if old != new)


def _placed(site: Sequence[Style], verdicts: Sequence[VariantVerdict]) -> Iterator[PlacedVerdict]:
    owners = (style for style in site for _ in style.items)
    for style, verdict in zip(owners, verdicts, strict=True):
        yield PlacedVerdict(style.site, style.key, verdict)
