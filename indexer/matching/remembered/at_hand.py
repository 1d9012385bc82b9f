"""The styles of a part that the verdicts on a few of them depend on."""

from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.matching.judgements.judgement import Judgements
from indexer.matching.matrices.arrays import among
from indexer.matching.remembered.affected import claimants, holders
from indexer.matching.remembered.matches import NONE
from indexer.matching.remembered.part_memory import PartMemory
from indexer.matching.remembered.style_entries import identifiers, of_identifier, of_item, of_key
from indexer.matching.remembered.style_memory import StyleMemory
from indexer.matching.styles.styles import Style
from indexer.matching.texts.candidate import TextCandidate

_MOST_SHARING = 201
"""Styles of each side that share an identifier, as many as are looked at."""


class StylesAtHand:
    """By row: what shares an identifier, is a candidate, was named by a person, or holds one of the candidates."""

    def __init__(
        self,
        memory: PartMemory,
        judgements: Judgements,
        rows: Sequence[int],
        found: Mapping[int, Sequence[TextCandidate]],
    ) -> None:
        matches, mine = memory.matches, set(rows)
        self._memory = memory
        candidates = {candidate.style for some in found.values() for candidate in some}
        self.rivals = sorted(row for row in holders(memory, candidates, above=0.0) - mine if row in memory.site)
        """Styles of the site that may lose a home style to one of these, or win one from it."""
        wanted = candidates | {*matches.kept[self.rivals].ravel().tolist()} - {NONE}
        self.claimants = sorted(claimants(memory, wanted) - mine - {*self.rivals})
        """Others that claim a home style that matters here."""
        self.joined = self._having(matches.joined, wanted) - mine
        self.held = self._having(matches.given, wanted) - mine - set(self.rivals)
        """Others that identifiers joined to a home style that matters here, or that won one by their text."""
        sharing, named = sharing_and_named(memory, judgements, rows)
        site = mine | sharing | {*self.rivals, *self.claimants} | self.joined | self.held
        self.site = {row: memory.site[row] for row in sorted(site)}
        self.home = {row: memory.home[row] for row in sorted(wanted | named)}

    def _having(self, array: NDArray[np.int32], home: Collection[int]) -> set[int]:
        rows = np.flatnonzero(among(array, np.array(sorted(home), dtype=np.int64))).tolist()
        return {row for row in rows if row in self._memory.site}


def sharing_and_named(memory: PartMemory, judgements: Judgements, rows: Iterable[int]) -> tuple[set[int], set[int]]:
    """Of some styles of the site: those of the same site that share an identifier, and the home styles that an
    identifier or a person names for them."""
    styles = [memory.site[row] for row in rows]
    sharing = _sharing_on_site(memory.site, {(name, style.site) for style in styles for name in identifiers(style)})
    return sharing, _named_at_home(memory.home, judgements, styles)


def _sharing_on_site(site: StyleMemory, wanted: set[tuple[str, str]]) -> set[int]:
    """``wanted``: identifiers, each once however many styles have it, with the site that they are of."""
    found = site.rows_of_each(of_identifier(name) for name, _ in wanted)
    pairs = ((row, of) for rows, (_, of) in zip(found, wanted, strict=True) for row in rows[:_MOST_SHARING].tolist())
    return {row for row, of in pairs if site[row].site == of}


def _named_at_home(home: StyleMemory, judgements: Judgements, styles: Iterable[Style]) -> set[int]:
    wanted = set[str]()
    for style in styles:
        wanted.update(map(of_identifier, identifiers(style)))
        wanted.update(of_item(judgements.same[item.id]) for item in style.items if item.id in judgements.same)
        if style.key in judgements.same_styles:
            wanted.add(of_key(judgements.same_styles[style.key]))
    return {row for found in home.rows_of_each(wanted) for row in found[:_MOST_SHARING].tolist()}
