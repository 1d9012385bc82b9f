"""Part numbers: split from the fields that hold them, and found in titles."""

import re

from indexer.matching.wording.quantities import is_quantity
from indexer.matching.wording.read_once import read_once
from indexer.text import fold, squash, terms

_LONGEST_FIELD = 2_000
_MOST = 20
_LEAST_DIGITS = 2
"""Of a number in a title."""
_NONE: frozenset[str] = frozenset()
"""Once for all titles: every empty set takes 216 bytes."""
_SEPARATORS = re.compile(r"[,;|\n\t]+|\s/\s")
_PACK_SUFFIX = re.compile(r"[\s_-]*\d{1,3}[\s-]?(?:er|x)?[\s-]?(?:packs?|pk|pcs?)\b.*$", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W_]+(?:[./#+-][^\W_]+)*")
_BEGINNINGS = "for fits compatible equivalent suitable replacement replaces fur pour para voor per"
_FOR = frozenset(_BEGINNINGS.split())
"""Words that the expression below begins with."""
_AFTER_FOR = re.compile(
    r"(?:^|[\s(.,])"
    r"(?:for|fits|compatible with|equivalent to|suitable for|replacement of|replaces|fur|pour|para|voor|per)\s.*$",
    re.IGNORECASE,
)


@read_once(65_536)
def stated_numbers(field: str | None, brand: str | None) -> frozenset[str]:
    """The part numbers of an MPN field, squashed: lists split, brand prefixes and pack suffixes taken off.

    ``HPN9C43AA-ABB, N9C43AA#ABB`` of HP → ``hpn9c43aaabb``, ``n9c43aaabb``.
    """
    numbers: dict[str, None] = {}
    squashed_brand = squash(brand or "")
    for part in _SEPARATORS.split((field or "")[:_LONGEST_FIELD])[:_MOST]:
        bare = _PACK_SUFFIX.sub("", part).strip()
        tokens = bare.split()
        words = [squash(bare)] + ([squash(token) for token in tokens] if len(tokens) > 1 else [])
        for position, word in enumerate(words):
            if _is_number(word, whole=position == 0) and word != squashed_brand:
                numbers[word] = None
                rest = word.removeprefix(squashed_brand)
                if squashed_brand and rest != word and _is_number(rest, whole=True):
                    numbers[rest] = None
    return frozenset(numbers)


def numbers_in_title(title: str) -> frozenset[str]:
    """What looks like the product's own part number in its title, squashed; what it is made *for* is left out."""
    return _numbers_in(fold(title[:_LONGEST_FIELD]))


@read_once(65_536)
def _numbers_in(folded: str) -> frozenset[str]:
    if folded.isascii() and _digits(folded) < _LEAST_DIGITS:
        return _NONE
    found: dict[str, None] = {}
    likely = " ".join([word for word in own_part(folded).split() if not word.isalpha()])
    for token in _TOKEN.findall(likely)[:200]:
        if token.isalpha() or (token.isascii() and _digits(token) < _LEAST_DIGITS):
            continue
        bare = _PACK_SUFFIX.sub("", token) if _may_end_in_pack(token) else token
        squashed = squash(bare)
        if is_number_like(squashed) and not is_quantity(bare):
            found[squashed] = None
    return frozenset(found) if found else _NONE


def own_part(title: str) -> str:
    """A title up to the words that say what the product is made for."""
    if title.isascii() and _FOR.isdisjoint(terms(title)):
        return title
    return _AFTER_FOR.sub("", title)


def same_series(one: str, other: str) -> bool:
    """Whether two squashed numbers have letters and digits in the same places, as a maker's numbers of one kind do."""
    return len(one) == len(other) and all(a.isdigit() == b.isdigit() for a, b in zip(one, other, strict=True))


def is_continued(one: str, other: str) -> bool:
    """Whether one squashed number is the other and a few letters more, as for a region, a package or a carrier."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    more = len(long) - len(short)
    return len(short) >= 7 and 1 <= more <= 3 and long.startswith(short) and long[-more:].isalpha()


def is_number_like(squashed: str) -> bool:
    """Whether a word of a title can be a part number: letters and digits, or a long number."""
    digits = _digits(squashed)
    if digits == len(squashed):
        return 6 <= digits <= 14
    return 5 <= len(squashed) <= 25 and digits >= _LEAST_DIGITS


def _digits(text: str) -> int:
    """How many there are."""
    if text.isascii():
        return len(text) - len(text.encode().translate(None, b"0123456789"))
    return sum(c.isdigit() for c in text)


def _may_end_in_pack(token: str) -> bool:
    """Whether it is worth an expression to find out."""
    return not token.isascii() or any(letters in token for letters in ("pa", "pk", "pc"))


def _is_number(squashed: str, whole: bool) -> bool:
    digits = _digits(squashed)
    if whole:
        return 3 <= len(squashed) <= 50 and digits >= 1
    return 6 <= len(squashed) <= 50 and digits >= 3
