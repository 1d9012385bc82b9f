"""Suggestions as arrays: what a search process loads in milliseconds and finds prefixes in."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import orjson
from numpy.typing import NDArray

from indexer.suggestions.entry import KINDS, Entry, Kind, Source
from indexer.text import terms

_MOST_WORDS = 12
"""Of one suggestion, by which it can be found."""
_NO_WORD = -1

Numbers = NDArray[np.int32]


@dataclass(frozen=True)
class KindArrays:
    """All suggestions of one kind, the best first; a number stands for a suggestion by its place."""

    words: Numbers
    """By suggestion (rows), the numbers of its words in their order, filled up with -1."""
    starts: Numbers
    """By word, where its suggestions begin in ``holders``, and at last where all end."""
    holders: Numbers
    styles: Numbers
    sources: Numbers
    """The sources of all suggestions, one suggestion after the other."""
    source_starts: Numbers
    texts: "Texts"
    products: "Texts"


@dataclass(frozen=True)
class Texts:
    """Many texts as one."""

    content: bytes
    ends: Numbers

    def __getitem__(self, number: int) -> str:
        start = int(self.ends[number - 1]) if number else 0
        return self.content[start : int(self.ends[number])].decode()

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Texts":
        parts = [text.encode("utf-8", "replace") for text in texts]
        return cls(b"".join(parts), np.cumsum([len(part) for part in parts], dtype=np.int32))


@dataclass(frozen=True)
class SuggestionArrays:
    """One build's suggestions."""

    vocabulary: Sequence[str]
    """The words of all kinds, in the order of the alphabet."""
    sources: Sequence[Source]
    kinds: Mapping[Kind, KindArrays]

    @cached_property
    def frequency(self) -> NDArray[np.int64]:
        """By word, how many suggestions have it."""
        return sum((np.diff(kind.starts).astype(np.int64) for kind in self.kinds.values()), np.zeros(1, np.int64))


def pack(entries: Mapping[Kind, Sequence[Entry]]) -> bytes:
    """The entries by kind, each kind's best first, as bytes that ``unpack`` reads."""
    said = {kind: [terms(entry.text)[:_MOST_WORDS] for entry in entries[kind]] for kind in KINDS}
    vocabulary = sorted({word for kind in said.values() for words in kind for word in words})
    numbers = {word: number for number, word in enumerate(vocabulary)}
    sources = sorted({source for kind in KINDS for entry in entries[kind] for source in entry.sources})
    arrays: dict[str, NDArray[np.generic]] = {
        "vocabulary": _bytes("\n".join(vocabulary).encode()),
        "sources": _bytes(orjson.dumps([[part.encode("utf-8", "replace").decode() for part in s] for s in sources])),
    }
    places = {source: place for place, source in enumerate(sources)}
    for kind in KINDS:
        words = _table([[numbers[word] for word in words] for words in said[kind]])
        parts = _kind_arrays(entries[kind], words, len(vocabulary), places)
        arrays |= {f"{kind}.{name}": part for name, part in parts.items()}
    packed = io.BytesIO()
    np.savez(packed, allow_pickle=False, **arrays)
    return packed.getvalue()


def unpack(packed: bytes) -> SuggestionArrays:
    """What ``pack`` has packed."""
    with np.load(io.BytesIO(packed), allow_pickle=False) as stored:
        found = dict(stored)
    vocabulary = found["vocabulary"].tobytes().decode()
    return SuggestionArrays(
        vocabulary=vocabulary.split("\n") if vocabulary else [],
        sources=[(site, brand) for site, brand in orjson.loads(found["sources"].tobytes())],
        kinds={kind: _unpacked(kind, found) for kind in KINDS},
    )


def _kind_arrays(
    entries: Sequence[Entry], words: Numbers, vocabulary: int, places: Mapping[Source, int]
) -> dict[str, NDArray[np.generic]]:
    rows, columns = np.nonzero(words != _NO_WORD)
    held = words[rows, columns]
    order = np.lexsort((rows, held))
    texts, products = Texts.of(entry.text for entry in entries), Texts.of(entry.product for entry in entries)
    sources = [sorted(places[source] for source in entry.sources) for entry in entries]
    return {
        "words": words,
        "starts": _starts(np.bincount(held, minlength=vocabulary)),
        "holders": rows[order].astype(np.int32),
        "styles": np.array([entry.styles for entry in entries], np.int32),
        "sources": np.array([source for each in sources for source in each], np.int32),
        "source_starts": _starts(np.array([len(each) for each in sources], np.int64)),
        "texts": _bytes(texts.content),
        "text_ends": texts.ends,
        "products": _bytes(products.content),
        "product_ends": products.ends,
    }


def _unpacked(kind: Kind, found: Mapping[str, NDArray[np.generic]]) -> KindArrays:
    def numbers(name: str) -> Numbers:
        return found[f"{kind}.{name}"].astype(np.int32, copy=False)

    def texts(name: str) -> bytes:
        return found[f"{kind}.{name}"].tobytes()

    plain = {name: numbers(name) for name in ("words", "starts", "holders", "styles", "sources", "source_starts")}
    shown, products = Texts(texts("texts"), numbers("text_ends")), Texts(texts("products"), numbers("product_ends"))
    return KindArrays(**plain, texts=shown, products=products)


def _table(rows: Sequence[Sequence[int]]) -> Numbers:
    table = np.full((len(rows), _MOST_WORDS), _NO_WORD, np.int32)
    for number, row in enumerate(rows):
        table[number, : len(row)] = row
    return table


def _starts(counts: NDArray[np.int64]) -> Numbers:
    return np.concatenate(([0], np.cumsum(counts))).astype(np.int32)


def _bytes(content: bytes) -> NDArray[np.generic]:
    return np.frombuffer(content, np.uint8)
