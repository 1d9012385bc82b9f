"""What was made of documents while they are at work.

A build asks several times for each document, which is not changed in between, and asks each question of many documents
before the next one: a processor that does the same for a while takes three quarters of the time.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

from indexer.document import CatalogDocument

TOGETHER = 1_000
"""Variants of documents that are at work together."""

Made = TypeVar("Made")


class Remembered(Generic[Made]):
    """Makes something of a document once, as long as no more than ``TOGETHER`` variants of others came since."""

    def __init__(self, make: Callable[[CatalogDocument], Made]) -> None:
        self._make = make
        self._young: dict[int, tuple[CatalogDocument, Made]] = {}
        self._old: dict[int, tuple[CatalogDocument, Made]] = {}
        self._variants = 0

    def __call__(self, document: CatalogDocument) -> Made:
        place = id(document)
        found = self._young.get(place) or self._old.get(place)
        if found is not None and found[0] is document:
            return found[1]
        made = self._make(document)
        self._variants += len(document.variants)
        if self._variants > TOGETHER:
            self._old, self._young, self._variants = self._young, {}, len(document.variants)
        self._young[place] = document, made
        return made


def together(documents: Iterable[CatalogDocument]) -> Iterator[list[CatalogDocument]]:
    """The documents in lists of ``TOGETHER`` variants, or of one document that has more."""
    part: list[CatalogDocument] = []
    variants = 0
    for document in documents:
        variants += len(document.variants)
        if part and variants > TOGETHER:
            yield part
            part, variants = [], len(document.variants)
        part.append(document)
    if part:
        yield part
