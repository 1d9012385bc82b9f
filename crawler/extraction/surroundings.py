"""What is around the elements behind a product's heading, each read once however many prices stand in it."""

import re
from typing import TypeAlias

import lxml.etree

from crawler.extraction.tree import text_under

_Element: TypeAlias = lxml.etree._Element
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Surroundings:
    """A heading's surroundings: the elements that it is in itself, ``in`` this, and the texts and labels of others.

    It keeps the elements that it was asked about, and is good as long as nobody changes the tree.
    """

    def __init__(self, heading: _Element) -> None:
        self._around = frozenset(heading.iterancestors())
        self._labels: dict[_Element, str] = {}
        self._texts: dict[tuple[_Element, int], str] = {}

    def __contains__(self, element: _Element) -> bool:
        """Whether the heading is in an element: what that is called says nothing of what else is in it."""
        return element in self._around

    def labels(self, element: _Element) -> str:
        """Class and id of an element in lower case."""
        found = self._labels.get(element)
        if found is None:
            found = self._labels[element] = _labels(element)
        return found

    def text(self, element: _Element, limit: int) -> str:
        """The text of an element, cut at ``limit`` characters."""
        found = self._texts.get((element, limit))
        if found is None:
            found = self._texts[element, limit] = text_under(element, limit)
        return found


def _labels(element: _Element) -> str:
    """Class and id in lower case, words apart by hyphens."""
    stated = f"{element.get('class', '')} {element.get('id', '')}".replace("_", "-")
    return _CAMEL.sub("-", stated).lower()
