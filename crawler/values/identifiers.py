"""Product identifiers: GTINs as 14 digits that can be compared, and what is a part number at all."""

import re
import unicodedata

from stdnum import ean

_SEPARATORS = re.compile(r"[\s\-.\u2010-\u2015]+")
_PARTS = re.compile(r"\s*(?:[,;|\n]|\s/\s|\bor\b)\s*", re.IGNORECASE)
_PACKAGING = re.compile(
    r"\b(?:bulk|oem|retail|refurb(?:ished)?|renewed|new|used|part\s*(?:no|number)?|mpn|model)\b[.:#]*"
)
_PLACEHOLDERS = frozenset(
    ("", "na", "none", "null", "nil", "unknown", "doesnotapply", "notapplicable", "undefined", "nan", "tbd")
)
_NOT_ALNUM = re.compile(r"[\W_]+")


def normalize_gtin(text: str) -> str | None:
    """A GTIN as its 14 digits, or None where ``gtin_problem`` finds one."""
    return None if gtin_problem(text) else _digits(text).zfill(14)


def gtin_problem(text: str) -> str | None:
    """Why a text is no GTIN, as a reason code; None if it is one.

    All-zero codes and GS1's restricted circulation numbers (in-store codes and coupons) identify nothing
    outside the shop that printed them.
    """
    digits = _digits(text)
    if not digits.isascii() or not digits.isdigit() or len(digits) not in (8, 12, 13, 14):
        return "gtin_malformed"
    if not digits.strip("0"):
        return "gtin_filler"
    if not ean.is_valid(digits):
        return "gtin_check_digit"
    return "gtin_in_store" if _restricted(digits.zfill(14)) else None


def _restricted(gtin14: str) -> bool:
    if gtin14.startswith("000000"):  # a GTIN-8: its own prefixes 0 and 2 are restricted
        return gtin14[6] in "02"
    return gtin14[1] == "2" or gtin14[1:3] in ("02", "04", "05") or gtin14[1:3] == "99"


def _digits(text: str) -> str:
    return _SEPARATORS.sub("", text.strip())


def states_mpn(text: str) -> bool:
    """Whether a field holds a part number: more than words for the packaging, zeros, and words for nothing."""
    parts = (_NOT_ALNUM.sub("", _PACKAGING.sub(" ", part)) for part in _PARTS.split(_fold(text)))
    return any(part.strip("0") not in _PLACEHOLDERS for part in parts)


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()
