"""The order in which people name sizes."""

import re

from crawler.normalisation.size import parse_size

_NUMBER = re.compile(r"(\d{1,6}(?:[.,]\d{1,3})?)\s*(\D{0,8})")
_RANGE = re.compile(r"(?<=\w)\s*[/–-]\s*(?=\w)|\s*\(")
_RANKS = {name: rank for rank, name in enumerate(("XXS", "XS", "S", "M", "L", "XL", "XXL", "3XL", "4XL", "5XL", "6XL"))}


def size_order(size: str) -> tuple[int, str, float]:
    """A key to sort by: numbers by unit or scale and amount, then letters from XXS on, then the rest.

    A range stands where it begins: ``S/M``, ``36-38``.
    """
    text = size.strip()
    for part in (text, _RANGE.split(text)[0]):
        read = parse_size(part)
        if read and read.system == "letter":
            return 1, "", float(_RANKS[read.value])
        if found := _NUMBER.fullmatch(part):
            return 0, found[2], float(found[1].replace(",", "."))
        if read and _NUMBER.fullmatch(read.value):
            return 0, read.system or "", float(read.value)
    return 2, size, 0.0


def is_size_range(size: str) -> bool:
    """Whether it names two sizes, or one in two scales: ``S/M``, ``36-38``, ``8 (42)``."""
    return _RANGE.search(size.strip()) is not None
