"""Documents that are at work together.

A build asks each question of many documents before the next one: a processor that does the same for a while takes three
quarters of the time.
"""

from collections.abc import Iterable, Iterator

from indexer.document import CatalogDocument

TOGETHER = 1_000
"""Variants of documents that are at work together."""


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
