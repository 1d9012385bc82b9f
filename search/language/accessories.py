"""Is a product what the query names, or something for it? ``Laptop sleeve`` is no laptop."""

from collections.abc import Collection, Iterable, Sequence

from indexer.matching.titles.made_for import PREPOSITIONS
from search.language.inflection import singular, words_with
from search.language.word_lists import listed_lines

_NEAR = 3
"""Words after the one that is looked for."""

_STEMS = frozenset(singular(word) for line in listed_lines("accessories.txt") for word in line.split())
_FORMS = frozenset(word for stem in _STEMS for word in words_with(stem))
"""Every word with one of these stems."""
_WITH = frozenset(("with", "incl", "including", "mit", "inkl", "avec", "con", "met", "com", "med"))


def names_accessory(words: Iterable[str]) -> bool:
    """Whether a title's words have one for an accessory at all; where none has, stems need not be read."""
    return not _FORMS.isdisjoint(words)


def is_accessory(title: Sequence[str], wanted: Collection[str]) -> bool:
    """Whether every mention of the query in a title's stems is followed by an accessory that the query does not name.

    ``wanted``: the stems of the query's words; numbers among them name no thing. ``Laptop with bag`` comes with the bag
    and is a laptop.
    """
    mentioned = [i for i, stem in enumerate(title) if stem in wanted and not stem[0].isdigit()]
    for i in mentioned:
        last = i + 1 not in mentioned
        if last and not (names_another(title[i + 1 : i + 1 + _NEAR], wanted) or _is_for(title[:i], wanted)):
            return False
    return bool(mentioned)


def names_another(title: Sequence[str], wanted: Collection[str]) -> bool:
    """Whether stems of a title name an accessory that is not wanted, and that does not come with something else."""
    for stem in title:
        if stem in _WITH:
            return False
        if stem in _STEMS and stem not in wanted:
            return True
    return False


def _is_for(before: Sequence[str], wanted: Collection[str]) -> bool:
    """Whether what stands before a mention says that something is made for it: ``Case for Acme phone``."""
    at = next((i for i in range(len(before) - 1, -1, -1) if before[i] in PREPOSITIONS), None)
    return at is not None and any(stem in _STEMS and stem not in wanted for stem in before[:at])
