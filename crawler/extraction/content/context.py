"""What the readers of one page share: where it is, what it hints at, and what was dropped."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

import lxml.etree

from crawler.extraction.content.behind import tree_behind
from crawler.extraction.content.markup import Markup
from crawler.extraction.content.said import said_texts
from crawler.extraction.content.shown_headings import ShownHeading, shown_headings
from crawler.extraction.content.shown_words import ShownWords
from crawler.extraction.content.tree import parse_tree
from crawler.rejection import Rejection

MAX_REJECTIONS = 200


@dataclass(slots=True)
class PageContext:
    """One page while it is read."""

    url: str
    encoded: bytes
    """The page's text as UTF-8, in which words are found fastest."""
    markup: Markup
    canonical: str | None
    observed_at: datetime
    rejected: list[Rejection] = field(default_factory=list)
    printed: dict[Decimal, list[tuple[int, int]]] = field(default_factory=dict)
    """Amounts that were looked for among the page's texts, and where it prints them."""
    _tree: lxml.etree._Element | None = None
    _parsed: bool = False
    _text: str | None = None
    _shown: str | None = None
    _said: str | None = None
    _words: ShownWords | None = None
    _headings: list[ShownHeading] | None = None
    _behind: dict[tuple[int, int], lxml.etree._Element | None] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """The page's own address as far as it is known."""
        return self.canonical or self.url

    @property
    def tree(self) -> lxml.etree._Element | None:
        """The page as a tree, parsed when it is first needed and then kept; None where there is nothing to parse."""
        if not self._parsed:
            self._tree, self._parsed = parse_tree(self.markup.shown), True
        return self._tree

    def tree_behind(self, start: int, length: int) -> lxml.etree._Element | None:
        """The small tree of ``length`` bytes of the shown page from an element on, parsed once."""
        if (start, length) not in self._behind:
            self._behind[start, length] = tree_behind(self.markup.shown, start, length)
        return self._behind[start, length]

    def tree_reaching(self, start: int, length: int) -> lxml.etree._Element | None:
        """A small tree of at least ``length`` bytes: one that was parsed already, if there is such."""
        parsed = (tree for (begin, reach), tree in self._behind.items() if begin == start and reach >= length)
        tree = next(parsed, None)
        return self.tree_behind(start, length) if tree is None else tree

    @property
    def text(self) -> str:
        """The whole page as text, which few pages need."""
        if self._text is None:
            self._text = self.encoded.decode("utf-8", "replace")
        return self._text

    @property
    def shown(self) -> str:
        """What the page shows as text, which few pages need."""
        if self._shown is None:
            self._shown = self.markup.shown.decode("utf-8", "replace")
        return self._shown

    @property
    def said(self) -> str:
        """The page's texts without its tags, each behind a ``<``, gathered when they are first needed."""
        if self._said is None:
            self._said = said_texts(self.markup.shown)
        return self._said

    @property
    def words(self) -> ShownWords:
        """Where the shown page has the words that tell of its parts, found when they are first needed."""
        if self._words is None:
            self._words = ShownWords(self.markup.shown)
        return self._words

    @property
    def headings(self) -> list[ShownHeading]:
        """The page's main headings, read when they are first needed."""
        if self._headings is None:
            self._headings = shown_headings(self.markup.shown, self.words.headings)
        return self._headings

    def reject(self, reason: str, detail: object = "") -> None:
        """Count something as dropped; the first few hundred of a page are enough to know."""
        if len(self.rejected) < MAX_REJECTIONS:
            line = "".join(c if c.isprintable() else " " for c in str(detail)[:200])
            self.rejected.append(Rejection(reason, line, self.url))
