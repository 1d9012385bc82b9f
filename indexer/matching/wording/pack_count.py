"""How many of a product one offer holds, where its text says so."""

import re

from indexer.text import fold

_MOST = 1_000
_PACKS = {
    re.compile(r"(?<![\d.,/])(\d{1,3})\s?[-–]?\s?(?:er[\s-]?)?(?:packs?|pks?|multipacks?|stuck|pezzi)(?![^\W_])"): (
        "pack",
        "pk",
        "stuck",
        "pezzi",
    ),
    re.compile(
        r"(?<![^\W_])(?:packs?|pkg?|box|case|set|bundle|lot)\s+(?:of|von|de|van|di|a)\s+(\d{1,3})(?![^\W_]|[.,]\d)"
    ): ("pack", "pk", "box", "case", "set", "bundle", "lot"),
    re.compile(r"(?<![\d.,/])(\d{1,3})\s?[x×]\s?\d+(?:[.,]\d+)?\s?(?:ml|cl|l|oz|g|kg)(?![^\W_])"): ("x", "×"),
}
"""By expression what a text has to hold for it to be worth a look."""
_WORDS = {"twin pack": 2, "twinpack": 2, "dual pack": 2, "double pack": 2, "duopack": 2, "triple pack": 3}
_LEADING = re.compile(r"^\W*(?:description\W*)?(\d{1,3})\s?[x×]\s(?!\d+(?!\S))(?=\S)")


def pack_count(*texts: str | None) -> int | None:
    """The count that the first of the texts to name one states (``5 Pack``, ``6 x 330 ml``); None if none does.

    Counts of contents (sheets, pieces in a box) are no packs.
    """
    for text in texts:
        if text and (count := _count(fold(text[:500]))):
            return count
    return None


def leading_count(text: str | None, brand: str | None = None) -> int | None:
    """The count of a title or description that begins with one (``2 x …``), or with the brand and one."""
    match = _LEADING.match(fold((text or "")[:60]).removeprefix(fold(brand or "")))
    return _plausible(match[1]) if match else None


def _count(folded: str) -> int | None:
    for pattern, signs in _PACKS.items():
        if any(sign in folded for sign in signs) and (match := pattern.search(folded)):
            return _plausible(match[1])
    if "pack" not in folded:
        return None
    return next((count for words, count in _WORDS.items() if words in folded), None)


def _plausible(digits: str) -> int | None:
    count = int(digits)
    return count if 1 <= count <= _MOST else None
