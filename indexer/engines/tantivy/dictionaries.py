"""In how many documents of an index each word is, as the dictionaries of its segments have it."""

from collections.abc import Iterator, Mapping
from itertools import product
from string import ascii_lowercase, digits

import tantivy
from tantivy import Occur, Query

_BEGINNINGS = [*map("".join, product(digits, digits + ascii_lowercase)), *ascii_lowercase]
"""Of words: numbers begin alike, so fewer at a time."""


def counted_words(searcher: tantivy.Searcher, schema: tantivy.Schema) -> Iterator[Mapping[str, int]]:
    """By word of ASCII, how many documents have it in any of the two fields; all at once would take much memory."""
    yield {digit: _either(searcher, schema, digit, *_by_itself(searcher, digit)) for digit in digits}
    for beginning in _BEGINNINGS:
        name, text = (dict(searcher.terms_with_prefix(field, beginning)) for field in ("name", "text"))
        yield {
            word: _either(searcher, schema, word, name.get(word, 0), text.get(word, 0))
            for word in name | text
            if word.isascii()
        }


def _by_itself(searcher: tantivy.Searcher, word: str) -> tuple[int, int]:
    return searcher.doc_freq("name", word), searcher.doc_freq("text", word)


def _either(searcher: tantivy.Searcher, schema: tantivy.Schema, word: str, name: int, text: int) -> int:
    """What has it in one field or the other: few words are in both, and what has them so is looked for."""
    if not name or not text:
        return name + text
    each = [(Occur.Must, Query.term_query(schema, field, word, "basic")) for field in ("name", "text")]
    both = searcher.search(Query.const_score_query(Query.boolean_query(each), 0.0), 1)
    in_both: int = both.count  # type: ignore[attr-defined]  # the library's type stub leaves it out
    return name + text - in_both
