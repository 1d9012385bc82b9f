"""What GTINs teach about the titles of a brand."""

from dataclasses import replace

from indexer.matching.estimates.missed import MissRates, Telling
from indexer.verdict import Verdict
from tests.indexer.matching.conftest import Shop

FELL, KITE, THIRD = (Telling(("mall", brand), words=7, has_siblings=False) for brand in ("fell", "kite", "third"))


def test_a_brand_whose_titles_say_nothing_is_missed_more_often() -> None:
    rates = MissRates([FELL] * 30 + [KITE] * 30, [False] * 30 + [True] * 30)
    assert rates.chance(KITE, 0.5) < rates.chance(THIRD, 0.5) < rates.chance(FELL, 0.5)
    assert rates.chance(FELL, 0.1) < rates.chance(FELL, 0.5)


def test_long_titles_and_siblings_at_home_are_learned() -> None:
    short, long, with_siblings = replace(FELL, words=2), replace(FELL, words=20), replace(FELL, has_siblings=True)
    rates = MissRates([short, long, FELL, with_siblings] * 20, [False, True, False, True] * 20)
    assert rates.chance(long, 0.5) < rates.chance(short, 0.5)
    assert rates.chance(with_siblings, 0.5) < rates.chance(FELL, 0.5)


def test_where_nothing_is_known_little_is_missed() -> None:
    assert 0 < MissRates([], []).chance(FELL, 0.5) < 0.01
    assert MissRates([FELL], [False]).chance(FELL, 0.5) < 0.15


def test_a_number_does_not_find_what_has_none(shop: Shop) -> None:
    """The shop says what it sells in words: that it names no such number proves nothing."""
    for number in range(12):
        shop.sells(f"h{number}", f"Stereo headphone of sort {chr(97 + number)}", brand="Wordy")
        shop.sells(f"n{number}", f"Headphone QX{number + 10}70B", brand="Coded")
        for brand in ("wordy", "coded"):
            name, site = brand.title(), brand
            shop.brand_shows(f"{brand}{number}", f"SHP{number + 10}00K in-ear clip", site=site, brand=name)
    verdicts = shop.verdicts()
    assert verdicts["coded3"].verdict is Verdict.NOT_SOLD_HERE
    assert verdicts["wordy3"].verdict is Verdict.UNCERTAIN


def test_nobody_says_not_sold_of_a_brand_that_text_does_not_know(shop: Shop) -> None:
    for number in range(40):
        gtin = f"0{4_006_381_000_00 + number}"
        shop.sells(f"h{number}", f"Article {chr(97 + number % 26)}{number}", gtins=[gtin])
        shop.brand_shows(f"s{number}", f"Garment of sort {number * 7 + 500}", [{"gtin": gtin}])
        shop.sells(f"open{number}", f"Thing of colour {number}")
    shop.brand_shows("stove", "Ember gas stove with piezo ignition")
    assert shop.verdicts()["stove"].verdict is Verdict.UNCERTAIN
