"""What a query does not want: ``headphones without cable``, ``shoes -red``, ``Jacke ohne Kapuze oder Gürtel``."""

import re
from collections.abc import Collection, Sequence

from crawler.normalisation.material import materials
from indexer.text import terms
from search.language.word_lists import listed_lines
from search.language.word_pattern import alternatives
from search.query.descriptions import color_of

_LISTED = {line.split(" ", 1)[0]: line.split(" ", 1)[1].split(", ") for line in listed_lines("negation_words.txt")}
_WITHOUT, _NOT, _OR, _AND, _ARTICLE = (
    alternatives(_LISTED[kind]) for kind in ("without", "not", "or", "and", "article")
)
_THING = rf"(?:(?:{_ARTICLE})\s+)?(?P<what>[^\W_]+)"
# "Sans fil", "senza fili" and "sem fio" are how languages say wireless; "non-iron" is what need not be ironed.
_NEGATED = re.compile(rf"(?:(?:{_WITHOUT})\s+|(?<!\S)-(?=[^\W\d]))(?!(?:fili?|fios?)\b){_THING}")
_NOT_SO = re.compile(rf"(?:{_NOT})[\s-]+(?!iron\b){_THING}")
_MORE = re.compile(rf"(?:\s*,\s*|\s+(?:{_OR})\s+|\s+(?:{_AND})\s+(?=[^\W_]+\s*$)){_THING}")
"""Behind ``and`` only the last word: what else follows may be wanted."""
_NEGATIONS = frozenset(term for kind in ("without", "not") for word in _LISTED[kind] for term in terms(word)[-1:])
_LACKING = frozenset(("free", "frei", "less"))


def read_negation(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without what is not wanted, and the words for that; nothing is taken out if nothing else is left.

    ``text``: as ``same_length`` writes it.
    """
    unwanted: list[str] = []
    kept, done = [], 0
    while found := _next(text, done):
        named = [found]
        while more := _MORE.match(text, named[-1].end()):
            named.append(more)
        unwanted.extend(term for of_one in named for term in terms(of_one["what"]))
        kept.append(text[done : found.start()])
        done = named[-1].end()
    rest = " ".join((*kept, text[done:])).strip()
    return (rest, tuple(unwanted)) if unwanted and terms(rest) else (text, ())


def _next(text: str, start: int) -> re.Match[str] | None:
    certain = _NEGATED.search(text, start)
    named = (found for found in _NOT_SO.finditer(text, start) if _is_a_look(found["what"]))
    return min((found for found in (certain, next(named, None)) if found), key=re.Match.start, default=None)


def _is_a_look(word: str) -> bool:
    return bool(color_of(word) or materials(word))


def names_any(text: Sequence[str], unwanted: Collection[str]) -> bool:
    """Whether a text's stems name one of the unwanted; ``without cable`` and ``cable-free`` name none."""
    return any(
        stem in unwanted
        and not (i and text[i - 1] in _NEGATIONS)
        and not (i + 1 < len(text) and text[i + 1] in _LACKING)
        for i, stem in enumerate(text)
    )
