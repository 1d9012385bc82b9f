"""Documents in few bytes: deflated, with what documents of this catalog have in common as the dictionary (RFC 1950).

Tantivy compresses blocks of documents, so that reading one costs as much as reading ten; this reads one.
"""

import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from indexer.document import CatalogDocument
from indexer.engines.stored_document import stored_text

SAMPLE = 1_000
"""Documents that a dictionary is made from."""

_FILE = "dictionary"
_SIZE = 32_768
"""How far back deflate looks."""
_PIECE = 128
"""Bytes that are taken together."""
_STRING = 8
_MOST_OF_ONE = 4_000
"""Bytes of a document in the sample, so that no long one fills it."""
_LEVEL = 6
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
    """The pieces of the documents that recur most, the best at the end, where deflate finds them at the least cost.

    As COVER does it (Liao, Petri, Moffat and Wirth, "Effective Construction of Relative Lempel-Ziv Dictionaries",
    2016): of each stretch of the text the piece whose strings are the most frequent, counting none of them twice.
    """
    content = b"".join(document.encode()[:_MOST_OF_ONE] for document in documents)
    if len(content) <= _SIZE:
        return content
    windows = np.lib.stride_tricks.sliding_window_view(np.frombuffer(content, np.uint8), _STRING)
    _, strings, counts = np.unique(windows.copy().view(np.uint64).ravel(), return_inverse=True, return_counts=True)
    gains = np.where(counts > 1, counts, 0)
    pieces = []
    for stretch in np.array_split(np.arange(len(strings)), _SIZE // _PIECE):
        sums = np.concatenate(([0], np.cumsum(gains[strings[stretch]])))
        wide = min(_PIECE, len(stretch))
        begin = int(np.argmax(sums[wide:] - sums[:-wide]))
        start = int(stretch[begin])
        pieces.append((int(sums[begin + wide] - sums[begin]), content[start : start + _PIECE]))
        gains[strings[start : start + _PIECE]] = 0
    return b"".join(piece for _, piece in sorted(pieces))[-_SIZE:]
