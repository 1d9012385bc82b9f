"""What deciding a part of a market came to."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from indexer.matching.verdicts.conflicts import CONFLICTS
from indexer.verdict import VariantVerdict

_LASTING = ("verdicts", "decided_by", "conflicts")


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
