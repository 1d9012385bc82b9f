"""Whether a short home title may mean a product: each of its words is in the product's title, in some form."""

from indexer.matching.styles.styles import Style
from indexer.matching.titles.words import title_words

_LEAST_WORDS = 2
"""Without the brand's; fewer name no product."""
_LEAST_LETTERS = 4
"""Of words that may have different endings, or be the last part of a compound."""
_LEAST_BEFORE = 3
"""Letters of a compound before its last part."""


def is_covered(home: Style, style: Style) -> bool:
    """Whether nothing in the title of a home style speaks of another product than this one, whose brand may be its."""
    if not style.record.brand or not home.record.brand:
        return False
    short = title_words(home.record.title, home.record.brand)
    long = title_words(style.record.title, style.record.brand)
    return _LEAST_WORDS <= len(short) <= len(long) and all(has_form(long, word) for word in short)


def has_form(words: frozenset[str], wanted: str) -> bool:
    """Whether one of the words is another form of the wanted one, or the wanted one itself."""
    if wanted in words:
        return True
    return len(wanted) >= _LEAST_LETTERS and wanted.isalpha() and any(_is_form(word, wanted) for word in words)


def _is_form(word: str, wanted: str) -> bool:
    """Another number or case of it, or a compound that it is the head of: ``boots`` and ``boot``, ``Winterstiefel``."""
    shorter = min(len(word), len(wanted))
    if shorter < _LEAST_LETTERS or not word.isalpha():
        return False
    if word.endswith(wanted):
        return len(word) - len(wanted) >= _LEAST_BEFORE
    least = max(shorter - 1, _LEAST_LETTERS)
    return abs(len(word) - len(wanted)) <= _LEAST_BEFORE and word[:least] == wanted[:least]
