"""Queries in Tantivy's terms: what has the words, and fulfils a condition."""

from collections.abc import Sequence

import tantivy
from tantivy import Occur, Query

from indexer.engines.codes import joined_terms
from indexer.engines.condition import AllOf, AnyOf, Condition, HasAny, NoneOf, NumberBetween
from indexer.engines.query import QueryTerm, TextQuery
from indexer.engines.tantivy.matching import Matching, union
from indexer.engines.tantivy.schema import NUMBER_FIELDS

_MOST_TERMS = 64
_LONGEST_TERM = 100
_FEW_TOKENS = 16
"""Up to which postings are walked one beside the other; more of them are gathered first."""


class QueryBuilder:
    """Builds queries for one open index."""

    def __init__(self, schema: tantivy.Schema, searcher: tantivy.Searcher) -> None:
        self._schema = schema
        self._matching = Matching(schema, searcher)

    def build(self, text: TextQuery | None, condition: Condition | None, *, every: bool = False) -> Query:
        """Documents that hold a telling word of the text and fulfil the condition; only the words give scores.

        ``every``: those that hold all of them.
        """
        if text is None:
            return Query.all_query() if condition is None else self._condition(condition)
        terms, codes = _used(text)
        found = self._matching.each_of(terms, codes) if every else self._matching.any_of(terms, codes)
        return self._under(condition, found)

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

    def _condition(self, condition: Condition) -> Query:
        match condition:
            case HasAny(tokens):
                return self._any_token(tokens)
            case NumberBetween(field, low, high):
                return self._between(NUMBER_FIELDS[field], low, high)
            case AllOf(parts):
                return self._every(parts)
            case AnyOf(parts):
                return union(map(self._condition, parts))
            case NoneOf(part):
                excluded = self._condition(part)
                return Query.boolean_query([(Occur.Must, Query.all_query()), (Occur.MustNot, excluded)])

    def _any_token(self, tokens: Sequence[str]) -> Query:
        if len(tokens) > _FEW_TOKENS:
            return Query.term_set_query(self._schema, "facts", list(tokens))
        each = [Query.term_query(self._schema, "facts", token, "basic") for token in tokens]
        if len(each) == 1:
            return each[0]
        return union(each) if each else Query.empty_query()

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
    """The telling terms, and the part numbers that all terms may be pieces of."""
    used = [term for term in text.terms[:_MOST_TERMS] if 0 < len(term.text) <= _LONGEST_TERM]
    codes = joined_terms([term.text for term in used])
    return [term for term in used if not term.weak], list(dict.fromkeys(codes))
