"""What the words of a text find, and their scores: everything that is found of a document adds up.

The library walks postings side by side in one flat union, as long as nothing else is in it. Unions of unions it gathers
level by level, and where the better field of each word counts, every jump in one empties a window of 4,096 scores: that
takes twice as long and finds nothing better.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import tantivy
from tantivy import Occur, Query

from indexer.engines.query import QueryTerm
from indexer.text import characters, squash

_SYNONYM_WEIGHT = 0.5
"""Of what stands for a word. The word itself counts 1 in each field: BM25 discounts long fields already."""

_FUZZY_SCORE = 2.0
"""Tantivy gives every misspelling the same score; this one is about that of a rare word in a title."""

_FIELDS = ("name", "text")
_MOST_COMPLETIONS = 30


def _all_of(queries: Iterable[Query]) -> Query:
    """What each of them finds."""
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def union(queries: Iterable[Query]) -> Query:
    """What any of them finds."""
    return Query.boolean_query([(Occur.Should, query) for query in queries])


@dataclass(frozen=True)
class Matching:
    """Of words, in one open index."""

    schema: tantivy.Schema
    searcher: tantivy.Searcher

    def any_of(self, terms: Sequence[QueryTerm], codes: Sequence[str] = ()) -> Query:
        """What has one of the terms, or a part number that several of them are."""
        postings = union((*(found for term in terms for found in self._postings(term)), *map(self._code, codes)))
        others = [found for term in terms for found in self._others(term)]
        return union((postings, *others)) if others else postings

    def each_of(self, terms: Sequence[QueryTerm], codes: Sequence[str] = ()) -> Query:
        """What has all of the terms, or such a part number."""
        found = _all_of([self.any_of([term]) for term in terms])
        return union((found, *map(self._code, codes))) if codes else found

    def _postings(self, term: QueryTerm) -> Iterator[Query]:
        """What one word of a field is enough for."""
        for tokens, weight in _words(term):
            if len(tokens) == 1:
                yield from (self._token(field, tokens[0], weight) for field in _FIELDS)
        if any(map(str.isdigit, term.text)):
            yield self._code(squash(term.text))
        if term.prefix:
            yield from (self._token("name", word, weight) for word, weight in self._completions(term.text))

    def _others(self, term: QueryTerm) -> Iterator[Query]:
        """What takes several words, or has to be looked for among them."""
        yield from (self._written(tokens, weight) for tokens, weight in _words(term) if len(tokens) > 1)
        for first, last in _phrases(term.synonyms):
            ends = union([self._written(characters(word), _SYNONYM_WEIGHT) for word in last])
            yield _all_of([*(self._written(characters(word), _SYNONYM_WEIGHT) for word in first), ends])
        if term.edits:
            fuzzy = Query.fuzzy_term_query(self.schema, "name", term.text, min(term.edits, 2), True, term.prefix)
            yield Query.const_score_query(fuzzy, _FUZZY_SCORE)

    def _written(self, tokens: Sequence[str], weight: float) -> Query:
        """What has the word; one of signs that are words by themselves has them side by side in a name."""
        if len(tokens) == 1:
            return union([self._token(field, tokens[0], weight) for field in _FIELDS])
        name = Query.phrase_query(self.schema, "name", list(tokens)) if tokens else Query.empty_query()
        text = _all_of([self._token("text", token, 1.0) for token in tokens])
        return Query.boost_query(union((name, text)), weight)

    def _token(self, field: str, token: str, weight: float) -> Query:
        found = Query.term_query(self.schema, field, token, "freq")
        return found if weight == 1 else Query.boost_query(found, weight)

    def _code(self, code: str) -> Query:
        return Query.term_query(self.schema, "codes", code, "basic")

    def _completions(self, start: str) -> Iterator[tuple[str, float]]:
        """The most frequent words that begin so; they count less the less of them is typed."""
        found = self.searcher.terms_with_prefix("name", start, limit=1_000) if len(start) > 1 else []
        for word, _ in sorted(found, key=lambda item: -item[1])[:_MOST_COMPLETIONS]:
            yield word, len(start) / len(word) / 2


def _words(term: QueryTerm) -> Iterator[tuple[Sequence[str], float]]:
    """The term and the single words that stand for it, each as the index has it, with what it counts."""
    yield characters(term.text), 1.0
    for synonym in dict.fromkeys(term.synonyms):
        if " " not in synonym:
            yield characters(synonym), _SYNONYM_WEIGHT


def _phrases(synonyms: Sequence[str]) -> Iterable[tuple[tuple[str, ...], list[str]]]:
    """Those of several words by all but the last: ``10 m`` and ``10 meters`` are looked for in what has ``10``."""
    found: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for synonym in dict.fromkeys(synonyms):
        *first, last = synonym.split()
        if first:
            found[tuple(first)].append(last)
    return found.items()
