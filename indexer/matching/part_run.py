"""Deciding one part of a market: from its spooled styles to verdicts in the store."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from config.progress import Progress, silent
from config.settings import Settings
from indexer.matching.decide import decide_market
from indexer.matching.judgements.judgement import Judgements
from indexer.matching.parts.part_counts import PartCounts, count_verdicts
from indexer.matching.parts.style_spool import SpooledStyles
from indexer.matching.remembered.remember_part import remember_part
from indexer.matching.scoring.scorer import shipped_scorer
from indexer.matching.styles.packed_style import unpack_style
from indexer.matching.styles.styles import Style
from indexer.matching.verdicts.hysteresis import steady
from indexer.matching.verdicts.store import PlacedVerdict, read_verdicts, write_verdicts
from indexer.matching.wording.brand_names import BrandNames
from indexer.matching.wording.read_once import forget_what_was_read
from indexer.processes.rare_collections import collected_afterwards
from indexer.verdict import VariantVerdict


@dataclass(frozen=True)
class PartJob:
    """All that a process needs to decide a part."""

    name: str
    home: SpooledStyles
    site: SpooledStyles
    own: frozenset[int] | None
    """The places in ``site`` of the styles that are decided here; all of them where it is None."""
    usable: bool
    """Whether the home catalog can tell that something is not sold here."""
    brands: BrandNames
    judgements: Judgements
    memory: Path
    """The folder that is to keep what it was decided on."""


def decide_part(database: Engine, job: PartJob, listener: Progress = silent) -> PartCounts:
    """Decide a part and write what changed. Raises StoreError."""
    packed = job.home.read(), job.site.read()
    home, site = ([unpack_style(each) for each in some] for some in packed)
    if job.usable:
        verdicts = _remembered_verdicts(job, home, site, packed, listener)
    else:
        verdicts = [_no_verdict(item.id) for style in site for item in style.items]
    mine = [pair for number, pair in _by_style(site, verdicts) if job.own is None or number in job.own]
    before = read_verdicts(database, [verdict.variant_id for _, verdict in mine])
    home_ids = {item.id for style in home for item in style.items}
    kept = [(style, steady(before.get(now.variant_id), now, home_ids)) for style, now in mine]
    placed = (PlacedVerdict(style.site, style.key, verdict) for style, verdict in kept)
    written = write_verdicts(database, placed, before, listener)
    return count_verdicts([verdict for _, verdict in kept], before, written)


def decide_part_alone(settings: Settings, job: PartJob) -> PartCounts:
    """The same in a process of its own."""
    from config.database import opened_database

    forget_what_was_read()  # of the catalogs, or of the part before
    with collected_afterwards(), opened_database(settings) as database:
        return decide_part(database, job)


def _remembered_verdicts(
    job: PartJob,
    home: Sequence[Style],
    site: Sequence[Style],
    packed: tuple[Sequence[bytes], Sequence[bytes]],
    listener: Progress,
) -> list[VariantVerdict]:
    """What they were decided on is kept on disk, and no longer in memory while they are written."""
    decided = decide_market(home, site, job.brands, shipped_scorer(), job.judgements, listener)
    remember_part(job.memory, home, site, job.own, decided, packed)
    return decided.verdicts


def _by_style(
    site: Sequence[Style], verdicts: list[VariantVerdict]
) -> Iterator[tuple[int, tuple[Style, VariantVerdict]]]:
    owners = ((number, style) for number, style in enumerate(site) for _ in style.items)
    for (number, style), verdict in zip(owners, verdicts, strict=True):
        yield number, (style, verdict)


def _no_verdict(variant_id: str) -> VariantVerdict:
    return VariantVerdict(variant_id=variant_id, verdict=None, match_probability=None)
