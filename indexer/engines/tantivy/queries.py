"""Queries in Tantivy's terms: per word the better of the two weighted fields, added up over the words."""

from collections.abc import Iterator, Sequence
from itertools import chain

import tantivy
from tantivy import Occur, Query

from indexer.engines.codes import joined_terms
from indexer.engines.condition import AllOf, AnyOf, Condition, HasAny, NoneOf, NumberBetween
from indexer.engines.query import QueryTerm, TextQuery
from indexer.engines.tantivy.matching import completions, found_by, phrases, union
from indexer.engines.tantivy.schema import NUMBER_FIELDS
from indexer.text import characters, squash

NAME_WEIGHT = 3.0
TEXT_WEIGHT = 3.0
"""How much a word counts in each field: BM25 discounts long fields already, so that nothing is left to do."""

TIE_BREAKER = 0.1
"""Share of the field that is not the best one."""

CODE_WEIGHT = 2.0
SYNONYM_WEIGHT = 0.8

FUZZY_SCORE = 6.0
"""Tantivy gives every misspelling the same score; this one is about that of a rare word in a title."""

_MOST_TERMS = 64
_LONGEST_TERM = 100
_FEW_TOKENS = 16
"""Up to which postings are walked one beside the other; more of them are gathered first."""


class QueryBuilder:
    """Builds queries for one open index."""

    def __init__(self, schema: tantivy.Schema, searcher: tantivy.Searcher) -> None:
        self._schema = schema
        self._searcher = searcher

    def build(self, text: TextQuery | None, condition: Condition | None, *, every: bool = False) -> Query:
        """Documents that hold a word of the text and fulfil the condition; only the words give scores.

        ``every``: those that hold all of its telling words.
        """
        if text is None:
            return Query.all_query() if condition is None else self._condition(condition)
        return self._under(condition, self._text(text, every))

    def build_unscored(self, text: TextQuery | None, condition: Condition | None) -> Query:
        """The same documents as ``build``, for less work."""
        if text is None:
            return self.build(None, condition)
        used, codes = _used(text)
        found = (query for term in used if not term.weak for query in found_by(self._schema, self._searcher, term))
        return self._under(condition, union(chain(found, map(self._code, codes))))

    def _under(self, condition: Condition | None, matching: Query) -> Query:
        if condition is None:
            return matching
        return Query.boolean_query([(Occur.Must, matching), *self._filtering(condition)])

    def _filtering(self, condition: Condition) -> list[tuple[Occur, Query]]:
        """Without scores; each part beside the words, so that the rarest of all leads and the others follow."""
        parts = condition.parts if isinstance(condition, AllOf) else (condition,)
        return [
            (Occur.MustNot, self._condition(part.part))
            if isinstance(part, NoneOf)
            else (Occur.Must, Query.const_score_query(self._condition(part), 0.0))
            for part in parts
        ]

    def _text(self, text: TextQuery, every: bool) -> Query:
        used, codes = _used(text)
        telling = [self._term(term) for term in used if not term.weak]
        if every:
            telling = [Query.boolean_query([(Occur.Must, part) for part in telling])]
        matching = Query.boolean_query([(Occur.Should, part) for part in (*telling, *map(self._code, codes))])
        weak = [(Occur.Should, self._term(term)) for term in used if term.weak]
        return Query.boolean_query([(Occur.Must, matching), *weak]) if weak else matching

    def _term(self, term: QueryTerm) -> Query:
        alternatives = list(self._fields(term.text, 1.0))
        if any(map(str.isdigit, term.text)):
            alternatives.append(self._code(squash(term.text)))
        for first, last in phrases(term.synonyms):
            ends = [query for word in last for query in self._fields(word, SYNONYM_WEIGHT)]
            alternatives.extend([self._all_words(first, ends)] if first else ends)
        if term.edits:
            fuzzy = Query.fuzzy_term_query(self._schema, "name", term.text, min(term.edits, 2), True, term.prefix)
            alternatives.append(Query.const_score_query(fuzzy, FUZZY_SCORE))
        if term.prefix:
            alternatives.extend(self._completions(term.text))
        return Query.disjunction_max_query(alternatives, TIE_BREAKER)

    def _fields(self, word: str, share: float) -> Iterator[Query]:
        tokens = characters(word)
        if len(tokens) == 1:
            name = Query.term_query(self._schema, "name", tokens[0], "freq")
            text = Query.term_query(self._schema, "text", tokens[0], "freq")
        else:
            name = Query.phrase_query(self._schema, "name", list(tokens)) if tokens else Query.empty_query()
            each = [Query.term_query(self._schema, "text", token, "freq") for token in tokens]
            text = Query.boolean_query([(Occur.Must, query) for query in each])
        yield Query.boost_query(name, NAME_WEIGHT * share)
        yield Query.boost_query(text, TEXT_WEIGHT * share)

    def _all_words(self, words: Sequence[str], ends: Sequence[Query]) -> Query:
        """What has all of the words, and one of the ends."""
        each = [*(list(self._fields(word, SYNONYM_WEIGHT)) for word in words), list(ends)]
        return Query.boolean_query([(Occur.Must, Query.disjunction_max_query(one, TIE_BREAKER)) for one in each])

    def _code(self, code: str) -> Query:
        return Query.boost_query(Query.term_query(self._schema, "codes", code, "basic"), CODE_WEIGHT)

    def _completions(self, start: str) -> Iterator[Query]:
        """The most frequent words that begin so; the score falls as less of the word is typed."""
        for word in completions(self._searcher, start):
            weight = NAME_WEIGHT * len(start) / len(word) / 2
            yield Query.boost_query(Query.term_query(self._schema, "name", word, "freq"), weight)

    def _condition(self, condition: Condition) -> Query:
        match condition:
            case HasAny(tokens):
                return self._any_token(tokens)
            case NumberBetween(field, low, high):
                return self._between(NUMBER_FIELDS[field], low, high)
            case AllOf(parts):
                return self._every(parts)
            case AnyOf(parts):
                return Query.boolean_query([(Occur.Should, self._condition(part)) for part in parts])
            case NoneOf(part):
                excluded = self._condition(part)
                return Query.boolean_query([(Occur.Must, Query.all_query()), (Occur.MustNot, excluded)])

    def _any_token(self, tokens: Sequence[str]) -> Query:
        if len(tokens) > _FEW_TOKENS:
            return Query.term_set_query(self._schema, "facts", list(tokens))
        each = [Query.term_query(self._schema, "facts", token, "basic") for token in tokens]
        if len(each) == 1:
            return each[0]
        return Query.boolean_query([(Occur.Should, query) for query in each]) if each else Query.empty_query()

    def _every(self, parts: tuple[Condition, ...]) -> Query:
        if not parts:
            return Query.all_query()
        excluded = [(Occur.MustNot, self._condition(part.part)) for part in parts if isinstance(part, NoneOf)]
        needed = [(Occur.Must, self._condition(part)) for part in parts if not isinstance(part, NoneOf)]
        return Query.boolean_query([*(needed or [(Occur.Must, Query.all_query())]), *excluded])

    def _between(self, field: str, low: int | None, high: int | None) -> Query:
        # Tantivy asks for one bound at least; no number is negative.
        return Query.range_query(self._schema, field, tantivy.FieldType.Integer, low or 0, high)


def _used(text: TextQuery) -> tuple[list[QueryTerm], list[str]]:
    """The terms that are looked for, and the model numbers that they may be parts of."""
    used = [term for term in text.terms[:_MOST_TERMS] if 0 < len(term.text) <= _LONGEST_TERM]
    return used, list(dict.fromkeys(joined_terms([term.text for term in used])))
