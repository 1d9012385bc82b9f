"""Other forms of a word that a catalog has, in the languages that it is written in: plurals, cases, compounds."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import Stemmer
from rapidfuzz.distance import Prefix

from search.language.english import english_words

_STEMMERS: Mapping[str, Sequence[str]] = {
    "cs": ("czech",), "da": ("danish", "norwegian"), "de": ("german",), "es": ("spanish",), "fi": ("finnish",),
    "fr": ("french",), "hu": ("hungarian",), "it": ("italian",), "nl": ("dutch", "dutch_porter"), "pl": ("polish",),
    "pt": ("portuguese",), "ro": ("romanian",), "sv": ("swedish",), "tr": ("turkish",), "cyrillic": ("russian",),
    "greek": ("greek",),
}  # fmt: skip
"""Snowball's (Porter, 2001) by language, or by script. English has its own, weaker inflections."""
SCRIPTS = {"cyrillic": ("а", "я"), "greek": ("α", "ω")}
"""The first and the last letter of those that are told apart by themselves."""
_PLURALS: Mapping[str, Sequence[tuple[str, str]]] = {
    "es": (("ces", "z"),),
    "it": (("ani", "ano"),),
    "nl": (("zen", "s"), ("sen", "s"), ("ven", "f")),
    "pt": (("oes", "ao"), ("aes", "ao"), ("eis", "el"), ("ois", "ol"), ("ais", "al"), ("eus", "eu")),
    "sv": (("lar", "el"), ("skor", "sko")),
}
"""By language, endings of plurals that its stemmer leaves apart from the singular's."""
_COMPOUNDING = frozenset(("da", "de", "fi", "hu", "nl", "sv"))
_LINKS = ("", "s", "n", "en", "e", "es")
"""What may stand between the parts of a compound."""
_SHORTEST = 3
_LONGEST = 30
_ENDING = 4
"""Letters that a form may have more than the word."""
SHADES = frozenset(("dunkel", "hell", "donker", "licht", "mork", "ljus", "lys"))
"""What makes a compound with a colour, whether it is a word of the catalog or not."""
_KEPT = 16_384
"""Terms of which what was found is remembered."""
_MOST = 12
"""Forms, and compounds: each is one more word to look for."""


class WordForms:
    """The words of one build, of letters only."""

    def __init__(self, languages: frozenset[str], words: Iterable[str] = ()) -> None:
        """``languages``: as ``indexer.matching.wording.language`` names them."""
        self._languages = languages
        self._words = sorted(word for word in words if _SHORTEST <= len(word) <= _LONGEST and word.isalpha())
        self._reversed = sorted(word[::-1] for word in self._words) if languages & _COMPOUNDING else []
        self.forms = lru_cache(_KEPT)(self._forms)
        self.compounds = lru_cache(_KEPT)(self._compounds)

    def _forms(self, term: str) -> Sequence[str]:
        """What shares a stem in one of the languages, at most 12, the nearest in length first; not the term."""
        # Without words the dictionary, which takes its time, is not asked.
        if not self._words or not _SHORTEST <= len(term) <= _LONGEST or self._is_english(term):
            return ()
        found = {form for language in self._languages & _STEMMERS.keys() for form in self._inflected(term, language)}
        return sorted(found - {term}, key=lambda form: (abs(len(form) - len(term)), form))[:_MOST]

    def _compounds(self, term: str) -> Sequence[str]:
        """What the term is the head of, at most 12, the shortest first: ``Laufschuhe`` for ``Schuhe``.

        The part before it has to be a word of the catalog itself, in some form: ``kosmetisch`` is no table.
        """
        if len(term) < _SHORTEST or not self._reversed or self._is_english(term):
            return ()
        ending = term[::-1]
        longer = (word[::-1] for word in _beginning_with(self._reversed, ending) if word != ending)
        found = (word for word in longer if self._is_part(word.removesuffix(term)))
        return sorted(found, key=lambda word: (len(word), word))[:_MOST]

    def _is_english(self, term: str) -> bool:
        return "en" in self._languages and term in english_words()

    def _inflected(self, term: str, language: str) -> Iterator[str]:
        stems = _stems(term, language)
        common = min(Prefix.similarity(term, stem) for stem in stems)
        # A stem may end otherwise than its word: ``laars`` of ``laarzen``, ``cykl`` of ``cykel``.
        beginning = term[: min(common, max(_SHORTEST, common - 2))]
        longest = len(term) + _ENDING
        near = (word for word in _beginning_with(self._words, beginning) if len(word) <= longest)
        return (word for word in near if not stems.isdisjoint(_stems(word, language)))

    def _is_part(self, part: str) -> bool:
        if len(part) < _SHORTEST:
            return False
        forms = {part + link for link in _LINKS} | {part.removesuffix(link) for link in _LINKS}
        return part in SHADES or any(len(form) >= _SHORTEST and _has(self._words, form) for form in forms)


@lru_cache(maxsize=65_536)
def _stems(word: str, language: str) -> frozenset[str]:
    read = [word, *(word.removesuffix(end) + start for end, start in _PLURALS.get(language, ()) if word.endswith(end))]
    # A stemmer may not be shared by threads, and costs less than a word's stem.
    return frozenset(Stemmer.Stemmer(name, 0).stemWord(one) for name in _STEMMERS[language] for one in read)


def _beginning_with(ordered: Sequence[str], beginning: str) -> Iterator[str]:
    at = bisect_left(ordered, beginning)
    while at < len(ordered) and ordered[at].startswith(beginning):
        yield ordered[at]
        at += 1


def _has(ordered: Sequence[str], word: str) -> bool:
    at = bisect_left(ordered, word)
    return at < len(ordered) and ordered[at] == word
