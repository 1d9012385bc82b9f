"""What is around a product's heading and behind it, each element read once however many prices stand in it."""

import re
from functools import cached_property
from typing import TypeAlias

import lxml.etree

from crawler.extraction.content.behind import following
from crawler.extraction.content.printed_text import printed_text
from crawler.extraction.content.tree import text_under

_Element: TypeAlias = lxml.etree._Element
MAX_NAME = 200
"""Characters of a heading."""
MAX_TEXT = 300
"""Characters of an element's text that are kept for all who ask for fewer."""
_NAMING = frozenset(("class", "id", "data-testid", "data-test", "data-test-id", "data-hook", "data-qa"))
_DIGIT = re.compile(r"\d")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Surroundings:
    """A heading's surroundings: the elements that it is in itself, ``in`` this, those behind it, and their texts.

    It keeps the elements that it was asked about, and is good as long as nobody changes the tree.
    """

    def __init__(self, heading: _Element, elements: list[_Element] | None = None) -> None:
        self.behind = following(heading) if elements is None else elements
        """The elements behind the heading, in the page's order, or others near it."""
        self._around = frozenset(heading.iterancestors())
        self._name = " ".join(text_under(heading, MAX_NAME).split())
        self._labels: dict[_Element, str] = {}
        self._texts: dict[_Element, str] = {}
        self._own: dict[_Element, str] = {}
        self._printed: dict[tuple[_Element, int], str] = {}
        self._positions: dict[_Element, int] = {}

    @cached_property
    def _raw(self) -> dict[_Element | None, str]:
        return _own_texts(self.behind)

    @cached_property
    def worded(self) -> list[int]:
        """Positions of those that say anything themselves: most only hold others."""
        return [position for position, element in enumerate(self.behind) if element in self._raw]

    @cached_property
    def numbered(self) -> list[int]:
        """Positions of those whose own text has a digit: few have, and only these may print a price."""
        return [position for position in self.worded if _DIGIT.search(self._raw[self.behind[position]])]

    def __contains__(self, element: _Element) -> bool:
        """Whether the heading is in an element: what that is called says nothing of what else is in it."""
        return element in self._around

    def position(self, element: _Element) -> int:
        """Which of those behind the heading an element is; for any other, more than all of theirs."""
        if not self._positions:
            self._positions = {one: position for position, one in enumerate(self.behind)}
        return self._positions.get(element, len(self.behind))

    def own_text(self, element: _Element) -> str:
        """What an element behind the heading says itself, on one line: without the elements in it."""
        if element not in self._raw:  # as most
            return ""
        found = self._own.get(element)
        if found is None:
            found = self._own[element] = " ".join(self._raw[element].split())
        return found

    def without_name(self, text: str) -> str:
        """A text without the heading's own: the words of a product's name say nothing of an amount beside it."""
        return " ".join(text.replace(self._name, " ").split()) if self._name and self._name in text else text

    def labels(self, element: _Element) -> str:
        """Class, id and name for tests of an element in lower case."""
        found = self._labels.get(element)
        if found is None:
            found = self._labels[element] = _labels(element)
        return found

    def text(self, element: _Element, limit: int) -> str:
        """The text of an element, cut at ``limit`` characters, of which there are at most ``MAX_TEXT``."""
        found = self._texts.get(element)
        if found is None:
            found = self._texts[element] = text_under(element, MAX_TEXT)
        return found[:limit]

    def printed(self, element: _Element, limit: int) -> str:
        """The same with the cents joined to their amounts."""
        found = self._printed.get((element, limit))
        if found is None:
            found = self._printed[element, limit] = printed_text(element, limit)
        return found


def _labels(element: _Element) -> str:
    """Class, id and name for tests in lower case, words apart by hyphens."""
    # All attributes at once, as each that is asked for by its name takes as long.
    stated = " ".join([value for name, value in element.items() if name in _NAMING]).replace("_", "-")
    return stated if not stated or stated.islower() else _CAMEL.sub("-", stated).lower()


def _own_texts(elements: list[_Element]) -> dict[_Element | None, str]:
    """The text of each element that has one, in one pass: what is behind an element is a part of its parent's."""
    parts: dict[_Element | None, str] = {}
    for element in elements:
        if (text := element.text) and not text.isspace():
            parts[element] = text
        if (text := element.tail) and not text.isspace():
            parent = element.getparent()
            parts[parent] = f"{parts[parent]} {text}" if parent in parts else text
    return parts
