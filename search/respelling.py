"""A query with the words that no product has respelled as those that it may have meant."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from search.query import Query
from search.spelling import Speller
from search.words import QueryWord


@dataclass(frozen=True)
class Respelling:
    query: Query
    """With other terms."""
    changed: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """By misspelt term, the terms in its place."""
    others: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """By term in its place, what else may be meant."""


def respell(query: Query, words: Sequence[QueryWord], speller: Speller) -> Respelling:
    """``words``: the query's own. What may still be typed to its end is left as it is."""
    changed: dict[str, Sequence[str]] = {}
    others: dict[str, Sequence[str]] = {}
    for word in words:
        if word.known or word.replaced_by or (word.prefix and speller.begins(word.text)):
            continue
        if near := speller.corrections(word.text):
            changed[word.text] = near[:1]
            others[near[0]] = near[1:]
        elif parts := speller.parts(word.text):
            changed[word.text] = parts
    terms = tuple(new for term in query.terms for new in changed.get(term, (term,)))
    return Respelling(replace(query, terms=terms), changed, others)
