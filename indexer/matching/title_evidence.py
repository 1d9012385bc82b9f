"""What two titles of one brand say beyond the scorer: the same words, one within the other, one name, or nothing."""

from collections.abc import Iterable
from functools import lru_cache

from indexer.matching.editions import MOST, OF_MODELS, condition, goes_with, model_continues, names_another
from indexer.matching.made_for import FOR, is_made_for
from indexer.matching.styles import Style
from indexer.matching.title_index import TitleIndex, Titles, Words
from indexer.matching.title_words import title_words, written_words
from indexer.text import is_unspaced, squash, terms
from indexer.verdict import Evidence

_EQUAL = 4.0
"""Match weight of equal titles that are unique on both sides: 98.8% of 1,822 were right in one electronics catalog."""
_WITHIN = 2.5
_BETTER_ELSEWHERE = -2.0
_NAMED = 1.0
"""Of 83 pairs that only have a name in common, which the scorer and the prior took for 17% likely, 41% were right."""
_NOTHING_IN_COMMON = Evidence(code="nothing_in_common", detail="The titles have no word in common.", weight=-1.5)
_MADE_FOR = Evidence(
    code="made_for", detail="One title is of something made for what the other title is of.", weight=-4.0
)
_PREFIX = 5
"""Letters that make two words alike, such as a singular and its plural."""
_LONG = 7
"""Letters of a word that means the same within another one."""
_LEAST_WORDS = 2
"""Words without the brand's that can name a product."""
_NAME = 4
"""Letters of a name at least."""


class TitleEvidence:
    """Titles without their brand's words, and which others of the brand hold them."""

    def __init__(self, home: Titles, site: Titles) -> None:
        self._home, self._site = home, site

    def compare(self, one: Style, other: Style, doubtful: bool = False) -> list[Evidence]:
        """``one`` of the site, ``other`` of home; ``doubtful``: the scorer takes them for two products.

        Only then does a name say more than the scorer: it lets nobody claim that home lacks what it has.
        """
        words = title_words(one.record.title, one.record.brand)
        others = title_words(other.record.title, other.record.brand)
        if not _alike(one, other):
            return [_NOTHING_IN_COMMON]
        if one.record.brand != other.record.brand:
            return []
        if not FOR.isdisjoint(words | others) and _made_for_each_other(one, other):
            return [_MADE_FOR]
        if min(len(words), len(others)) < _LEAST_WORDS:
            return []
        if words == others:
            return self._equal(one, words)
        if another := _another(words, others) or _model(one, words, others) or _model(other, others, words):
            detail = f"Of two titles that are nearly the same, one says '{another}': another edition, or a part of it."
            return [Evidence(code="edition_differs", detail=detail, weight=_BETTER_ELSEWHERE)]
        if words < others or others < words:
            return self._within(one, words, others)
        if not one.record.brand:
            return []
        return self._named(one, words & others) if doubtful else self._outdone(one, words, others)

    def _outdone(self, one: Style, words: Words, others: Words) -> list[Evidence]:
        """Whether another title of the site holds all that this one shares with home's, and more of it.

        A pack takes no home product from the single.
        """
        _, site = _scopes(one)
        titles = self._site.around(site, words & others, one_of=others - words)
        if all(_names_pack(title - others) for title in titles):
            return []
        detail = "Another product of this site has all the words that this one shares with the home product, and more."
        return [Evidence(code="title_outdone", detail=detail, weight=_BETTER_ELSEWHERE)]

    def _equal(self, one: Style, words: Words) -> list[Evidence]:
        home, site = _scopes(one)
        if not one.record.brand or self._home.count(home, words) > 1 or self._site.count(site, words) > 1:
            return []
        detail = "The titles hold the same words, and no other product here or there has them."
        return [Evidence(code="titles_equal", detail=detail, weight=_EQUAL)]

    def _within(self, one: Style, words: Words, others: Words) -> list[Evidence]:
        """A short title names a product if only one longer title on each side can be meant by it."""
        home, site = _scopes(one)
        if words < others:
            here = any(title != others for title in self._home.around(home, words))
            there = any(not title <= words for title in self._site.within(site, others))
        else:
            here = any(not title <= others for title in self._home.within(home, words))
            there = any(title != words for title in self._site.around(site, others))
        if there:
            detail = "One title is within the other, but so is that of another product of this site."
            return [Evidence(code="title_within_two", detail=detail, weight=_BETTER_ELSEWHERE)]
        if here or self._site.count(site, words) > 1 or self._home.count(home, others) > 1:
            return []
        detail = "All words of one title are in the other, and in that of no other product here or there."
        return [Evidence(code="title_within", detail=detail, weight=_WITHIN)]

    def _named(self, one: Style, shared: Words) -> list[Evidence]:
        """By the one word that only they have: a name is all that two languages share of a product."""
        home, site = _scopes(one)
        names = (word for word in sorted(shared) if len(word) >= _NAME and word.isalpha())
        only = (word for word in names if self._home.has_once(home, word) and self._site.has_once(site, word))
        name = next(only, None)
        if name is None:
            return []
        detail = f"Both titles hold the word '{name}', and that of no other product of the brand here or there does."
        return [Evidence(code="name_shared", detail=detail, weight=_NAMED)]


def _names_pack(words: Words) -> bool:
    return any(word == "pack" or word.endswith("pieces") for word in words)


def _another(words: Words, others: Words) -> str | None:
    """The word by which one of two titles tells of another edition, condition or part than the other one."""
    used, other_used = condition(words), condition(others)
    if (used is None) != (other_used is None):
        return used or other_used
    return names_another(words - others, others - words) if abs(len(words) - len(others)) <= MOST else None


def _model(style: Style, words: Words, others: Words) -> str | None:
    """The word by which a title of a few more words names another model, or what its product comes with."""
    added, holds_all = words - others, others < words
    if len(added) > MOST or not (holds_all or added & OF_MODELS):
        return None
    written = terms(style.record.title)
    return model_continues(written, added) or (goes_with(written, added) if holds_all else None)


def _made_for_each_other(one: Style, other: Style) -> bool:
    title, brand = one.record.title, one.record.brand
    return is_made_for(title, other.record.title, brand) or is_made_for(other.record.title, title, brand)


def title_index(styles: Iterable[Style]) -> TitleIndex:
    """The titles of styles, by site and brand."""
    index = TitleIndex()
    for style in styles:
        index.add((style.site, style.record.brand), title_words(style.record.title, style.record.brand))
    return index


def _scopes(one: Style) -> tuple[tuple[str, str], tuple[str, str]]:
    """Where home has the brand of a site's style, and where the site has it."""
    return ("", one.record.brand), (one.site, one.record.brand)


def _alike(one: Style, other: Style) -> bool:
    """Whether they share the beginning of a word, a number that one writes in parts, or a long word within another."""
    words, others = (written_words(style.record.title, style.record.brand) for style in (one, other))
    if not _beginnings(words).isdisjoint(_beginnings(others)):
        return True
    codes, other_codes = (_codes(style.record.title, style.record.brand) for style in (one, other))
    if not codes.isdisjoint(other_codes):
        return True
    a, b = squash(one.record.title), squash(other.record.title)
    here, there = {*_told(words), *_with_digits(codes)}, {*_told(others), *_with_digits(other_codes)}
    return any(word in b for word in here) or any(word in a for word in there)


@lru_cache(maxsize=65_536)
def _beginnings(words: Words) -> frozenset[str]:
    return frozenset(word[:_PREFIX] for word in words if len(word) >= 3 or is_unspaced(word))


def _told(words: Words) -> list[str]:
    """Those that mean the same within another word: numbers, and words as long as ``midplane`` in ``MFMIDPLANE``."""
    return [word for word in words if len(word) >= _LONG] + [word for word in _with_digits(words) if len(word) >= 3]


@lru_cache(maxsize=65_536)
def _codes(title: str, brand: str) -> frozenset[str]:
    """What is one word but for its signs, such as ``WP-V2`` or ``EC-H``, of which no part says anything by itself."""
    written = {squash(word) for word in title.split() if _is_code(word)}
    return frozenset(code for code in written if len(code) >= 3 and code not in squash(brand))


def _is_code(word: str) -> bool:
    return any(map(str.isdigit, word)) or any(sign in word.strip("-/.") for sign in "-/.")


def _with_digits(words: Iterable[str]) -> list[str]:
    return [word for word in words if any(map(str.isdigit, word))]
