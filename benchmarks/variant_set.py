"""Listings that differ by one thing, such as a size or a generation: ``variants.csv``, written for this project.

Every brand has four listings in a shop and four on its own site, in other words and often another language. All
pairs of the two are labelled, since each listing names its product; ``docs/variants.md`` has the rules.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

LISTINGS = Path(__file__).with_name("variants.csv")


@dataclass(frozen=True)
class Listing:
    """One row; ``catalog`` is ``home`` or ``site``; two listings with the same ``product`` are the same."""

    category: str
    brand: str
    catalog: str
    product: str
    title: str


def read_listings() -> list[Listing]:
    """All rows, in the order of the file."""
    with LISTINGS.open(encoding="utf-8", newline="") as file:
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
