"""The words of a query, with what the catalog knows of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from indexer.engines.query import QueryTerm, TextQuery
from search.english import english_words
from search.inflection import inflections, singular
from search.measures import Measure
from search.term_statistics import TermStatistics

_WEAK = 0.2
"""A word that tells so little beside the most telling one ("boots *by* Acme") finds nothing by itself."""


@dataclass(frozen=True)
class QueryWord:
    """One word of a query."""

    text: str
    """Folded, as ``indexer.text.terms`` writes it."""
    weight: float
    """Inverse document frequency: how much it tells."""
    known: bool
    """Whether any product has it, in singular or plural."""
    synonyms: tuple[str, ...] = ()
    """What stands for it: inflections, the compound with its neighbour, the brand that it is another name of."""
    related: tuple[str, ...] = ()
    """Other words and phrases for the same thing, of the synonyms; they count less."""
    written: tuple[str, ...] = ()
    """Of a number with a unit, how a text may have it; its spellings also find what has the number alone."""
    prefix: bool = False
    """Whether it may go on: the last word, as long as no product has it."""

    replaced_by: str | None = None
    """The brand that it is another name of, if no product has the word itself."""
    weak: bool = False
    """Whether it tells next to nothing beside the other words."""
    listed: bool = False
    """Whether it is spelt right though no product may have it: colours and synonyms are words of a list."""

    @property
    def stem(self) -> str:
        return singular(self.text)

    @property
    def edits(self) -> int:
        """Typing errors to allow: none in what is a word already or tells nothing, in short words, or in numbers."""
        if self.known or self.listed or self.weak or len(self.text) < 4 or any(c.isdigit() for c in self.text):
            return 0
        if self.text in english_words():
            return 0
        return 1 if len(self.text) < 8 else 2


@dataclass(frozen=True)
class Alternatives:
    """What may stand for a query's terms, by term."""

    aliases: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The brands that it is another name of."""
    synonyms: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Other words for the same thing."""
    measures: Mapping[str, Measure] = field(default_factory=dict)
    """Numbers with a unit."""
    forms: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Its plurals and cases that the catalog has, in other languages than English."""

    def inflected(self, term: str) -> list[str]:
        """The same word in other numbers and cases, English or not."""
        return [*inflections(term), *self.forms.get(term, ())]


def weigh_words(
    terms: Sequence[str],
    statistics: TermStatistics,
    alternatives: Alternatives,
    minor: Collection[str] = (),
) -> list[QueryWord]:
    """The query's words, each once, in their order. ``statistics``: of ``related_terms(terms, alternatives)``.

    ``minor``: terms that say nothing by themselves, however rare they are.
    """
    aliases = alternatives.aliases
    words = []
    for i, term in enumerate(terms):
        if term in terms[:i]:
            continue
        inflected = alternatives.inflected(term)
        count = max(statistics.frequency(form) for form in (term, *inflected))
        measure = alternatives.measures.get(term)
        count = max(count, _measured(term, measure.spellings, statistics)) if measure else count
        related = tuple(other for other in alternatives.synonyms.get(term, ()) if _phrase_frequency(other, statistics))
        known = count > 0 or term in aliases or term in alternatives.measures or bool(related)
        frequency = count or max((_phrase_frequency(other, statistics) for other in related), default=0)
        forms = [form for form in (*inflected, *_compounds(terms, i)) if statistics.frequency(form)]
        words.append(
            QueryWord(
                text=term,
                weight=statistics.weight(frequency),
                known=known,
                synonyms=(*forms, *(measure.spellings if measure else ()), *aliases.get(term, ())),
                related=related,
                written=measure.written if measure else (),
                listed=term in alternatives.synonyms,
                prefix=not known and i == len(terms) - 1 and len(term) > 1,
                replaced_by=next(iter(aliases.get(term, ())), None) if not count else None,
            )
        )
    return _with_weak(words, minor)


def _with_weak(words: Sequence[QueryWord], minor: Collection[str]) -> list[QueryWord]:
    """What nobody wrote tells nothing: beside it, "shoe" is still worth looking for."""
    telling = max((word.weight for word in words if word.known and word.text not in minor), default=0.0) * _WEAK
    return [
        replace(word, weak=True, weight=min(word.weight, telling))
        if word.weight < telling or (telling and word.text in minor)
        else word
        for word in words
    ]


def related_terms(terms: Sequence[str], alternatives: Alternatives) -> set[str]:
    """Every term whose frequency ``weigh_words`` wants to know."""
    found = set(terms)
    for i, term in enumerate(terms):
        found.update(alternatives.inflected(term), _compounds(terms, i))
        for part in (part for other in alternatives.synonyms.get(term, ()) for part in other.split()):
            found.update((part, *inflections(part)))
        if term in alternatives.measures:
            found.update((*alternatives.measures[term].spellings, *_number_and_unit(term)))
    return found


def _number_and_unit(measure: str) -> tuple[str, str]:
    unit = measure.lstrip("0123456789")
    return measure.removesuffix(unit), unit


def _measured(measure: str, spellings: Sequence[str], statistics: TermStatistics) -> int:
    """At most so many products have it, as one word or two."""
    apart = min(map(statistics.frequency, _number_and_unit(measure)))
    return max(apart, *map(statistics.frequency, (measure, *spellings)))


def _phrase_frequency(phrase: str, statistics: TermStatistics) -> int:
    """At most so many products have it; by its plural too, which a list does not name."""
    return min(max(map(statistics.frequency, (part, *inflections(part)))) for part in phrase.split())


def text_query(words: Sequence[QueryWord]) -> TextQuery | None:
    """The words as an engine is asked for them; None for none."""
    terms = tuple(term for word in words for term in _engine_terms(word))
    return TextQuery(terms) if terms else None


def _engine_terms(word: QueryWord) -> list[QueryTerm]:
    """The word, or what it stands for where no product has it itself: not every engine knows synonyms."""
    if word.replaced_by:
        return [QueryTerm(part) for part in word.replaced_by.split()]
    return [QueryTerm(word.text, word.edits, word.prefix, (*word.synonyms, *word.related), word.weak)]


def _compounds(terms: Sequence[str], i: int) -> list[str]:
    """``smart watch`` → ``smartwatch`` and its singular, ``m 90`` → ``m90``, for either of the two words."""
    pairs = [terms[max(i - 1, 0) : i + 1], terms[i : i + 2]]
    joined = ["".join(pair) for pair in pairs if len(pair) == 2 and _may_be_one(*pair)]
    return [form for word in joined for form in (word, *inflections(word))]


def _may_be_one(left: str, right: str) -> bool:
    """Whether two words may be one; a single letter only with a number behind it, as in a model's name."""
    return len(right) > 1 and (len(left) > 1 or (left.isalpha() and right.isdigit()))
