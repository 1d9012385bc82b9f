"""The order in which people name sizes."""

import re

_NUMBER = re.compile(r"(\d{1,6}(?:[.,]\d{1,3})?)\s*(\D{0,8})")
_LETTERS = {name: rank for rank, name in enumerate(("XXS", "XS", "S", "M", "L", "XL", "XXL", "XXXL"))}


def size_order(size: str) -> tuple[int, str, float]:
    """A key to sort by: numbers by unit and amount, then letters from XXS on, then the rest."""
    if found := _NUMBER.fullmatch(size.strip()):
        return 0, found[2], float(found[1].replace(",", "."))
    rank = _LETTERS.get(size.strip().upper())
    return (2, size, 0.0) if rank is None else (1, "", float(rank))
