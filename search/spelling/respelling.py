"""A query with misspelt words as those that they may mean.

A noisy channel (Kernighan, Church and Gale, 1990): how likely a word is typed so, times how likely it is looked for,
which its frequency tells, and whether the catalog has products with it and the query's other words.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from search.language.english import english_words
from search.query.query import Query
from search.query.word import QueryWord
from search.ranking.support import NAMED
from search.spelling.speller import Correction, Speller

_CHOICES = {1: 6, 2: 3}
"""Corrections of a word that are tried, by the number of misspelt words; of more words only the likeliest."""
_MOST_READINGS = 9
_SUPPORT_COUNTS = 3.0
_NEED_SUPPORT = 2
"""Edits."""
_TELLING = 6
"""Letters of a word that is misspelt whatever stands beside it: many shorter ones are names."""
_LONG = 7
"""Letters of a word that is meant, two edits away, though products only tell of it with the others."""
_FAR_SUPPORT = 4.0
"""What a word that is less near than others has to bring."""
_AS_LIKELY = 1.2
"""A word whose cost is within this of the best one's may be meant too."""
_LEAST_SUPPORT = 3
"""Products that a word has to bring before one that products have is taken for a misspelling of it."""

Support = Callable[[Sequence[Query]], Sequence[float]]
"""For each query, how far its first products bear it out: at most one for each."""
Reading = Mapping[str, Correction]
"""By term of the query, what it is taken for."""


@dataclass(frozen=True)
class Respelling:
    """A query as it is searched for, and what was respelled in it."""

    query: Query
    """With other terms."""
    changed: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """By misspelt term, the terms in its place."""
    others: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """By term in its place, what else may be meant."""


def respell(query: Query, words: Sequence[QueryWord], speller: Speller, support: Support) -> Respelling:
    """The words that no product has as the likeliest others; the last one may only go on. ``words``: the query's."""
    unknown = [word for word in words if not (word.known or word.listed or word.replaced_by or word.weak)]
    readings = _readings(unknown, speller)
    ranked = _ranked(query, readings, support) if readings else []
    if len(query.terms) > len(unknown) == 1 and not _is_borne_out(ranked):
        further = _borne_out_further(query, unknown[0].text, speller, support)
        if further:
            return _respelled(query, further)
    if not ranked:
        return Respelling(query)
    (least, count, best), *rest = ranked
    alone = len(query.terms) == 1
    best = {term: near for term, near in best.items() if _is_believable(term, near, alone, count)}
    return _respelled(query, best, _others(best, (reading for cost, _, reading in rest if cost <= least + _AS_LIKELY)))


def _readings(unknown: Sequence[QueryWord], speller: Speller) -> list[Reading]:
    near = {word.text: speller.corrections(word.text, word.prefix) for word in unknown}
    found = {term: corrections for term, corrections in near.items() if corrections}
    most = _CHOICES.get(len(found), 1)
    choices = product(*(corrections[:most] for corrections in found.values())) if found else ()
    return [dict(zip(found, choice, strict=True)) for choice in choices]


def _is_borne_out(ranked: Sequence[tuple[float, float, Reading]]) -> bool:
    """Whether the best needs no further look: a product is called so, or the word is only unfinished."""
    return bool(ranked) and (ranked[0][1] >= 1 or any(near.completes for near in ranked[0][2].values()))


def _borne_out_further(query: Query, term: str, speller: Speller, support: Support) -> Reading | None:
    """The best of words that are less near, if many products have it with the query's other words."""
    readings: list[Reading] = [{term: near} for near in speller.further(term)] if term not in english_words() else []
    _, count, best = _ranked(query, readings, support)[0] if readings else (0.0, 0.0, {})
    return best if count >= _FAR_SUPPORT else None


def _respelled(query: Query, best: Reading, others: Mapping[str, Sequence[str]] | None = None) -> Respelling:
    changed = {term: correction.words for term, correction in best.items() if not correction.completes}
    return Respelling(_with(query, best), changed, others or {})


def doubt(found: Respelling, words: Sequence[QueryWord], speller: Speller, support: Support) -> Respelling:
    """One more word changed, though products have it: for a query that none has as a whole (``camera cse``).

    ``words``: of the respelled query.
    """
    doubtful = (word.text for word in words if word.known and not (word.weak or word.synonyms or word.related))
    misspelt = (term for term in doubtful if term not in english_words())
    readings: list[Reading] = [{term: near} for term in misspelt for near in speller.neighbours(term)]
    if not readings:
        return found
    readings = readings[:_MOST_READINGS]
    counts = support([_with(found.query, reading) for reading in readings])
    most = max(counts)
    if most < _LEAST_SUPPORT:
        return found
    best = readings[counts.index(most)]
    changed = {term: correction.words for term, correction in best.items()}
    return Respelling(_with(found.query, best), {**found.changed, **changed}, found.others)


def _is_believable(term: str, correction: Correction, alone: bool, support: float) -> bool:
    """Whether it may be another spelling, not another word.

    ``support``: of the query with it, which says nothing of a word that is ``alone``.
    """
    if correction.completes or (support >= NAMED and not alone):
        return True
    if len(correction.words) > 1:
        return support >= NAMED
    if term in english_words():
        return False
    near, word = correction.edits < _NEED_SUPPORT, correction.words[0]
    if alone:  # a short word far from what it is taken for is most often the name of what the shop lacks
        return near or len(term) >= _TELLING or term[0] == word[0]
    return len(term) >= _TELLING if near else support > 0 and len(word) >= _LONG


def _ranked(query: Query, readings: Sequence[Reading], support: Support) -> list[tuple[float, float, Reading]]:
    """With cost and support, the least cost first."""
    words = [word for reading in readings for correction in reading.values() for word in correction.words]
    telling = len(words) > 1 or len(query.terms) > 1
    counts = support([_with(query, reading) for reading in readings]) if telling else [0]
    costs = [
        sum(correction.cost for correction in reading.values()) - _SUPPORT_COUNTS * math.log1p(count)
        for reading, count in zip(readings, counts, strict=True)
    ]
    return sorted(zip(costs, counts, readings, strict=True), key=lambda ranked: ranked[0])


def _others(best: Reading, near: Iterable[Reading]) -> dict[str, list[str]]:
    """By word of the best reading, the words that the others have for it."""
    others: dict[str, list[str]] = {}
    for reading in near:
        for term, correction in reading.items():
            chosen = best.get(term)
            if chosen and correction != chosen and len(chosen.words) == len(correction.words) == 1:
                others.setdefault(chosen.words[0], []).append(correction.words[0])
    return others


def _with(query: Query, reading: Reading) -> Query:
    read = (reading[term].words if term in reading else (term,) for term in query.terms)
    return replace(query, terms=tuple(term for terms in read for term in terms))
