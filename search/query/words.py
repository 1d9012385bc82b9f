"""The words of a query, with what the catalog knows of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from search.language.inflection import inflections
from search.language.measures import Measure
from search.query.term_statistics import TermStatistics
from search.query.word import QueryWord

_WEAK = 0.2
"""A word that tells so little beside the most telling one ("boots *by* Acme") finds nothing by itself."""


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
    words = [_word(i, terms, statistics, alternatives) for i, term in enumerate(terms) if term not in terms[:i]]
    return _with_weak(words, minor)


def _word(i: int, terms: Sequence[str], statistics: TermStatistics, alternatives: Alternatives) -> QueryWord:
    term, aliases = terms[i], alternatives.aliases.get(terms[i], ())
    inflected = alternatives.inflected(term)
    count = max(statistics.frequency(form) for form in (term, *inflected))
    measure = alternatives.measures.get(term)
    count = max(count, _measured(term, measure.spellings, statistics)) if measure else count
    related = tuple(other for other in alternatives.synonyms.get(term, ()) if _phrase_frequency(other, statistics))
    known = count > 0 or term in alternatives.aliases or measure is not None or bool(related)
    frequency = count or max((_phrase_frequency(other, statistics) for other in related), default=0)
    forms = [form for form in (*inflected, *_compounds(terms, i)) if statistics.frequency(form)]
    return QueryWord(
        text=term,
        weight=statistics.weight(frequency),
        known=known,
        synonyms=(*forms, *(measure.spellings if measure else ()), *aliases),
        related=related,
        written=measure.written if measure else (),
        listed=term in alternatives.synonyms,
        prefix=not known and i == len(terms) - 1 and len(term) > 1,
        replaced_by=next(iter(aliases), None) if not count else None,
    )


def _with_weak(words: Sequence[QueryWord], minor: Collection[str]) -> list[QueryWord]:
    """What nobody wrote tells nothing: beside it, "shoe" is still worth looking for, but not "for"."""
    minor = minor if any(word.text not in minor for word in words) else ()
    telling = max((word.weight for word in words if word.known and word.text not in minor), default=0.0) * _WEAK
    return [
        replace(word, weak=True, weight=min(word.weight, telling))
        if word.weight < telling or word.text in minor
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


def _compounds(terms: Sequence[str], i: int) -> list[str]:
    """``smart watch`` → ``smartwatch`` and its singular, ``m 90`` → ``m90``, for either of the two words."""
    pairs = [terms[max(i - 1, 0) : i + 1], terms[i : i + 2]]
    joined = ["".join(pair) for pair in pairs if len(pair) == 2 and _may_be_one(*pair)]
    return [form for word in joined for form in (word, *inflections(word))]


def _may_be_one(left: str, right: str) -> bool:
    """Whether two words may be one; a single letter only with a number behind it, as in a model's name."""
    return len(right) > 1 and (len(left) > 1 or (left.isalpha() and right.isdigit()))
