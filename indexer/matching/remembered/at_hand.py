"""The styles of a part that the verdicts on a few of them depend on."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.matching.arrays import among
from indexer.matching.judgement import Judgements
from indexer.matching.remembered.affected import holders
from indexer.matching.remembered.matches import NONE
from indexer.matching.remembered.part_memory import PartMemory
from indexer.matching.remembered.style_entries import identifiers, of_identifier, of_item, of_key
from indexer.matching.remembered.style_memory import StyleMemory
from indexer.matching.styles import Style
from indexer.matching.text_candidate import TextCandidate

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
        matches, mine = memory.known.matches, set(rows)
        self._memory = memory
        candidates = {candidate.style for some in found.values() for candidate in some}
        self.rivals = sorted(row for row in holders(memory, candidates, above=0.0) - mine if row in memory.site)
        """Styles of the site that may lose a home style to one of these, or win one from it."""
        wanted = candidates | {*matches.kept[self.rivals].ravel().tolist()} - {NONE}
        self.joined = self._having(matches.joined, wanted) - mine
        self.held = self._having(matches.given, wanted) - mine - set(self.rivals)
        """Others that identifiers joined to a home style that matters here, or that won one by their text."""
        sharing, named = sharing_and_named(memory, judgements, rows)
        site = mine | sharing | set(self.rivals) | self.joined | self.held
        self.site = {row: memory.site[row] for row in sorted(site)}
        self.home = {row: memory.home[row] for row in sorted(wanted | named)}

    def _having(self, array: NDArray[np.int32], home: Collection[int]) -> set[int]:
        rows = np.flatnonzero(among(array, np.array(sorted(home), dtype=np.int64))).tolist()
        return {row for row in rows if row in self._memory.site}


def sharing_and_named(memory: PartMemory, judgements: Judgements, rows: Iterable[int]) -> tuple[set[int], set[int]]:
    """Of some styles of the site: those of the same site that share an identifier, and the home styles that an
    identifier or a person names for them."""
    styles = [memory.site[row] for row in rows]
    sharing = {other for style in styles for other in _sharing_on_site(memory, style)}
    return sharing, {row for style in styles for row in _named_at_home(memory.home, judgements, style)}


def _sharing_on_site(memory: PartMemory, style: Style) -> Iterator[int]:
    for found in memory.site.rows_of_each(map(of_identifier, identifiers(style))):
        yield from (row for row in found[:_MOST_SHARING].tolist() if memory.site[row].site == style.site)


def _named_at_home(home: StyleMemory, judgements: Judgements, style: Style) -> Iterator[int]:
    names = [of_identifier(name) for name in identifiers(style)]
    said = [judgements.same[item.id] for item in style.items if item.id in judgements.same]
    judged = [of_item(home_id) for home_id in said]
    if style.key in judgements.same_styles:
        judged.append(of_key(judgements.same_styles[style.key]))
    for found in home.rows_of_each([*names, *judged]):
        yield from found[:_MOST_SHARING].tolist()
