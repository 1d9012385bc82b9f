"""Listings that differ by one thing, such as a size or a generation: ``variants.csv``, written for this project.

Every brand has four listings in a shop and four on its own site, in other words and often another language. All
pairs of the two are labelled, since each listing names its product; ``docs/variants.md`` has the rules.
"""

import csv
import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

LISTINGS = Path(__file__).with_name("variants.csv")
_SEED = 5


@dataclass(frozen=True)
class Listing:
    """One row; ``catalog`` is ``home`` or ``site``; two listings with the same ``product`` are the same."""

    category: str
    brand: str
    catalog: str
    product: str
    title: str


def read_listings(path: Path = LISTINGS) -> list[Listing]:
    """All rows, in the order of the file."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Listing(**row) for row in csv.DictReader(file)]


def labelled_pairs(listings: Sequence[Listing]) -> list[tuple[int, int, bool]]:
    """Row of the site's listing, row of the shop's, and whether they are the same product; within each brand."""
    at_home: dict[str, list[int]] = {}
    on_site: dict[str, list[int]] = {}
    for number, listing in enumerate(listings):
        (at_home if listing.catalog == "home" else on_site).setdefault(listing.brand, []).append(number)
    return [
        (site, home, listings[site].product == listings[home].product)
        for brand in on_site
        for site, home in product(on_site[brand], at_home[brand])
    ]


def write_labelled_set(folder: Path) -> None:
    """As a folder that ``offshelf train`` and ``offshelf eval match`` read; a brand's pairs share one split."""
    listings = read_listings()
    folder.mkdir()
    for name, catalog in (("tableA", "site"), ("tableB", "home")):
        rows = [(n, one.title, one.brand) for n, one in enumerate(listings) if one.catalog == catalog]
        _write(folder / f"{name}.csv", ("id", "title", "brand"), rows)
    brands = sorted({listing.brand for listing in listings})
    random.Random(_SEED).shuffle(brands)
    part = {brand: ("train", "train", "train", "valid", "test")[number % 5] for number, brand in enumerate(brands)}
    for name in ("train", "valid", "test"):
        pairs = labelled_pairs([one for one in listings if part[one.brand] == name])
        numbers = [n for n, one in enumerate(listings) if part[one.brand] == name]
        labelled = [(numbers[site], numbers[home], int(same)) for site, home, same in pairs]
        _write(folder / f"{name}.csv", ("ltable_id", "rtable_id", "label"), labelled)


def _write(path: Path, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
