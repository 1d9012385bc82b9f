"""In how many documents of an index each word is, as the dictionaries of its segments have it."""

from collections.abc import Iterator, Mapping
from itertools import product
from string import ascii_lowercase, digits

import tantivy
from tantivy import Occur, Query

_FIELDS = ("name", "text")
_BEGINNINGS = [*map("".join, product(digits, digits + ascii_lowercase)), *ascii_lowercase]
"""Of words: numbers begin alike, so fewer at a time."""


def counted_words(searcher: tantivy.Searcher, schema: tantivy.Schema) -> Iterator[Mapping[str, int]]:
    """By word of ASCII, how many documents have it in any of the two fields; all at once would take much memory."""
    yield from (_counted(searcher, schema, *_alone(searcher, digit)) for digit in digits)
    for beginning in _BEGINNINGS:
        name, text = (dict(searcher.terms_with_prefix(field, beginning)) for field in _FIELDS)
        yield _counted(searcher, schema, name, text)


def _alone(searcher: tantivy.Searcher, word: str) -> Iterator[dict[str, int]]:
    """As of all words that begin so, of the word itself."""
    for field in _FIELDS:
        documents = searcher.doc_freq(field, word)
        yield {word: documents} if documents else {}


def _counted(
    searcher: tantivy.Searcher, schema: tantivy.Schema, name: dict[str, int], text: dict[str, int]
) -> Mapping[str, int]:
    """What has a word in one field or the other: few words are in both, and what has them so is looked for."""
    for word, documents in text.items():
        name[word] = documents + name[word] - _in_both(searcher, schema, word) if word in name else documents
    if "".join(name).isascii():  # as most are that begin alike: nothing to leave out
        return name
    return {word: documents for word, documents in name.items() if word.isascii()}


def _in_both(searcher: tantivy.Searcher, schema: tantivy.Schema, word: str) -> int:
    each = [(Occur.Must, Query.term_query(schema, field, word, "basic")) for field in _FIELDS]
    found = searcher.search(Query.const_score_query(Query.boolean_query(each), 0.0), 1)
    documents: int = found.count  # type: ignore[attr-defined]  # the library's type stub leaves it out
    return documents
