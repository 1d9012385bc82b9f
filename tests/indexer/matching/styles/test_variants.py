"""The labelled listings that differ by one thing only, and what the line says of them."""

from collections import Counter

import pytest

from benchmarks.variant_set import Listing, labelled_pairs, read_listings
from indexer.verdict import Verdict
from tests.indexer.matching.conftest import Shop, Verdicts


@pytest.fixture(scope="module")
def listings() -> list[Listing]:
    return read_listings()


@pytest.fixture(scope="module")
def verdicts(listings: list[Listing]) -> Verdicts:
    shop = Shop()
    for number, one in enumerate(listings):
        if one.catalog == "home":
            shop.sells(str(number), one.title, brand=one.brand)
        else:
            site = "".join(letter for letter in one.brand.lower() if letter.isalnum())
            shop.brand_shows(str(number), one.title, site=site, brand=one.brand)
    return shop.verdicts()


def test_the_set_is_what_the_docs_say_it_is(listings: list[Listing]) -> None:
    pairs = labelled_pairs(listings)
    assert len(pairs) >= 1_000
    assert len({one.category for one in listings}) >= 10
    assert max(Counter((one.catalog, one.product) for one in listings).values()) == 1


def test_no_variant_is_taken_for_another(listings: list[Listing], verdicts: Verdicts) -> None:
    said = {int(n): int(v.home_id) for n, v in verdicts.items() if v.verdict is Verdict.SOLD_HERE and v.home_id}
    right = [n for n, home in said.items() if listings[n].product == listings[home].product]
    assert len(right) >= 30
    assert len(said) - len(right) <= 1


def test_hardly_anything_sold_is_claimed_not_to_be(listings: list[Listing], verdicts: Verdicts) -> None:
    """Most sites of the set write another language than the shop: there, no word in common proves nothing."""
    sold = {one.product for one in listings if one.catalog == "home"}
    claimed = [int(n) for n, verdict in verdicts.items() if verdict.verdict is Verdict.NOT_SOLD_HERE]
    false = [listings[n].title for n in claimed if listings[n].product in sold]
    assert len(false) <= 1, false
