"""Records as sparse matrices, so that a million pairs are compared by a few products of rows."""

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse

from indexer.matching.arrays import Floats, Ints
from indexer.matching.bare_numbers import bare_numbers
from indexer.matching.colours import colours
from indexer.matching.editions import editions
from indexer.matching.frequencies import Frequencies
from indexer.matching.part_numbers import numbers_in_title
from indexer.matching.quantities import quantities
from indexer.matching.record import Record
from indexer.text import fold, terms

__all__ = ["EncodedRecords", "Floats", "Ints", "encode", "unit_rows"]

_LONGEST_TITLE = 500
_LONGEST_DESCRIPTION = 2_000
_GRAM = 3
_RUN = 4


@dataclass(frozen=True, slots=True)
class EncodedRecords:
    """One table. Every matrix has a row per record; the same columns on both sides."""

    records: Sequence[Record]
    titles: list[str]
    """Folded and cut."""
    grams: Any
    """Character trigrams of the title, tf-idf, unit length: what blocking uses."""
    words: Any
    """Title words, each with its idf."""
    all_words: Any
    """Words of title and description, 1 where present."""
    codes: Any
    """Title words with digits that can be model numbers, and stated part numbers, each with its idf."""
    joined: Any
    """The same columns: every run of up to three adjacent title words with a digit in it, squashed."""
    stems: Any
    """Codes without the letters at their end, each with its idf."""
    quantities: Any
    units: Any
    numbers: Any
    """Bare numbers, such as versions and years."""
    colours: Any
    beginnings: Any
    """First letters of title words, tf-idf, unit length: what a plural or another ending leaves."""
    squashed: Any
    """Runs of four characters of the title without its spaces, tf-idf, unit length."""
    editions: Any
    """Kinds of words that say which edition, condition or part is offered."""
    keys: Mapping[str, Mapping[str, int]]
    """The column of each key of what is weighted by idf, by the name of the matrix; of both tables."""


def encode(
    left: Sequence[Record], right: Sequence[Record], known: Frequencies | None = None
) -> tuple[EncodedRecords, EncodedRecords]:
    """Both tables over shared columns, with idf counted over both, or as it is in the market that ``known`` is of."""
    both = [*left, *right]
    titles = [fold(record.title[:_LONGEST_TITLE]) for record in both]
    words = [terms(title) for title in titles]
    codes = [_codes(record, title, word) for record, title, word in zip(both, titles, words, strict=True)]
    joined = [_joined(word) | code for word, code in zip(words, codes, strict=True)]
    details = [terms(record.description[:_LONGEST_DESCRIPTION]) for record in both]
    word_column = _Columns()
    code_column = _Columns()
    amounts = [quantities(title) for title in titles]
    keys = {name: _Columns() for name in ("grams", "stems", "beginnings", "squashed")}
    keys |= {"words": word_column, "codes": code_column}

    def weighted(name: str, matrix: Any) -> Any:
        if known is None or not keys[name]:
            return _weighted(matrix, None, len(both))
        return _weighted(matrix, known.seen(name, keys[name]), known.records)

    matrices = {
        "grams": unit_rows(weighted("grams", _of_words(words, _grams, keys["grams"]))),
        "words": weighted("words", _matrix(map(set, words), word_column)),
        "all_words": _matrix(({*word, *detail} for word, detail in zip(words, details, strict=True)), word_column),
        "codes": weighted("codes", _matrix(codes, code_column)),
        "joined": _matrix(joined, code_column),
        "stems": weighted("stems", _matrix(({_stem(code) for code in record} for record in codes), keys["stems"])),
        "quantities": _matrix(amounts, _Columns()),
        "units": _matrix(({unit for unit, _ in record} for record in amounts), _Columns()),
        "numbers": _matrix(map(bare_numbers, words), _Columns()),
        "colours": _matrix(map(colours, titles), _Columns()),
        "beginnings": unit_rows(
            weighted("beginnings", _matrix(({term[:_RUN] for term in word} for word in words), keys["beginnings"]))
        ),
        "squashed": unit_rows(
            weighted("squashed", _matrix((_runs("".join(word)) for word in words), keys["squashed"]))
        ),
        "editions": _matrix(map(editions, words), _Columns()),
    }
    for pair in (("words", "all_words"), ("codes", "joined")):
        width = max(matrices[name].shape[1] for name in pair)
        for name in pair:
            matrices[name].resize((len(both), width))
    cut = len(left)
    return (
        EncodedRecords(left, titles[:cut], keys=keys, **{name: matrix[:cut] for name, matrix in matrices.items()}),
        EncodedRecords(right, titles[cut:], keys=keys, **{name: matrix[cut:] for name, matrix in matrices.items()}),
    )


class _Columns(dict[Any, int]):
    """Numbers every new key as it comes."""

    def __missing__(self, key: Any) -> int:
        self[key] = len(self)
        return self[key]


def _of_words(rows: Sequence[Sequence[str]], keys: Callable[[str], list[str]], column: _Columns) -> Any:
    """How often each key of its words is in a row; a word's keys are looked for once, in whichever rows it is."""
    vocabulary = _Columns()
    counts = _matrix(rows, vocabulary)
    matrix = counts @ _matrix(map(keys, vocabulary), column)
    matrix.sort_indices()
    return matrix


def _matrix(rows: Iterable[Iterable[Any]], column: _Columns) -> Any:
    """1 where a row has a key; a row's keys may repeat, they then add up."""
    indices, starts = array("q"), array("q", [0])
    for row in rows:
        indices.extend(map(column.__getitem__, row))
        starts.append(len(indices))
    shape = (len(starts) - 1, max(len(column), 1))
    places = np.frombuffer(indices, dtype=np.int64), np.frombuffer(starts, dtype=np.int64)
    matrix = sparse.csr_matrix((np.ones(len(indices)), *places), shape=shape, copy=True)
    matrix.sum_duplicates()
    return matrix


def _weighted(matrix: Any, known: Ints | None, records: int) -> Any:
    """Each column times its idf, in units of the largest one, so that tables of every size look alike.

    ``known``: how many of so many records have each key; counted in the matrix unless given.
    """
    seen = np.bincount(matrix.indices, minlength=matrix.shape[1]) if known is None else known
    idf = np.log((1 + records) / (1 + seen)) / np.log(2 + records)
    return matrix.multiply(np.maximum(idf, 1e-3)[None, :]).tocsr()


def unit_rows(matrix: Any) -> Any:
    """Every row divided by its length."""
    length = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1), dtype=float).ravel())
    return sparse.diags(1 / np.maximum(length, 1e-9)) @ matrix


def _grams(word: str) -> list[str]:
    padded = f" {word} "
    return [padded[i : i + _GRAM] for i in range(max(len(padded) - _GRAM + 1, 1))]


def _runs(text: str) -> list[str]:
    return [text[i : i + _RUN] for i in range(max(len(text) - _RUN + 1, 1))]


def _codes(record: Record, title: str, words: Sequence[str]) -> set[str]:
    mixed = {word for word in words if len(word) >= 3 and not word.isalpha() and not word.isdigit()}
    units = {word for word in mixed if quantities(word)}
    return (mixed - units) | numbers_in_title(title) | record.numbers


def _joined(words: Sequence[str]) -> set[str]:
    runs = ("".join(words[i : i + n]) for n in (1, 2, 3) for i in range(len(words) - n + 1))
    return {run for run in runs if not run.isalpha() and len(run) >= 3}


def _stem(code: str) -> str:
    return code.rstrip("abcdefghijklmnopqrstuvwxyz") or code
