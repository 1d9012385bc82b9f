"""The words of what a page shows that tell where its headings, items, breadcrumbs and controls are."""

from collections import defaultdict
from functools import cached_property

from crawler.extraction.content.key_search import KeySearch, spellings

Place = tuple[int, int]
"""The bytes of the shown page where a word begins and ends."""


class _Kinds:
    """Words by what they tell of, all of them found in one pass."""

    def __init__(self, **words: list[str]) -> None:
        self._told = [kind for kind, listed in words.items() for _ in listed]
        self._search = KeySearch(*(word for listed in words.values() for word in listed))

    def places(self, page: bytes) -> defaultdict[str, list[Place]]:
        """Where the words of each kind stand, in the page's order."""
        places: defaultdict[str, list[Place]] = defaultdict(list)
        for which, begin, end in self._search.places(page):
            places[self._told[which]].append((begin, end))
        return places


# Apart, as one search for all of them takes more than twice the time of both.
_TAGS = _Kinds(
    headings=[f"<{name}" for level in ("h1", "h2") for name in spellings(level)],
    controls=[
        *("<select", "<SELECT", '"radio"', "'radio'", "=radio", "data-size=", "data-color=", "data-colour="),
        *("data-taille=", "data-talla=", "data-groesse=", "data-maat=", "data-storlek=", "data-rozmiar="),
    ],
)
_NAMES = _Kinds(
    items=["temscope", "temScope", "temtype", "temType", "temprop", "temProp"],
    references=["itemref"],
    rdfa=["typeof="],
    crumbs=[
        *("crumb", "Crumb", "CRUMB", "ariane", "brotkrum", "migas", "migalhas", "briciol", "kruimel", "topicpath"),
        "パンくず",
    ],
)


class ShownWords:
    """Where the words stand, by what they tell of, in the page's order: found when they are first asked for."""

    def __init__(self, page: bytes) -> None:
        self._page = page

    @cached_property
    def _tags(self) -> defaultdict[str, list[Place]]:
        return _TAGS.places(self._page)

    @cached_property
    def _names(self) -> defaultdict[str, list[Place]]:
        return _NAMES.places(self._page)

    @property
    def headings(self) -> list[Place]:
        """The beginning of a tag that may be a heading's of the first two levels."""
        return self._tags["headings"]

    @cached_property
    def main_heading(self) -> int:
        """Where the first heading of the first level begins, one in small letters if there is any; -1 without any."""
        first = {self._page[at:end]: at for at, end in reversed(self.headings)}
        return first.get(b"<h1", first.get(b"<H1", -1))

    @property
    def controls(self) -> list[Place]:
        """What every control by which a shopper chooses has in its tag."""
        return self._tags["controls"]

    @property
    def items(self) -> list[Place]:
        """An attribute of microdata but for its first letter."""
        return self._names["items"]

    @property
    def references(self) -> list[Place]:
        """An attribute by which an item of microdata borrows what stands elsewhere."""
        return self._names["references"]

    @property
    def rdfa(self) -> list[Place]:
        """What makes an element an item of RDFa."""
        return self._names["rdfa"]

    @property
    def crumbs(self) -> list[Place]:
        """What is left of a name for a breadcrumb where its first letter may be large, or more of it is left out."""
        return self._names["crumbs"]
