"""Brand fields that mislead: common words, the shop's own name, look-alike letters."""

from collections.abc import Callable

import pytest

from indexer.matching.titles.named_brand import names_brand
from indexer.verdict import VariantVerdict
from tests.indexer.matching.conftest import Shop

GTIN = "04006381333931"
Codes = Callable[[VariantVerdict], list[str]]


@pytest.mark.parametrize("brand", ["Apple", "Gap", "Next", "Boss"])
def test_a_brand_that_is_a_common_word_is_no_word_of_titles(shop: Shop, brand: str) -> None:
    shop.sells("h1", f"Juice of the {brand.lower()} tree, 1 litre", brand="Orchard Lane")
    shop.sells("h2", f"{brand} leather strap, black", brand=brand, gtins=[GTIN])
    shop.brand_shows("p1", f"{brand} wool scarf, grey", brand=brand, site="acme")
    shop.brand_shows("p2", "Strap", brand=brand, site="acme", variants=[{"gtin": GTIN}])
    verdicts = shop.verdicts()
    assert verdicts["p1"].home_id != "h1"
    assert verdicts["p1"].verdict != "sold_here"
    assert (verdicts["p2"].verdict, verdicts["p2"].home_id) == ("sold_here", "h2")


def test_a_brand_field_that_holds_the_shops_name_hides_no_product(shop: Shop) -> None:
    for number in range(40):
        shop.sells(f"h{number}", f"Halden Ridge {number}00X boot", brand="Example Shop", mpn=f"RIDGE-{number}00X")
        shop.brand_shows(f"p{number}", f"Ridge {number}00X boot", variants=[{"mpn": f"RIDGE-{number}00X"}])
    said = [verdict.verdict for verdict in shop.verdicts().values()]
    assert "not_sold_here" not in said


@pytest.mark.parametrize("written", ["Наlden", "HALDEN", "Ｈａｌｄｅｎ", "Hal\u200bden", "Hàlden"])
def test_a_brand_in_look_alike_letters_is_the_same(shop: Shop, codes: Codes, written: str) -> None:
    shop.sells("h1", "Halden Storm glove", gtins=[GTIN])
    shop.brand_shows("p1", "Storm glove", brand=written, variants=[{"gtin": GTIN}])
    verdict = shop.verdicts()["p1"]
    assert (verdict.verdict, codes(verdict)[0]) == ("sold_here", "gtin_equal")


def test_titles_of_two_spellings_of_a_brand_are_compared(shop: Shop, codes: Codes) -> None:
    shop.sells("h", "Halden Outdoor night mask 50 ml", brand="Halden Outdoor")
    shop.brand_shows("p", "Night mask, 50 ml")
    assert "titles_equal" in codes(shop.verdicts()["p"])


@pytest.mark.parametrize(
    ("title", "brand", "named"),
    [
        ("Halden Kite tent", "halden", True),
        ("Kite tent, green - HALDEN", "halden", True),
        ("Kite tent Tarn Outdoor 2026 green", "tarn outdoor", True),
        ("Harrow & Pine shirt", "harrow and pine", True),
        ("Kite Halden tent", "halden", False),
        ("Pegs for Tarn Outdoor", "tarn outdoor", False),
        ("Home tent", "home", False),
        ("Tent pro kit", "pro kit", False),
        ("X tent", "x", False),
        ("Tarn", "tarn outdoor", False),
    ],
)
def test_a_title_names_its_brand_where_it_begins_or_ends(title: str, brand: str, named: bool) -> None:
    assert names_brand(title, brand) is named


@pytest.mark.parametrize(("title", "equal"), [("Halden night mask 50 ml", True), ("Night Halden mask 50 ml", False)])
def test_a_row_without_a_brand_is_compared_as_of_the_one_it_names(
    shop: Shop, codes: Codes, title: str, equal: bool
) -> None:
    shop.sells("h", title, brand=None)
    shop.brand_shows("p", "Night mask, 50 ml")
    assert ("titles_equal" in codes(shop.verdicts()["p"])) is equal


def test_two_rows_without_a_brand_that_are_called_the_same_are_no_one_product(shop: Shop, codes: Codes) -> None:
    for number in range(2):
        shop.sells(f"h{number}", "Halden night mask 50 ml", brand=None)
    shop.brand_shows("p", "Night mask, 50 ml")
    assert "titles_equal" not in codes(shop.verdicts()["p"])


def test_titles_of_no_brand_are_within_one_another_as_well(shop: Shop, codes: Codes) -> None:
    shop.sells("h", "Fjord night mask 50 ml", brand=None)
    shop.brand_shows("p", "Night mask, 50 ml", brand=None)
    assert "title_within" in codes(shop.verdicts()["p"])
