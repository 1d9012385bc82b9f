"""What words the one that a shopper types may be."""

import pytest

from indexer.suggestions.arrays import pack, unpack
from indexer.suggestions.entry import HOME, KINDS, Entry
from search.spelling.suggestion_words import SuggestionWords


@pytest.mark.parametrize(
    ("typed", "word"), [("batteries", "battery"), ("tvs", "tv"), ("mice", "mouse"), ("mous", "mouse")]
)
def test_a_plural_finds_its_singular(typed: str, word: str) -> None:
    entries = [Entry(text, 3, frozenset((HOME,))) for text in ("battery", "mouse", "tv", "zither")]
    arrays = unpack(pack(dict.fromkeys(KINDS, entries)))
    (start, end) = SuggestionWords(arrays).readings(typed)[-1]
    assert list(arrays.vocabulary[start:end]) == [word]
