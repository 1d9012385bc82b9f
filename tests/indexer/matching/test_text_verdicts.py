"""Matches that only text can decide: bands, vetoes, assignment."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from indexer.matching.assignment import assign
from indexer.matching.brand_names import BrandNames
from indexer.matching.prior import prior_weights
from indexer.matching.record import Record
from indexer.matching.stated_differences import stated_differences
from indexer.matching.styles import Item, Style
from indexer.matching.text_links import TextCandidate
from indexer.matching.variant_verdicts import TextAnswer, by_text
from indexer.verdict import VariantVerdict, Verdict
from tests.indexer.matching.conftest import Shop

Codes = Callable[[VariantVerdict], list[str]]
RANGE = ("Fell Runner 2 trail shoe", "Storm softshell glove", "Summit dome tent", "Kite ultralight sleeping bag")


def stock(shop: Shop, titles: Sequence[str] = RANGE) -> None:
    for number, title in enumerate(titles):
        shop.sells(f"h{number}", f"Halden {title}")


def test_an_equal_title_is_the_same_product(shop: Shop) -> None:
    stock(shop)
    shop.brand_shows("glove", "Halden Storm softshell glove")
    verdict = shop.verdicts()["glove"]
    assert (verdict.verdict, verdict.home_id) == (Verdict.SOLD_HERE, "h1")


def test_what_is_like_nothing_at_home_is_not_sold_here(shop: Shop) -> None:
    stock(shop)
    shop.brand_shows("stove", "Ember gas stove with piezo ignition")
    verdict = shop.verdicts()["stove"]
    assert verdict.verdict is Verdict.NOT_SOLD_HERE
    assert (verdict.match_probability or 1) <= 0.05


def test_a_brand_that_home_does_not_carry_is_not_sold_here(shop: Shop, codes: Codes) -> None:
    stock(shop)
    shop.brand_shows("glove", "Storm softshell glove", brand="Morrow")
    verdict = shop.verdicts()["glove"]
    assert (verdict.verdict, codes(verdict)) == (Verdict.NOT_SOLD_HERE, ["nothing_alike"])


def test_another_capacity_is_never_sold_here_by_text(shop: Shop, codes: Codes) -> None:
    stock(shop, [*RANGE, "Vault portable drive 500 GB"])
    shop.brand_shows("drive", "Halden Vault portable drive 2 TB")
    verdict = shop.verdicts()["drive"]
    assert verdict.verdict is not Verdict.SOLD_HERE
    assert "gb_differs" in codes(verdict)


def test_the_loser_of_an_assignment_is_uncertain(shop: Shop) -> None:
    stock(shop)
    shop.brand_shows("glove", "Halden Storm softshell glove")
    shop.brand_shows("lined", "Halden Storm softshell glove lined")
    verdicts = shop.verdicts()
    assert verdicts["glove"].verdict is Verdict.SOLD_HERE
    assert verdicts["lined"].verdict is Verdict.UNCERTAIN


def test_a_sure_match_that_lost_its_assignment_is_uncertain(codes: Codes) -> None:
    item = Item("v", "Storm glove", frozenset(), frozenset(), frozenset(), {}, None)
    site = Style("s", "halden", Record("Storm glove", "halden"), [item])
    home = Style("h", "", Record("Storm glove", "halden"), [replace(item, id="h")])
    found = [(home, TextCandidate(0, 5.0))]
    won = by_text(site, item, TextAnswer(found, home, 0.01), [], None, frozenset())
    lost = by_text(site, item, TextAnswer(found, None, 0.01), [], None, frozenset())
    assert (won.verdict, won.home_id) == (Verdict.SOLD_HERE, "h")
    assert (lost.verdict, codes(lost)) == (Verdict.UNCERTAIN, ["most_alike", "lost_assignment"])
    assert (lost.match_probability or 1) <= 0.5


def test_the_prior_follows_how_much_of_a_brand_is_left_at_home() -> None:
    def styles(count: int, site: str) -> list[Style]:
        return [Style(f"{site}{n}", site, Record("", "halden"), []) for n in range(count)]

    brands = BrandNames()
    few = prior_weights(styles(100, "halden"), styles(10, ""), [], brands)[0]
    many = prior_weights(styles(100, "halden"), styles(90, ""), [], brands)[0]
    joined = [(n, n) for n in range(5)]
    fewer = prior_weights(styles(100, "halden"), styles(10, ""), joined, brands)[0]
    assert fewer < few < 0 < many
    assert prior_weights(styles(1, "halden"), [], [], brands)[0] == -3.0


def test_assignment_gives_a_home_style_once_and_the_loser_its_next_best() -> None:
    candidates = {1: [TextCandidate(7, 3.0), TextCandidate(8, 1.0)], 2: [TextCandidate(7, 4.0)]}
    assert assign(candidates, [], never, 0.0) == {2: 7, 1: 8}
    assert assign(candidates, [(9, 7)], never, 0.0) == {1: 8}
    assert assign(candidates, [], lambda *_: True, 0.0) == {1: 7, 2: 7}
    assert assign(candidates, [], never, 3.5) == {2: 7}


def never(_one: int, _other: int) -> bool:
    return False


@pytest.mark.parametrize(
    ("left", "right", "codes"),
    [
        ("Drive 500 GB", "Drive 2TB", ["gb_differs"]),
        ("Drive 73 GB", "Drive 73.4GB", []),
        ("Drive 1 TB", "Drive 1000 GB", []),
        ("Screen 15.4 inch", "Screen 15.6 inch", ["inch_differs"]),
        ("Shoe black", "Shoe weiß", ["color_differs"]),
        ("Shoe black/white", "Shoe schwarz", []),
        ("Shoe", "Shoe 500 GB red", []),
    ],
)
def test_stated_differences(left: str, right: str, codes: list[str]) -> None:
    assert stated_differences(left, right) == stated_differences(right, left) == codes
