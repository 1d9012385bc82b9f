"""Where any of a few words stands in a page, all of them found in one pass over its bytes."""

from itertools import product

from ahocorasick_rs import BytesAhoCorasick, MatchKind

UNHEARD = ("\0\0\0", "\1\1\1", "\2\2\2")
"""Words that no page has, for a search whose own all begin with a letter that stands everywhere: by that alone they
would be looked for, but by more of each where some begin otherwise."""


class KeySearch:
    """Words that are looked for together, as they are spelt.

    It takes about a third of what ``str.find`` takes for one of them: words that are found leftmost first are looked
    for with the processor's vector instructions.
    """

    def __init__(self, *words: str) -> None:
        self._words = BytesAhoCorasick([word.encode() for word in words], matchkind=MatchKind.LeftmostFirst)

    def places(self, page: bytes) -> list[tuple[int, int, int]]:
        """Which of the words, where it begins and where it ends in a page of UTF-8, in the page's order."""
        return self._words.find_matches_as_indexes(page)


def spellings(word: str) -> list[str]:
    """A word with each of its letters small and large."""
    return ["".join(letters) for letters in product(*({letter.lower(), letter.upper()} for letter in word))]
