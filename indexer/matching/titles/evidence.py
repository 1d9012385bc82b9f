"""What two titles of one brand say beyond the scorer: the same words, one within the other, one name, or nothing."""

from collections.abc import Iterable

from indexer.matching.styles.styles import Style
from indexer.matching.titles.another_edition import word_of_another_edition
from indexer.matching.titles.index import TitleIndex, Titles, Words
from indexer.matching.titles.made_for import is_made_for
from indexer.matching.titles.read_title import ReadTitle
from indexer.matching.titles.replaced_words import replaced_words
from indexer.matching.titles.words import title_words
from indexer.matching.wording.part_numbers import numbers_in_title
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
_LEAST_WORDS = 2
"""Words without the brand's that can name a product."""
_NO_BRAND = ("", "")
"""Where home has what states no brand."""
_NAME = 4
"""Letters of a name at least."""


class TitleEvidence:
    """Titles without their brand's words, and which others of the brand hold them."""

    def __init__(self, home: Titles, site: Titles) -> None:
        self._home, self._site = home, site

    def compare(self, one: ReadTitle, other: ReadTitle, doubtful: bool = False) -> list[Evidence]:
        """``one`` of the site, ``other`` of home; ``doubtful``: the scorer takes them for two products.

        Only then does a name say more than the scorer: it lets nobody claim that home lacks what it has.
        """
        if not one.is_alike(other):
            return [_NOTHING_IN_COMMON]
        both = _of_one_brand(one, other)
        return self._compare(*both, doubtful) if both else []

    def _compare(self, one: ReadTitle, other: ReadTitle, doubtful: bool) -> list[Evidence]:
        """Titles of one brand, or both of none."""
        if (one.may_be_made_for or other.may_be_made_for) and _made_for_each_other(one, other):
            return [_MADE_FOR]
        words, others = one.words, other.words
        if min(len(words), len(others)) < _LEAST_WORDS:
            return []
        if words == others:
            return self._equal(one, other)
        if another := word_of_another_edition(one, other):
            detail = f"Of two titles that are nearly the same, one says '{another}': another edition, or a part of it."
            return [Evidence(code="edition_differs", detail=detail, weight=_BETTER_ELSEWHERE)]
        if words < others or others < words:
            return self._within(one, other)
        if not one.brand:
            return []
        if doubtful:
            return self._named(one, other)
        return self._outdone(one, other) or self._replaced(one, other)

    def _outdone(self, one: ReadTitle, other: ReadTitle) -> list[Evidence]:
        """Whether another title of the site holds all that this one shares with home's, and more of it.

        A pack takes no home product from the single.
        """
        (_, site), words, others = _scopes(one, other), one.words, other.words
        titles = self._site.around(site, words & others, one_of=others - words)
        if all(_names_pack(title - others) for title in titles):
            return []
        detail = "Another product of this site has all the words that this one shares with the home product, and more."
        return [Evidence(code="title_outdone", detail=detail, weight=_BETTER_ELSEWHERE)]

    def _equal(self, one: ReadTitle, other: ReadTitle) -> list[Evidence]:
        (home, site), words = _scopes(one, other), one.words
        if not one.brand or self._at_home(home, words) > 1 or self._site.count(site, words) > 1:
            return []
        detail = "The titles hold the same words, and no other product here or there has them."
        return [Evidence(code="titles_equal", detail=detail, weight=_EQUAL)]

    def _at_home(self, home: tuple[str, str], words: Words) -> int:
        """How often home has exactly this title, with the brand in its field or in the title."""
        of_none = 0 if home == _NO_BRAND else self._home.count(_NO_BRAND, words.union(home[1].split()))
        return self._home.count(home, words) + of_none

    def _replaced(self, one: ReadTitle, other: ReadTitle) -> list[Evidence]:
        """Whether they differ in one place, by words of which one catalog says both of the brand's products.

        Otherwise it may be one word in two languages; and a part number that both hold tells more.
        """
        replaced = replaced_words(one.in_order, other.in_order)
        if replaced is None or numbers_in_title(one.text) & numbers_in_title(other.text):
            return []
        (ours, theirs), (home, site) = replaced, _scopes(one, other)
        if not (_says(self._home, home, ours) or _says(self._site, site, theirs)):
            return []
        detail = f"In one place, one title says '{' '.join(ours)}' and the other '{' '.join(theirs)}'."
        return [Evidence(code="word_replaced", detail=detail, weight=_BETTER_ELSEWHERE)]

    def _within(self, one: ReadTitle, other: ReadTitle) -> list[Evidence]:
        """A short title names a product if only one longer title on each side can be meant by it."""
        (home, site), words, others = _scopes(one, other), one.words, other.words
        if words < others:
            of_none = self._home.around(_NO_BRAND, words.union(home[1].split()))
            here = any(title != others for title in self._home.around(home, words))
            here |= any(title.difference(home[1].split()) != others for title in of_none)
            there = any(not title <= words for title in self._site.within(site, others))
        else:
            here = any(not title <= others for title in self._home.within(home, words))
            there = any(title != words for title in self._site.around(site, others))
        if there:
            detail = "One title is within the other, but so is that of another product of this site."
            return [Evidence(code="title_within_two", detail=detail, weight=_BETTER_ELSEWHERE)]
        if here or self._site.count(site, words) > 1 or self._at_home(home, others) > 1:
            return []
        detail = "All words of one title are in the other, and in that of no other product here or there."
        return [Evidence(code="title_within", detail=detail, weight=_WITHIN)]

    def _named(self, one: ReadTitle, other: ReadTitle) -> list[Evidence]:
        """By the one word that only they have: a name is all that two languages share of a product."""
        home, site = _scopes(one, other)
        names = [word for word in sorted(one.words & other.words) if len(word) >= _NAME and word.isalpha()]
        only = self._site.held_once(site, self._home.held_once(home, names))
        if not only:
            return []
        detail = f"Both titles hold the word '{only[0]}', and that of no other product of the brand here or there does."
        return [Evidence(code="name_shared", detail=detail, weight=_NAMED)]


def _says(titles: Titles, scope: tuple[str, str], words: Iterable[str]) -> bool:
    return all(any(True for _ in titles.around(scope, frozenset((word,)))) for word in words)


def _names_pack(words: Words) -> bool:
    return any(word == "pack" or word.endswith("pieces") for word in words)


def _made_for_each_other(one: ReadTitle, other: ReadTitle) -> bool:
    return is_made_for(one.text, other.text, one.brand) or is_made_for(other.text, one.text, one.brand)


def title_index(styles: Iterable[Style]) -> TitleIndex:
    """The titles of styles, by site and brand."""
    index = TitleIndex()
    for style in styles:
        index.add((style.site, style.record.brand), title_words(style.record.title, style.record.brand))
    return index


def _of_one_brand(one: ReadTitle, other: ReadTitle) -> tuple[ReadTitle, ReadTitle] | None:
    """Where only one states its brand, the other as one of that brand if its title names it."""
    if bool(one.brand) == bool(other.brand):
        return one, other
    read = other.of_brand(one.brand) if one.brand else one.of_brand(other.brand)
    if read is None:
        return None
    return (one, read) if one.brand else (read, other)


def _scopes(one: ReadTitle, other: ReadTitle) -> tuple[tuple[str, str], tuple[str, str]]:
    """Where home has the brand of its style ``other``, and where the site has that of its style ``one``."""
    return ("", other.brand), (one.site, one.brand)
