"""Documents that are made together, in this process or another."""

from collections.abc import Iterable
from typing import Protocol

from indexer.document import CatalogDocument


class DocumentBatch(Protocol):
    """What some documents are made of; can be pickled."""

    def documents(self) -> Iterable[CatalogDocument]:
        """They are made when they are asked for."""
        ...
