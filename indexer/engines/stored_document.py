"""Documents as an index gives them back."""

from functools import lru_cache

from indexer.document import CatalogDocument
from indexer.engines.recently_used import KEPT_DOCUMENTS

_LONGEST_KEPT = 8_192
"""Bytes of a document that is kept: one of ten thousand variants would take the room of hundreds."""


def stored_document(stored: str | bytes) -> CatalogDocument:
    """The document of its JSON. Searches meet the same ones again and again, so it may be shared: don't change it."""
    return _kept(stored) if len(stored) <= _LONGEST_KEPT else CatalogDocument.model_validate_json(stored)


_kept = lru_cache(maxsize=KEPT_DOCUMENTS)(CatalogDocument.model_validate_json)
