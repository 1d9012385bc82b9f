"""The styles of a part that the verdicts on a few of them depend on."""

from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.matching.judgement import Judgements
from indexer.matching.remembered.affected import holders
from indexer.matching.remembered.matches import NONE
from indexer.matching.remembered.part_memory import PartMemory
from indexer.matching.remembered.style_entries import identifiers, of_identifier, of_item, of_key
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
        self._memory, self._judgements = memory, judgements
        candidates = {candidate.style for some in found.values() for candidate in some}
        self.rivals = sorted(row for row in holders(memory, candidates, above=0.0) - mine if row in memory.site)
        """Styles of the site that may lose a home style to one of these, or win one from it."""
        wanted = candidates | {*matches.kept[self.rivals].ravel().tolist()} - {NONE}
        self.joined = self._having(matches.joined, wanted) - mine
        self.held = self._having(matches.given, wanted) - mine - set(self.rivals)
        """Others that identifiers joined to a home style that matters here, or that won one by their text."""
        styles = {row: memory.site[row] for row in mine}
        sharing = {other for style in styles.values() for other in self._sharing_on_site(style)}
        site = mine | sharing | set(self.rivals) | self.joined | self.held
        home = wanted | {row for style in styles.values() for row in self._named_at_home(style)}
        self.site = {row: memory.site[row] for row in sorted(site)}
        self.home = {row: memory.home[row] for row in sorted(home)}

    def _having(self, array: NDArray[np.int32], home: Collection[int]) -> set[int]:
        rows = np.flatnonzero(np.isin(array, sorted(home))).tolist()
        return {row for row in rows if row in self._memory.site}

    def _sharing_on_site(self, style: Style) -> Iterator[int]:
        for name in identifiers(style):
            rows = self._memory.site.rows(of_identifier(name))[:_MOST_SHARING]
            yield from (row for row in rows if self._memory.site[row].site == style.site)

    def _named_at_home(self, style: Style) -> Iterator[int]:
        """By an identifier, or by a person."""
        home = self._memory.home
        for name in identifiers(style):
            yield from home.rows(of_identifier(name))[:_MOST_SHARING]
        yield from home.rows(of_key(self._judgements.same_styles.get(style.key, "")))
        for item in style.items:
            yield from home.rows(of_item(self._judgements.same.get(item.id, "")))
