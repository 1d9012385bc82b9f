"""What is to be brought up to what has changed in a part of a market, and what came of it."""

from dataclasses import dataclass
from pathlib import Path

from indexer.matching.judgements.judgement import Judgements
from indexer.matching.parts.part_counts import PartCounts
from indexer.matching.remembered.part_work import PartWork
from indexer.matching.wording.brand_names import BrandNames


@dataclass(frozen=True)
class PartOutcome:
    """What a part came to."""

    changed: str
    """What of it, in words."""
    counts: PartCounts
    """Of all of the part; ``moved`` and ``written`` of this run."""
    removed: int
    styles: int
    variants: int
    """How many more it decides than before."""


@dataclass(frozen=True)
class RematchJob:
    """All that a process needs to bring a part up to what has changed."""

    name: str
    folder: Path
    """Where its memory is."""
    work: PartWork
    present: frozenset[str]
    """Ids of all variants of the changed styles that are still listed, in whichever part."""
    before: PartCounts
    """What there was in the part."""
    brands: BrandNames
    judgements: Judgements
