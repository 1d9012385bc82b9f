"""Deciding one part of a market: from its spooled styles to verdicts in the store."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from sqlalchemy import Engine

from config.progress import Progress, silent
from config.settings import Settings
from indexer.matching.brand_names import BrandNames
from indexer.matching.conflicts import CONFLICTS
from indexer.matching.decide import decide_market
from indexer.matching.hysteresis import steady
from indexer.matching.judgement import Judgements
from indexer.matching.packed_style import unpack_style
from indexer.matching.remembered.remember_part import remember_part
from indexer.matching.scorer import shipped_scorer
from indexer.matching.style_spool import SpooledStyles
from indexer.matching.styles import Style
from indexer.matching.verdict_store import PlacedVerdict, read_verdicts, write_verdicts
from indexer.rare_collections import collected_afterwards
from indexer.verdict import VariantVerdict

_LASTING = ("verdicts", "decided_by", "conflicts")


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


@dataclass
class PartCounts:
    """What deciding a part came to, in variants."""

    verdicts: Counter[str] = field(default_factory=Counter)
    decided_by: Counter[str] = field(default_factory=Counter)
    conflicts: Counter[str] = field(default_factory=Counter)
    decided: int = 0
    """Only of this run, as are ``moved`` and ``written``."""
    moved: Counter[str] = field(default_factory=Counter)
    written: int = 0

    def to_json(self) -> dict[str, dict[str, int]]:
        """What stays true as long as the part is not decided anew."""
        return {name: dict(getattr(self, name)) for name in _LASTING}

    @classmethod
    def from_json(cls, document: Mapping[str, Mapping[str, int]]) -> Self:
        """The inverse of ``to_json``."""
        verdicts, decided_by, conflicts = (Counter(document[name]) for name in _LASTING)
        return cls(verdicts, decided_by, conflicts)

    def add(self, other: "PartCounts") -> None:
        for name in (*_LASTING, "moved"):
            getattr(self, name).update(getattr(other, name))
        self.written += other.written
        self.decided += other.decided

    def put_in_place_of(self, replaced: "PartCounts", before: "PartCounts") -> None:
        """Become what all of a part comes to, ``before`` this with what it has replaced."""
        for name in _LASTING:
            its: Counter[str] = getattr(self, name)
            its.update(getattr(before, name))
            its.subtract(getattr(replaced, name))
            setattr(self, name, +its)


def decide_part(database: Engine, job: PartJob, listener: Progress = silent) -> PartCounts:
    """Decide a part and write what changed. Raises StoreError."""
    packed = job.home.read(), job.site.read()
    home, site = ([unpack_style(each) for each in some] for some in packed)
    if job.usable:
        decided = decide_market(home, site, job.brands, shipped_scorer(), job.judgements, listener)
        verdicts = decided.verdicts
        remember_part(job.memory, home, site, job.own, decided, packed)
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

    with collected_afterwards(), opened_database(settings) as database:
        return decide_part(database, job)


def _by_style(
    site: Sequence[Style], verdicts: list[VariantVerdict]
) -> Iterator[tuple[int, tuple[Style, VariantVerdict]]]:
    owners = ((number, style) for number, style in enumerate(site) for _ in style.items)
    for (number, style), verdict in zip(owners, verdicts, strict=True):
        yield number, (style, verdict)


def _no_verdict(variant_id: str) -> VariantVerdict:
    return VariantVerdict(variant_id=variant_id, verdict=None, match_probability=None)


def count_verdicts(
    verdicts: Sequence[VariantVerdict], before: Mapping[str, VariantVerdict], written: int
) -> PartCounts:
    """Of verdicts, and how many are others than ``before``."""
    pairs = ((before[now.variant_id].verdict, now.verdict) for now in verdicts if now.variant_id in before)
    return PartCounts(
        verdicts=Counter(str(verdict.verdict or "none") for verdict in verdicts),
        decided_by=Counter(verdict.evidence[0].code for verdict in verdicts if verdict.evidence),
        conflicts=Counter(said.code for verdict in verdicts for said in verdict.evidence if said.code in CONFLICTS),
        moved=Counter(f"{old or 'none'} to {new or 'none'}" for old, new in pairs if old != new),
        written=written,
        decided=len(verdicts),
    )
