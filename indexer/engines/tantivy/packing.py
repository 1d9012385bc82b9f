"""Documents in few bytes: Zstandard (RFC 8878), with what documents of this catalog have in common as the dictionary.

Tantivy compresses blocks of documents, so that reading one costs as much as reading ten; this reads one.
"""

import threading
from collections.abc import Iterable, Sequence
from pathlib import Path

from zstandard import (
    FORMAT_ZSTD1_MAGICLESS,
    ZstdCompressionDict,
    ZstdCompressionParameters,
    ZstdCompressor,
    ZstdDecompressor,
    ZstdError,
    train_dictionary,
)

from indexer.document import CatalogDocument
from indexer.engines.prepared_document import PreparedDocument

SAMPLE = 2_000
"""Documents that a dictionary is made from."""

_FILE = "dictionary"
_SIZE = 512 * 2**10
_MOST_OF_ONE = 4_000
"""Bytes of a document in the sample, so that no long one fills it."""
_LEVEL = 4
"""In half the time of level 5, for 20 bytes of a document more."""


class Packing:
    """Packs and unpacks by one dictionary. Safe for threads."""

    def __init__(self, dictionary: bytes) -> None:
        self._coder = _Coder(ZstdCompressionDict(dictionary))

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
            file.write_bytes(_dictionary([PreparedDocument(each).content[:_MOST_OF_ONE] for each in documents]))
        return cls.of(folder)

    def pack(self, content: bytes) -> bytes:
        return self._coder.pack.compress(content)

    def unpack(self, packed: bytes) -> bytes:
        """Raises ValueError for what this dictionary did not pack."""
        try:
            return self._coder.unpack.decompress(packed)
        except ZstdError as error:
            raise ValueError(f"a stored document is damaged: {error}") from error


class _Coder(threading.local):
    """What packs and unpacks, one for each thread; all share what the dictionary was made ready for."""

    def __init__(self, dictionary: ZstdCompressionDict) -> None:
        # Without the magic number and the dictionary's own, which are eight bytes that say nothing here.
        format_, known = FORMAT_ZSTD1_MAGICLESS, dictionary
        parameters = ZstdCompressionParameters.from_level(_LEVEL, format=format_, write_dict_id=False)
        self.pack = ZstdCompressor(dict_data=known, compression_params=parameters)
        self.unpack = ZstdDecompressor(dict_data=known, format=format_)


def _dictionary(contents: Sequence[bytes]) -> bytes:
    """What the contents share, by the library's own trainer; where they are too few for it, they themselves."""
    try:
        return train_dictionary(_SIZE, list(contents)).as_bytes()
    except ZstdError:
        return b"".join(contents)[-_SIZE:]
