"""Catalogs of any size, scaled from the electronics catalog: the same products again and again, but none of them twice.

A *copy* of the catalog has every product under other model numbers, part numbers and GTINs, drawn from the number of
the copy, and a series name where a text has no such number. Copies share brands so that with a catalog of n products
both the number of brands and the size of each grow with √n: brands as small as in the source would make blocking by
brand trivially cheap, and one brand for all copies would be a shop that nobody has. A smaller catalog is the beginning
of a larger one.

Of ten products, six are in both catalogs, two at home only and two on a brand's site only. The home title is the
source's other text, with a word less now and then; a third of the home rows state a GTIN, a third a part number, and
half of the brands' products state both.
"""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b
from math import isqrt
from pathlib import Path

from stdnum import ean

_NUMBER = re.compile(r"(?=[^\W_]*\d)[^\W_]{4,}")
_QUANTITY = re.compile(r"\d+[a-z]{1,2}|\d{4}", re.IGNORECASE)
_SERIES = 400
_VOWELS, _CONSONANTS = "aeiou", "bdfgklmnprstv"


@dataclass(frozen=True, slots=True)
class BaseProduct:
    """What the source says of a product."""

    title: str
    description: str
    brand: str
    mpn: str
    price: float | None


@dataclass(frozen=True, slots=True)
class Listing:
    """A product as one of the two catalogs lists it; the same ``number`` is the same product."""

    number: int
    title: str
    brand: str
    gtin: str | None
    mpn: str | None
    price: float | None

    def with_title(self, title: str) -> "Listing":
        return replace(self, title=title)


def read_base(data: Path) -> list[BaseProduct]:
    """The electronics catalog under ``data``, in an order without meaning."""
    with gzip.open(data / "search" / "electronics" / "products.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rows.sort(key=lambda row: _drawn("order", row["id"]))
    return [
        BaseProduct(
            row["title"],
            row.get("description") or row["title"],
            row["brand"] or "",
            row["mpn"] or "",
            (row["price_minor_units"] or 0) / 100 or None,
        )
        for row in rows
    ]


def home_listings(base: list[BaseProduct], size: int, first: int = 0) -> Iterator[Listing]:
    """``size`` home rows; ``first``: the number of the product to begin with."""
    for number, product, copy in _universe(base, size, first):
        if number % 10 < 8:
            third = _drawn("home", number) % 3
            text = _shortened(product.description, number)
            yield _listing(number, product, copy, text, third == 0, third == 1)


def site_listings(base: list[BaseProduct], size: int, first: int = 0) -> Iterator[Listing]:
    """``size`` products of brand sites, of one variant each."""
    for number, product, copy in _universe(base, size, first):
        if number % 10 not in (6, 7):
            stated = _drawn("site", number) % 2 == 0
            yield _listing(number, product, copy, product.title, stated, stated)


def scaled(text: str, product: BaseProduct, number: int, copy: int) -> str:
    """A text of the source as it reads in a copy: another brand, other model numbers; amounts such as 500GB stay."""
    if not copy:
        return text
    branded = text.replace(product.brand, scaled_brand(product.brand, copy)) if product.brand else text
    other = _NUMBER.sub(lambda found: _other_number(found[0], copy), branded)
    return other if other != branded else f"{branded} {_syllables(_drawn('series', number % _SERIES, copy), 3)}"


def scaled_brand(name: str, copy: int) -> str:
    """The brand's name in a copy; a product without one stays without."""
    return _other_brand(name, isqrt(copy)) if name else name


def _universe(base: list[BaseProduct], size: int, first: int) -> Iterator[tuple[int, BaseProduct, int]]:
    """Products until there are ``size`` in each catalog, which holds eight of ten; eight divides it, ten ``first``."""
    for number in range(first, first + size // 8 * 10):
        yield number, base[number % len(base)], number // len(base)


def _listing(number: int, product: BaseProduct, copy: int, text: str, gtin: bool, mpn: bool) -> Listing:
    part = _other_number(product.mpn, copy) if copy else product.mpn
    return Listing(
        number,
        scaled(text, product, number, copy),
        scaled_brand(product.brand, copy),
        _gtin(number) if gtin else None,
        part if mpn and _NUMBER.fullmatch(part) else None,
        product.price,
    )


@lru_cache(maxsize=1 << 16)
def _other_number(word: str, copy: int) -> str:
    if _QUANTITY.fullmatch(word):
        return word
    drawn = _drawn("number", word.lower(), copy)
    return "".join(str((int(c) + drawn // 10**i) % 10) if c in "0123456789" else c for i, c in enumerate(word))


def _shortened(text: str, number: int) -> str:
    """Every third text lacks one of its words."""
    words = text.split()
    drawn = _drawn("word", number)
    if drawn % 3 or len(words) < 4:
        return text
    del words[drawn // 3 % len(words)]
    return " ".join(words)


@lru_cache(maxsize=1 << 14)
def _other_brand(name: str, family: int) -> str:
    return _syllables(_drawn("brand", name, family), 4) if family else name


def _syllables(drawn: int, count: int) -> str:
    found = []
    for _ in range(count):
        drawn, consonant = divmod(drawn, len(_CONSONANTS))
        drawn, vowel = divmod(drawn, len(_VOWELS))
        found.append(_CONSONANTS[consonant] + _VOWELS[vowel])
    return "".join(found).capitalize()


def _gtin(number: int) -> str:
    digits = f"0{20_000_000_000 + number:012d}"
    return digits + str(ean.calc_check_digit(digits))


def _drawn(*key: object) -> int:
    """A number that depends on the key alone."""
    text = "|".join(map(str, key))
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")
