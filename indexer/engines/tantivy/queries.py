"""Queries in Tantivy's terms: per word the best of the weighted fields, added up over the words."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import tantivy
from tantivy import Occur, Query

from indexer.engines.codes import joined_terms
from indexer.engines.condition import AllOf, AnyOf, Condition, HasAny, NoneOf, NumberBetween
from indexer.engines.query import QueryTerm, TextQuery
from indexer.engines.tantivy.schema import NUMBER_FIELDS, stemmer
from indexer.text import characters, squash

WEIGHTS = {
    "title": 3.0,
    "brand": 3.0,
    "identifiers": 3.0,
    "category": 2.5,
    "options": 2.0,
    "attributes": 2.0,
    "description": 2.0,
}
"""How much a word counts in each field. BM25 discounts long fields already, so that little is left to do."""

TIE_BREAKER = 0.1
"""Share of the fields that are not the best one."""

CODE_WEIGHT = 2.0
SYNONYM_WEIGHT = 0.8

FUZZY_SCORE = 6.0
"""Tantivy gives every misspelling the same score; this one is about that of a rare word in a title."""

_MOST_TERMS = 64
_MOST_COMPLETIONS = 30
_LONGEST_TERM = 100


class QueryBuilder:
    """Builds queries for one open index."""

    def __init__(self, schema: tantivy.Schema, searcher: tantivy.Searcher) -> None:
        self._schema = schema
        self._searcher = searcher

    def build(self, text: TextQuery | None, condition: Condition | None) -> Query:
        """Documents that hold a word of the text and fulfil the condition; only the words give scores."""
        matching = self._text(text) if text is not None else Query.all_query()
        if condition is None:
            return matching
        filtering = Query.const_score_query(self._condition(condition), 0.0)
        return Query.boolean_query([(Occur.Must, matching), (Occur.Must, filtering)])

    def _text(self, text: TextQuery) -> Query:
        used = [term for term in text.terms[:_MOST_TERMS] if 0 < len(term.text) <= _LONGEST_TERM]
        codes = dict.fromkeys(joined_terms([term.text for term in used]))
        telling = [*(self._term(term) for term in used if not term.weak), *map(self._code, codes)]
        matching = Query.boolean_query([(Occur.Should, part) for part in telling])
        weak = [(Occur.Should, self._term(term)) for term in used if term.weak]
        return Query.boolean_query([(Occur.Must, matching), *weak]) if weak else matching

    def _term(self, term: QueryTerm) -> Query:
        alternatives = list(self._fields(term.text, 1.0))
        if any(map(str.isdigit, term.text)):
            alternatives.append(self._code(squash(term.text)))
        for synonym in term.synonyms:
            alternatives.append(self._all_words(synonym.split()))
        if term.edits:
            fuzzy = Query.fuzzy_term_query(self._schema, "words", term.text, min(term.edits, 2), True, term.prefix)
            alternatives.append(Query.const_score_query(fuzzy, FUZZY_SCORE))
        if term.prefix:
            alternatives.extend(self._completions(term.text))
        return Query.disjunction_max_query(alternatives, TIE_BREAKER)

    def _fields(self, word: str, share: float) -> Iterator[Query]:
        tokens = stemmed(word)
        for field, weight in WEIGHTS.items():
            yield Query.boost_query(self._tokens(field, tokens), weight * share)

    def _tokens(self, field: str, tokens: Sequence[str]) -> Query:
        if len(tokens) == 1:
            return Query.term_query(self._schema, field, tokens[0])
        return Query.phrase_query(self._schema, field, list(tokens)) if tokens else Query.empty_query()

    def _all_words(self, words: Sequence[str]) -> Query:
        each = (Query.disjunction_max_query(list(self._fields(word, SYNONYM_WEIGHT)), TIE_BREAKER) for word in words)
        return Query.boolean_query([(Occur.Must, query) for query in each])

    def _code(self, code: str) -> Query:
        return Query.boost_query(Query.term_query(self._schema, "codes", code, "basic"), CODE_WEIGHT)

    def _completions(self, start: str) -> Iterator[Query]:
        """The most frequent words that begin so; the score falls as less of the word is typed."""
        found = self._searcher.terms_with_prefix("words", start, limit=1_000) if len(start) > 1 else []
        frequent = sorted(found, key=lambda item: -item[1])[:_MOST_COMPLETIONS]
        for word, _ in frequent:
            weight = WEIGHTS["title"] * len(start) / len(word) / 2
            yield Query.boost_query(Query.term_query(self._schema, "words", word, "basic"), weight)

    def _condition(self, condition: Condition) -> Query:
        match condition:
            case HasAny(tokens):
                return Query.term_set_query(self._schema, "facts", list(tokens)) if tokens else Query.empty_query()
            case NumberBetween(field, low, high):
                return self._between(NUMBER_FIELDS[field], low, high)
            case AllOf(parts):
                return self._every(parts)
            case AnyOf(parts):
                return Query.boolean_query([(Occur.Should, self._condition(part)) for part in parts])
            case NoneOf(part):
                excluded = self._condition(part)
                return Query.boolean_query([(Occur.Must, Query.all_query()), (Occur.MustNot, excluded)])

    def _every(self, parts: tuple[Condition, ...]) -> Query:
        if not parts:
            return Query.all_query()
        return Query.boolean_query([(Occur.Must, self._condition(part)) for part in parts])

    def _between(self, field: str, low: int | None, high: int | None) -> Query:
        # Tantivy asks for one bound at least; no number is negative.
        return Query.range_query(self._schema, field, tantivy.FieldType.Integer, low or 0, high)


@lru_cache(maxsize=16_384)
def stemmed(word: str) -> tuple[str, ...]:
    """The tokens that the index has for a word of a query."""
    return tuple(_analyzer().analyze(" ".join(characters(word))))


@lru_cache(maxsize=1)
def _analyzer() -> tantivy.TextAnalyzer:
    return stemmer()
