"""Whether two brand names are the same brand: spelling, legal forms, look-alike letters, aliases, parent brands."""

import re
from collections.abc import Iterable, Sequence
from enum import IntEnum
from functools import lru_cache

from indexer.text import fold

_LONGEST = 200
_WORD = re.compile(r"[^\W_]+")
_LEGAL_FORMS = re.compile(
    "ab|ag|aps|as|asa|bv|co|company|corp|corporation|gmbh|inc|incorporated|international|intl|kg|kgaa|limited|llc|llp|ltd"
    "|nv|oy|oyj|plc|pte|pty|sa|sarl|sas|se|spa|srl|tm"
)
# Cyrillic and Greek letters whose capitals or small forms look Latin, folded: Unicode TR 39's skeleton, in small.
_LOOK_ALIKES = str.maketrans(
    "аеорсухкмтвнієјѕԁԛԝһӏ" + "αβεζηικμνορτυχ",
    "aeopcyxkmtbhiejsdqwhl" + "abezhikmnoptyx",
)


class Agreement(IntEnum):
    """What two brand fields say about each other."""

    DIFFER = -1
    UNKNOWN = 0
    AGREE = 1


@lru_cache(maxsize=65_536)
def canonical_brand(name: str) -> str:
    """``ＨＰ Inc.`` → ``hp``; words apart by one space; empty for no name. Invisible characters don't count."""
    words = _whole(name).split()
    while len(words) > 1 and _LEGAL_FORMS.fullmatch(words[-1]):
        words.pop()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)


def _whole(name: str) -> str:
    """With its legal form and all."""
    return _latin(" ".join(_WORD.findall(fold(name[:_LONGEST]).replace("&", " and "))))


def _latin(folded: str) -> str:
    """Look-alikes replaced where the whole text then reads as Latin; a truly Cyrillic or Greek name stays itself."""
    replaced = folded.translate(_LOOK_ALIKES)
    return replaced if replaced.isascii() else folded


class BrandNames:
    """Brands with what else they are called. One per run; answers are remembered."""

    def __init__(self, groups: Iterable[Sequence[str]] = (), apart: Iterable[tuple[str, str]] = ()) -> None:
        """``groups``: names that mean one brand, such as a brand site's ``brand`` and its ``aliases``.

        ``apart``: pairs that a person said are two brands, whatever groups or spelling say.
        """
        self._whole: set[str] = set()
        """Names that only their legal forms tell apart, so that these count: ``acme gmbh`` and ``acme ltd``."""
        self._apart = frozenset(frozenset(self._told_apart(*pair)) for pair in apart)
        self._group_of: dict[str, str] = {}
        for group in groups:
            names = [name for name in map(self._plain, group) if name]
            for name in names:
                self._join(name, self._group_of.get(names[0], names[0]))
        pairs = [sorted(self._group_of.get(name, name) for name in pair) for pair in self._apart if len(pair) > 1]
        self._known = {(a, b): Agreement.DIFFER for pair in pairs for a, b in (pair, pair[::-1])}
        self._stated = (sorted(self._group_of.items()), sorted(map(sorted, self._apart)))

    def _told_apart(self, one: str, other: str) -> tuple[str, str]:
        if canonical_brand(one) == canonical_brand(other):
            self._whole.update((_whole(one), _whole(other)))
        return self._plain(one), self._plain(other)

    def _plain(self, name: str) -> str:
        if self._whole and (whole := _whole(name)) in self._whole:
            return whole
        return canonical_brand(name)

    def _join(self, name: str, group: str) -> None:
        """Into the group, unless it is apart from any of its names."""
        members = {group, *(member for member, its in self._group_of.items() if its == group)}
        if not any(frozenset((name, member)) in self._apart for member in members - {name}):
            self._group_of.setdefault(name, group)

    @property
    def stated(self) -> object:
        """All that was said of names, in order: what two of these have to share to say the same."""
        return self._stated

    def resolve(self, name: str | None) -> str:
        """The name that stands for the brand; empty if there is none."""
        canonical = self._plain(name or "")
        return self._group_of.get(canonical, canonical)

    def compare(self, left: str, right: str) -> Agreement:
        """What two resolved names say; an unknown one is no disagreement."""
        if not left or not right:
            return Agreement.UNKNOWN
        if left == right:
            return Agreement.AGREE
        key = (left, right)
        if key not in self._known:
            self._known[key] = Agreement.AGREE if _same_brand(left, right) else Agreement.DIFFER
        return self._known[key]

    def may_own(self, brand: str, home_brand: str) -> bool:
        """Whether a brand's style may be one of a home brand; a style without a brand may be of any."""
        return not brand or self.compare(brand, home_brand) is Agreement.AGREE


def _same_brand(left: str, right: str) -> bool:
    """``hp`` and ``hp enterprise``, ``tp link`` and ``tplink``, ``ibm`` and its full name."""
    short, long = sorted((left.split(), right.split()), key=len)
    if "".join(short) == "".join(long):
        return True
    if len(short) == 1 and len(long) > 1 and short[0] == "".join(word[0] for word in long):
        return True
    return any(long[i : i + len(short)] == short for i in (0, len(long) - len(short)))


@lru_cache(maxsize=65_536)
def recognised_by(name: str) -> frozenset[str]:
    """Two names that agree (``BrandNames.compare``) have one of these in common; most others need not be compared.

    The first and the last word, all words as one, and their initials.
    """
    words = name.split()
    if len(words) < 2:
        return frozenset(words)
    return frozenset((words[0], words[-1], "".join(words), "".join(word[0] for word in words)))
