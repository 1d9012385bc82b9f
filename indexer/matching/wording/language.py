"""The language of a catalog's texts, told by small words and the words of offers: enough to see that two differ."""

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from indexer.text import terms

_LIST = Path(__file__).with_name("languages.txt")
_LETTERS = {
    "ß": "de", "ä": "de sv fi", "ö": "de sv fi hu tr", "ü": "de hu tr", "é": "fr hu cs", "è": "fr it", "ê": "fr",
    "ç": "fr pt tr", "à": "fr it", "ñ": "es", "ó": "es pl hu", "á": "es cs hu", "í": "es cs hu", "ã": "pt", "õ": "pt",
    "å": "sv da", "ø": "da", "æ": "da", "ł": "pl", "ż": "pl", "ą": "pl", "ę": "pl", "ś": "pl", "ě": "cs", "ř": "cs",
    "ů": "cs", "ő": "hu", "ű": "hu", "ă": "ro", "ț": "ro", "ș": "ro", "ı": "tr", "ğ": "tr", "ş": "tr",
}  # fmt: skip
_LANGUAGES: dict[str, list[str]] = {}
for _line in _LIST.read_text(encoding="utf-8").splitlines():
    if not _line.startswith("#"):
        _language, _listed = _line.split(": ")
        for _word in _listed.split():
            _LANGUAGES.setdefault(_word, []).append(_language)
KNOWN_WORDS = frozenset(_LANGUAGES)
_LEADS = 0.45
"""Share of the hits that the likeliest language has to have: neighbours share many words."""
_HIT = 27_720
"""A word of one language. Up to twelve can share it in whole numbers, whose sum is the same in any order."""
_FEWEST = 2 * _HIT
_SPOKEN = 0.15
"""Share of a catalog's hits from which it speaks a language as well."""
_LONGEST = 600

Hits = dict[str, int]
"""By language what speaks for it, in parts of a word."""


def language_hits(text: str, names: Collection[str] = ()) -> Hits:
    """How much speaks for each language, a word of several shared out between them; another script is one by itself.

    ``names``: folded words that speak for none, such as the brand's.
    """
    hits: Hits = defaultdict(int)
    cut = text[:_LONGEST]
    words = {*terms(cut)}.difference(names)
    found = [_LANGUAGES[word] for word in words & KNOWN_WORDS]
    if not cut.isascii():
        found += [_script(word) for word in words - KNOWN_WORDS if not word.isascii()]
        found += [_LETTERS[letter].split() for letter in {*cut.lower()} & _LETTERS.keys()]
    for languages in found:
        for language in languages:
            hits[language] += _HIT // len(languages)
    return hits


def counted_hits(counts: Mapping[str, int]) -> Hits:
    """The same of many texts, by word how many of them have it; only of ``KNOWN_WORDS``."""
    hits: Hits = defaultdict(int)
    for word, count in counts.items():
        for language in _LANGUAGES[word]:
            hits[language] += count * (_HIT // len(_LANGUAGES[word]))
    return hits


def sum_hits(parts: Iterable[Hits]) -> Hits:
    """The hits of all texts, by language."""
    total: Hits = defaultdict(int)
    for hits in parts:
        for language, said in hits.items():
            total[language] += said
    return total


def main_language(hits: Hits) -> str | None:
    """The language that leads; None where too little is said, or as much of another one."""
    total = sum(hits.values())
    if total < _FEWEST:
        return None
    most = max(hits.values())
    leading = [language for language, said in hits.items() if said == most]
    return leading[0] if len(leading) == 1 and most >= _LEADS * total else None


def spoken(hits: Hits) -> frozenset[str]:
    """All languages that a catalog speaks to a good part."""
    total = sum(hits.values())
    return frozenset(language for language, said in hits.items() if said >= _SPOKEN * total)


def _script(word: str) -> list[str]:
    """``cyrillic`` for a word of that script, and so on; nothing for Latin letters and digits."""
    letter = next((letter for letter in word if letter.isalpha()), "")
    if not letter or letter.isascii():
        return []
    name = unicodedata.name(letter, "").split(" ")[0].lower()
    return [] if name in ("latin", "") else [name]
