"""What text missed can only be what home has left."""

from tests.indexer.matching.conftest import Shop

WORDS = ("amber", "birch", "cedar", "dune", "ember", "fern", "glade", "heath", "inlet", "jetty")


def gtin_14(number: int) -> str:
    digits = f"{400638100000 + number:012d}"
    odd, even = sum(map(int, digits[::2])), sum(map(int, digits[1::2]))
    return f"0{digits}{-(odd + 3 * even) % 10}"


def numbered_shop() -> Shop:
    """GTINs join ten styles that the shop calls by something else altogether: text misses much of this brand."""
    shop = Shop()
    for number, word in enumerate(WORDS):
        gtin = gtin_14(number)
        shop.sells(f"h{number}", f"Household article no. {number + 7}", gtins=[gtin])
        shop.brand_shows(f"s{number}", f"{word.title()} kettle with whistle", [{"gtin": gtin}])
    shop.brand_shows("new", "Quarry teapot in stoneware", [{"gtin": gtin_14(99)}])
    return shop


def chance(shop: Shop) -> float:
    return shop.verdicts()["new"].match_probability or 0.0


def test_where_everything_at_home_is_accounted_for_nothing_else_is_sold() -> None:
    assert chance(numbered_shop()) < 0.02


def test_what_home_has_left_may_be_it() -> None:
    shop = numbered_shop()
    for number in range(10):
        shop.sells(f"left{number}", f"Household article no. {number + 90}")
    assert chance(shop) > 0.1


def test_not_what_another_product_has_taken_by_its_title() -> None:
    shop = numbered_shop()
    for number, word in enumerate(WORDS):
        shop.sells(f"left{number}", f"{word.title()} tray in oiled oak with brass handles")
        shop.brand_shows(f"t{number}", f"{word.title()} tray in oiled oak with brass handles", [{}])
    assert chance(shop) < 0.03
