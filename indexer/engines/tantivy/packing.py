"""Documents in few bytes: deflated, with what documents of this catalog have in common as the dictionary (RFC 1950).

Tantivy compresses blocks of documents, so that reading one costs as much as reading ten; this reads one.
"""

import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from indexer.document import CatalogDocument
from indexer.engines.stored_document import stored_text

SAMPLE = 400
"""Documents that a dictionary is made from."""

_FILE = "dictionary"
_SIZE = 32_768
"""How far back deflate looks."""
_LEVEL = 3
_RAW = -15


class Packing:
    """Packs and unpacks by one dictionary. Safe for threads."""

    def __init__(self, dictionary: bytes) -> None:
        self._dictionary = dictionary
        # Copied for each document: reading the dictionary takes twice as long as the document itself.
        self._primed = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW, zdict=dictionary)

    @classmethod
    def of(cls, folder: Path) -> "Packing":
        """By the dictionary of a build; by none where none was written yet."""
        file = folder / _FILE
        return cls(file.read_bytes() if file.exists() else b"")

    @classmethod
    def learn(cls, folder: Path, documents: Iterable[CatalogDocument]) -> "Packing":
        """By the dictionary of a build, which is made from these documents if there is none yet."""
        file = folder / _FILE
        if not file.exists():
            file.write_bytes(_dictionary([stored_text(document) for document in documents]))
        return cls.of(folder)

    def pack(self, content: bytes) -> bytes:
        packer = self._primed.copy()
        return packer.compress(content) + packer.flush()

    def unpack(self, packed: bytes) -> bytes:
        return zlib.decompressobj(_RAW, self._dictionary).decompress(packed)


def _dictionary(documents: Sequence[str]) -> bytes:
    """As much as fits of each, so that one long document does not fill it."""
    share = max(_SIZE // max(len(documents), 1), 1_500)
    return b"".join(document.encode()[:share] for document in documents)[-_SIZE:]
