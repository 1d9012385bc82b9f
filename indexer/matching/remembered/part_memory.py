"""A part of a market as it was decided, kept on disk: its styles, what is counted over them, candidates and matches."""

import pickle
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from indexer.matching.arrays import map_arrays, write_arrays
from indexer.matching.blocking import CANDIDATES
from indexer.matching.catalog_kind import CatalogKind
from indexer.matching.decide import DecidedMarket
from indexer.matching.frequencies import Frequencies, count_frequencies
from indexer.matching.market_counts import MarketCounts
from indexer.matching.remembered.blocking_space import BlockingSpace, similarity
from indexer.matching.remembered.readable import keep, readable
from indexer.matching.remembered.style_memory import StyleChanges, StyleMemory, style_arrays
from indexer.matching.styles import Style
from indexer.matching.text_links import KEPT, TextCandidate, TextComparison

NONE = -1
"""In place of a row."""
UNKNOWN = -1e9


@dataclass
class Matches:
    """By the row of a site's style; rows of home where nothing else is said."""

    candidates: NDArray[np.int32]
    own: NDArray[np.float32]
    """The log-odds of each candidate by itself."""
    least: NDArray[np.float32]
    """How alike a further candidate has to be."""
    kept: NDArray[np.int32]
    """The likeliest candidates, the likeliest first."""
    odds: NDArray[np.float32]
    """The log-odds of each, everything weighed."""
    joined: NDArray[np.int32]
    given: NDArray[np.int32]
    mine: NDArray[np.bool_]
    """Whether it is decided in this part."""

    @classmethod
    def none(cls, rows: int) -> Self:
        return cls(
            candidates=np.full((rows, CANDIDATES), NONE, dtype=np.int32),
            own=np.full((rows, CANDIDATES), UNKNOWN, dtype=np.float32),
            least=np.full(rows, -1.0, dtype=np.float32),
            kept=np.full((rows, KEPT), NONE, dtype=np.int32),
            odds=np.full((rows, KEPT), UNKNOWN, dtype=np.float32),
            joined=np.full(rows, NONE, dtype=np.int32),
            given=np.full(rows, NONE, dtype=np.int32),
            mine=np.ones(rows, dtype=bool),
        )

    def grown(self, rows: int) -> "Matches":
        """With as many rows, the further ones empty."""
        more = Matches.none(rows - len(self.least))
        return Matches(*(np.concatenate([getattr(self, name), getattr(more, name)]) for name in vars(self)))

    def put_candidates(self, row: int, candidates: ArrayLike, own: ArrayLike) -> None:
        """As many of the likeliest by themselves as there is room for."""
        order = np.argsort(-np.asarray(own, dtype=np.float64), kind="stable")[:CANDIDATES]
        self.candidates[row], self.own[row] = NONE, UNKNOWN
        self.candidates[row, : len(order)] = np.asarray(candidates, dtype=np.int32)[order]
        self.own[row, : len(order)] = np.asarray(own, dtype=np.float32)[order]

    def put_kept(self, row: int, candidates: Sequence[TextCandidate]) -> None:
        self.kept[row], self.odds[row] = NONE, UNKNOWN
        self.kept[row, : len(candidates)] = [candidate.style for candidate in candidates]
        self.odds[row, : len(candidates)] = [candidate.log_odds for candidate in candidates]


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
    """What changes from run to run."""

    matches: Matches
    counts: MarketCounts
    kind: CatalogKind
    brands: set[tuple[str, str]]
    """``home`` or ``site``, and a brand that it has."""
    home: StyleChanges = field(default_factory=StyleChanges)
    site: StyleChanges = field(default_factory=StyleChanges)


class PartMemory:
    """Opened from its folder; ``save`` keeps what was changed in it."""

    def __init__(self, folder: Path) -> None:
        """Raises OSError where it can't be read."""
        self._folder = folder
        self._read()

    def _read(self) -> None:
        with readable(self._folder):
            self.known: Remembered = pickle.loads((self._folder / "matches").read_bytes())
            self.frequencies = _frequencies(map_arrays(self._folder / "frequencies"))
            self.space = BlockingSpace(self.frequencies)
            self.home = StyleMemory(map_arrays(self._folder / "home"), self.known.home, self.space.width)
            self.site = StyleMemory(map_arrays(self._folder / "site"), self.known.site, self.space.width)

    def changed_by(self, changes: PartChanges) -> float:
        """The share of its styles that would be other ones than those it was counted over."""
        count = len(self.known.home.styles) + len(self.known.site.styles) + len(changes.home) + len(changes.site)
        return count / max(len(self.home) + len(self.site), 1)

    def replace(
        self, home: Sequence[Style], site: Sequence[Style], own: frozenset[int], decided: DecidedMarket
    ) -> None:
        """Become what a part was decided as anew."""
        remember_part(self._folder, home, site, own, decided)
        self._read()

    def save(self) -> None:
        keep(self._folder / "matches", self.known)


def remember_part(
    folder: Path, home: Sequence[Style], site: Sequence[Style], own: frozenset[int] | None, decided: DecidedMarket
) -> None:
    """Keep what a part was decided on, for ``PartMemory``; nothing where one of its sides is empty."""
    shutil.rmtree(folder, ignore_errors=True)
    compared = decided.compared
    if compared is None:
        return
    folder.mkdir(parents=True, exist_ok=True)
    frequencies = count_frequencies(compared.left, compared.right)
    vectors, targets = BlockingSpace(frequencies).vectors(compared.left, compared.right)
    write_arrays(folder / "home", style_arrays(home, targets))
    write_arrays(folder / "site", style_arrays(site, vectors))
    write_arrays(folder / "frequencies", _frequency_arrays(frequencies))
    matches = _matches(compared, decided, similarity(vectors, targets, compared.pairs))
    if own is not None:
        matches.mine[:] = [row in own for row in range(len(site))]
    brands = {(side, each.record.brand) for side, styles in (("home", home), ("site", site)) for each in styles}
    keep(folder / "matches", Remembered(matches, decided.market.counts, compared.kind, brands))


def _matches(compared: TextComparison, decided: DecidedMarket, alike: Any) -> Matches:
    matches = Matches.none(len(compared.left.records))
    pairs, market = compared.pairs, decided.market
    starts = np.searchsorted(pairs[:, 0], np.arange(len(matches.least) + 1))
    for row, (start, end) in enumerate(zip(starts[:-1].tolist(), starts[1:].tolist(), strict=True)):
        matches.put_candidates(row, pairs[start:end, 1], compared.own[start:end])
        if end - start >= CANDIDATES:
            matches.least[row] = alike[start:end].min()
    for row, candidates in market.candidates.items():
        matches.put_kept(row, candidates)
    for row, (home, _) in market.joined.items():
        matches.joined[row] = home
    for row, home in market.given.items():
        matches.given[row] = home
    return matches


def _frequency_arrays(frequencies: Frequencies) -> dict[str, NDArray[Any]]:
    arrays: dict[str, NDArray[Any]] = {"records": np.array([frequencies.records])}
    for name, hashes in frequencies.hashes.items():
        arrays |= {f"hashes {name}": hashes, f"counts {name}": frequencies.counts[name]}
    return arrays


def _frequencies(arrays: dict[str, NDArray[Any]]) -> Frequencies:
    names = [name.removeprefix("hashes ") for name in arrays if name.startswith("hashes ")]
    return Frequencies(
        int(arrays["records"][0]),
        {name: arrays[f"hashes {name}"] for name in names},
        {name: arrays[f"counts {name}"] for name in names},
    )
