"""The words of what a page shows that tell where its headings, items, breadcrumbs and controls are, in one pass."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from crawler.extraction.key_search import KeySearch, spellings

Place = tuple[int, int]
"""The bytes of the shown page where a word begins and ends."""


@dataclass(slots=True)
class ShownWords:
    """Where the words stand, by what they tell of, in the page's order."""

    headings: list[Place] = field(default_factory=list)
    """The beginning of a tag that may be a heading's of the first two levels."""
    items: list[Place] = field(default_factory=list)
    """An attribute of microdata but for its first letter."""
    references: list[Place] = field(default_factory=list)
    """An attribute by which an item of microdata borrows what stands elsewhere."""
    rdfa: list[Place] = field(default_factory=list)
    """What makes an element an item of RDFa."""
    crumbs: list[Place] = field(default_factory=list)
    """What is left of a name for a breadcrumb where its first letter may be large, or more of it is left out."""
    controls: list[Place] = field(default_factory=list)
    """What every control by which a shopper chooses has in its tag."""


_WORDS = {
    "headings": [f"<{name}" for level in ("h1", "h2") for name in spellings(level)],
    "items": ["temscope", "temScope", "temtype", "temType", "temprop", "temProp"],
    "references": ["itemref"],
    "rdfa": ["typeof="],
    "crumbs": [
        "crumb",
        "Crumb",
        "CRUMB",
        "ariane",
        "brotkrum",
        "migas",
        "migalhas",
        "briciol",
        "kruimel",
        "topicpath",
        "パンくず",
    ],
    "controls": [
        "<select",
        "<SELECT",
        '"radio"',
        "'radio'",
        "=radio",
        "data-size",
        "data-color",
        "data-colour",
        "data-taille",
        "data-talla",
        "data-groesse",
        "data-maat",
        "data-storlek",
        "data-rozmiar",
    ],
}
_TOLD = [kind for kind, words in _WORDS.items() for _ in words]
_SEARCH = KeySearch(*(word for words in _WORDS.values() for word in words))


def find_shown_words(page: bytes) -> ShownWords:
    """The words of a page as people may see it, with its tags."""
    words = ShownWords()
    places: dict[str, list[Place]] = {kind: getattr(words, kind) for kind in _WORDS}
    found: Iterable[tuple[int, int, int]] = _SEARCH.places(page)
    for which, begin, end in found:
        places[_TOLD[which]].append((begin, end))
    return words
