"""A style's title in the forms in which it is compared with others, each made once."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from indexer.matching.styles.styles import Style
from indexer.matching.titles.made_for import FOR
from indexer.matching.titles.named_brand import names_brand
from indexer.matching.titles.words import title_words, written_words
from indexer.matching.wording.editions import OF_MODELS, condition
from indexer.text import is_unspaced, squash, terms

_PREFIX = 5
"""Letters that make two words alike, such as a singular and its plural."""
_LONG = 7
"""Letters of a word that means the same within another one."""


class ReadTitle:
    """``words`` are without the brand's."""

    def __init__(self, style: Style) -> None:
        self._style, self._of_brands = style, dict[str, ReadTitle | None]()
        self.text, self.brand, self.site = style.record.title, style.record.brand, style.site
        self.words = title_words(self.text, self.brand)
        self._beginnings = _beginnings(written_words(self.text, self.brand))
        self.condition = condition(self.words)
        """The word that says that it is not new, if any does."""
        self.may_be_made_for = not FOR.isdisjoint(self.words)
        self.names_model = not OF_MODELS.isdisjoint(self.words)

    def of_brand(self, brand: str) -> "ReadTitle | None":
        """The same of this brand, where no brand is stated and the title names it."""
        if brand not in self._of_brands:
            style, named = self._style, not self.brand and names_brand(self.text, brand)
            of_brand = ReadTitle(replace(style, record=replace(style.record, brand=brand))) if named else None
            self._of_brands[brand] = of_brand
        return self._of_brands[brand]

    @cached_property
    def in_order(self) -> list[str]:
        """The words as they are written, without the brand's."""
        brand = self.brand.split()
        return [word for word in terms(self.text) if word not in brand]

    def is_alike(self, other: "ReadTitle") -> bool:
        """Whether they share a word's beginning, a number that one writes in parts, or a long word within another."""
        if not self._beginnings.isdisjoint(other._beginnings) or not self._codes.isdisjoint(other._codes):
            return True
        return self._is_told_in(other._squashed) or other._is_told_in(self._squashed)

    def _is_told_in(self, squashed: str) -> bool:
        return any(word in squashed for word in self._told)

    @cached_property
    def _codes(self) -> frozenset[str]:
        """What is one word but for its signs, such as ``WP-V2`` or ``EC-H``: no part of it says anything by itself."""
        written, brand = {squash(word) for word in self.text.split() if _is_code(word)}, squash(self.brand)
        return frozenset(code for code in written if len(code) >= 3 and code not in brand)

    @cached_property
    def _squashed(self) -> str:
        return squash(self.text)

    @cached_property
    def _told(self) -> set[str]:
        """What means the same within another word: numbers, and words as long as ``midplane`` in ``MFMIDPLANE``."""
        written = written_words(self.text, self.brand)
        words = {word for word in written if len(word) >= _LONG}
        return words.union(_with_digits(self._codes), (word for word in _with_digits(written) if len(word) >= 3))


def _beginnings(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word[:_PREFIX] for word in words if len(word) >= 3 or is_unspaced(word))


def _is_code(word: str) -> bool:
    return any(map(str.isdigit, word)) or any(sign in word.strip("-/.") for sign in "-/.")


def _with_digits(words: Iterable[str]) -> Iterable[str]:
    return (word for word in words if any(map(str.isdigit, word)))
