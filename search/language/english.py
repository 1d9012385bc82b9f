"""Words that people write on purpose, though no product has them."""

from functools import cache

_COMMON = 300
"""Times in the library's corpus; what is rarer is often a misspelling."""


@cache
def english_words() -> frozenset[str]:
    """The common words of English, in lower case. Takes a tenth of a second the first time."""
    from spellchecker import SpellChecker  # only here: most queries need no dictionary

    counts = SpellChecker(language="en").word_frequency.dictionary
    return frozenset(word for word, count in counts.items() if count >= _COMMON)
