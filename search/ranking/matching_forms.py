"""Which of the candidates' terms count as a word of the query, and how much."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.language.field_text import FIELDS
from search.language.inflection import singular
from search.query.word import QueryWord
from search.ranking.candidate_text import CandidateText

_SHORT_FIELDS = tuple(map(FIELDS.index, ("title", "brand", "category", "identifiers", "options")))
"""Only in these, as engines do: in long texts nearly every word has one that is spelled like it."""
RELATED = 0.5
"""What another word for the same thing counts."""
INEXACT = 0.6
"""What a corrected or completed word counts."""


@dataclass(frozen=True)
class Form:
    """A stem that stands for a word of the query; its ``weight`` is 1 where it is the word itself."""

    stem: str
    weight: float


def matching_forms(words: Sequence[QueryWord], candidates: CandidateText) -> list[list[Form]]:
    """For each word, the stems that stand for it; near ones are looked for in the candidates' short fields."""
    inexact = any(word.edits or word.prefix for word in words)
    seen = candidates.short_stems(_SHORT_FIELDS) if inexact else []
    return [[*_exact(word), *_near(word, seen)] for word in words]


def _exact(word: QueryWord) -> list[Form]:
    own = dict.fromkeys((word.stem, *(word.written or map(singular, word.synonyms))), 1.0)
    return [
        Form(stem, weight)
        for stem, weight in {**dict.fromkeys(map(_phrase_stem, word.related), RELATED), **own}.items()
    ]


def _phrase_stem(phrase: str) -> str:
    """Of a phrase, its last word in the singular."""
    *first, last = phrase.split()
    return " ".join((*first, singular(last)))


def _near(word: QueryWord, seen: Sequence[str]) -> list[Form]:
    found: dict[str, None] = {}
    if word.edits:
        near = process.extract(word.stem, seen, scorer=OSA.distance, score_cutoff=word.edits, limit=20)
        found.update((stem, None) for stem, _, _ in near)
    if word.prefix:
        found.update((stem, None) for stem in seen if stem.startswith(word.text))
    return [Form(stem, INEXACT) for stem in found if stem != word.stem]
