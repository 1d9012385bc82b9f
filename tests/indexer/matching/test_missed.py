"""What GTINs teach about the titles of a brand."""

from indexer.matching.missed import MissRates
from indexer.matching.record import Record
from indexer.matching.styles import Style
from indexer.verdict import Verdict
from tests.indexer.matching.conftest import Shop

FELL, KITE = (Style("", "mall", Record("", brand), []) for brand in ("fell", "kite"))


def test_a_brand_whose_titles_say_nothing_is_missed_more_often() -> None:
    rates = MissRates([(FELL, False)] * 30 + [(KITE, True)] * 30)
    unknown = Style("", "mall", Record("", "third"), [])
    assert rates.chance(KITE, 0.5) < rates.chance(unknown, 0.5) < rates.chance(FELL, 0.5)
    assert rates.chance(FELL, 0.1) < rates.chance(FELL, 0.5)


def test_where_nothing_is_known_little_is_missed() -> None:
    assert 0 < MissRates([]).chance(FELL, 0.5) < 0.01


def test_nobody_says_not_sold_of_a_brand_that_text_does_not_know(shop: Shop) -> None:
    for number in range(40):
        gtin = f"0{4_006_381_000_00 + number}"
        shop.sells(f"h{number}", f"Article {chr(97 + number % 26)}{number}", gtins=[gtin])
        shop.brand_shows(f"s{number}", f"Garment of sort {number * 7 + 500}", [{"gtin": gtin}])
        shop.sells(f"open{number}", f"Thing of colour {number}")
    shop.brand_shows("stove", "Ember gas stove with piezo ignition")
    assert shop.verdicts()["stove"].verdict is Verdict.UNCERTAIN
