"""Which of the selected home hits are this page's, and what comes behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from search.ranking.ranked_document import RankedDocument
from search.request import MAX_HITS, SearchRequest
from search.response import SearchResponse
from search.sections.cursor import Cursor, CursorCodec
from search.sections.selection import Selection


@dataclass(frozen=True)
class Paging:
    """``request.page`` says how deep was asked; with a cursor the page is what was not shown yet."""

    request: SearchRequest
    selection: Selection
    cursor: Cursor | None = None

    @property
    def hits(self) -> Sequence[RankedDocument]:
        """This page's, in their order."""
        return self._left[: self.request.limit]

    @property
    def past_end(self) -> bool:
        """Whether a page was asked for by a number that there is none of."""
        return self.cursor is None and self.request.page > 1 and not self.hits

    def next(self, response: SearchResponse, codec: CursorCodec) -> str | None:
        """The cursor behind this page, and behind the candidates that it shows; None behind the last one."""
        known = min(self.selection.home_total, MAX_HITS)
        more = len(self._left) > self.request.limit or len(self.selection.home) < known
        if not more or not self.hits:
            return None
        passed = [] if self.cursor else self.selection.home[: self._offset]
        sections = response.sections
        shown = [hit.id for hit in (*sections.home.hits, *sections.buy_for_me.hits)]
        before = self.cursor.shown if self.cursor else ()
        return codec.write(self.request, before, [*(found.stored.id for found in passed), *shown])

    @property
    def _offset(self) -> int:
        return (self.request.page - 1) * self.request.limit

    @cached_property
    def _left(self) -> Sequence[RankedDocument]:
        if self.cursor is None:
            return self.selection.home[self._offset :]
        return [found for found in self.selection.home if not self.cursor.has(found.stored.id)]
