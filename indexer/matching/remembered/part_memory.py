"""A part of a market as it was decided, kept on disk: its styles, what is counted over them, candidates and matches."""

import pickle
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from indexer.matching.estimates.counts import MarketCounts
from indexer.matching.features.encoding import EncodedRecords
from indexer.matching.matrices.arrays import Ints, map_arrays, write_arrays
from indexer.matching.remembered.blocking_space import BlockingSpace
from indexer.matching.remembered.counted_memory import counted_rows
from indexer.matching.remembered.key_space import FurtherColumns, KeySpace, map_frequencies
from indexer.matching.remembered.matches import Matches
from indexer.matching.remembered.readable import readable, replaced
from indexer.matching.remembered.style_memory import StyleChanges, StyleMemory
from indexer.matching.scoring.catalog_kind import CatalogKind
from indexer.matching.styles.styles import Style


@dataclass(frozen=True)
class PartChanges:
    """By key the styles that are other ones now; None for those that are gone."""

    home: Mapping[str, Style | None] = field(default_factory=dict)
    site: Mapping[str, Style | None] = field(default_factory=dict)
    guests: frozenset[str] = frozenset()
    """Keys of styles of the site that are decided in another part."""
    judged: frozenset[str] = frozenset()
    """Keys of styles of the site of which people say something else."""

    @property
    def what(self) -> str:
        """Which sides changed, in words; empty if none did."""
        named = (("home", self.home), ("sites", self.site), ("judgements", self.judged))
        return " and ".join(name for name, some in named if some)


@dataclass
class Remembered:
    """What changes from run to run beside the matches."""

    kind: CatalogKind
    brands: set[tuple[str, str]]
    """``home`` or ``site``, and a brand that it has."""
    home: StyleChanges = field(default_factory=StyleChanges)
    site: StyleChanges = field(default_factory=StyleChanges)
    columns: FurtherColumns = field(default_factory=dict)


class PartMemory:
    """Opened from its folder; ``save`` keeps what was changed in it."""

    def __init__(self, folder: Path) -> None:
        """Raises OSError where it can't be read."""
        self.folder = folder
        self.open()

    def __reduce__(self) -> tuple[object, ...]:
        """With what was changed in it; the arrays are mapped again."""
        return PartMemory._with, (self.folder, self.known, self.matches, self._counts)

    @classmethod
    def _with(cls, folder: Path, known: Remembered, matches: Matches, counts: NDArray[np.uint8]) -> Self:
        memory = cls.__new__(cls)
        memory.folder, memory._counts = folder, counts
        memory._map(known, matches)
        return memory

    def open(self) -> None:
        """Read it, again where another one has been written in its place."""
        with readable(self.folder):
            changing = map_arrays(self.folder / "changing")
            known, self._counts = pickle.loads(changing["known"].tobytes()), changing["counts"]
            matches = Matches(**map_arrays(self.folder / "matches", private=True))
            self._map(known, matches.changed_by(changing))

    def _map(self, known: Remembered, matches: Matches) -> None:
        self.known, self.matches = known, matches
        with readable(self.folder):
            frequencies = map_frequencies(self.folder / "frequencies")
            self.keys = KeySpace(frequencies, self.known.columns)
            self.space = BlockingSpace(frequencies)
            self.home = StyleMemory(map_arrays(self.folder / "home"), self.known.home, self.space.width)
            self.site = StyleMemory(map_arrays(self.folder / "site"), self.known.site, self.space.width)

    def counts(self) -> MarketCounts:
        """What was counted over the part when it was decided as a whole; only read where something is decided."""
        with readable(self.folder):
            counts: MarketCounts = pickle.loads(self._counts.tobytes())
        return counts

    def changed_by(self, changes: PartChanges) -> float:
        """The share of its styles that would be other ones than those it was counted over."""
        count = len(self.known.home.styles) + len(self.known.site.styles) + len(changes.home) + len(changes.site)
        return count / max(len(self.home) + len(self.site), 1)

    def encoded(self, site: Ints, home: Ints) -> EncodedRecords:
        """The records of some rows as they are compared, those of the site before those of home."""
        return self.keys.weigh(counted_rows((self.site.counted, site), (self.home.counted, home)))

    def save(self) -> None:
        before = Matches(**map_arrays(self.folder / "matches"))
        _keep_changing(self.folder, self.known, self._counts, self.matches.changes_from(before))


def keep_decided(folder: Path, known: Remembered, counts: MarketCounts, matches: Matches) -> None:
    """What a part was decided on as a whole, beside its styles and keys."""
    write_arrays(folder / "matches", vars(matches))
    _keep_changing(folder, known, _pickled(counts), matches.changes_from(matches))


def _keep_changing(
    folder: Path, known: Remembered, counts: NDArray[np.uint8], changes: Mapping[str, NDArray[Any]]
) -> None:
    """All of a part that changes from run to run, in one step; what does not is left where it is."""
    with replaced(folder / "changing") as beside:
        write_arrays(beside, {"known": _pickled(known), "counts": counts, **changes})


def _pickled(known: object) -> NDArray[np.uint8]:
    return np.frombuffer(pickle.dumps(known, pickle.HIGHEST_PROTOCOL), dtype=np.uint8)
