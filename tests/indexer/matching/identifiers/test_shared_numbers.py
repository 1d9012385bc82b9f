"""Part numbers that only titles hold."""

from collections.abc import Callable

from indexer.verdict import VariantVerdict, Verdict
from tests.indexer.matching.conftest import Shop

Codes = Callable[[VariantVerdict], list[str]]


def stock(shop: Shop) -> None:
    shop.sells("h1", "Halden KX-620W corded telephone keypad lcd display")
    shop.sells("h2", "Halden KX-750W cordless telephone with answering machine")
    shop.sells("h3", "Halden KX-750B cordless telephone with answering machine")


def test_a_number_that_one_title_here_and_there_has_names_the_product(shop: Shop, codes: Codes) -> None:
    stock(shop)
    shop.brand_shows("phone", "KX620W corded telephone, keypad, white lcd display")
    verdict = shop.verdicts()["phone"]
    assert (verdict.verdict, verdict.home_id) == (Verdict.SOLD_HERE, "h1")
    assert "number_shared" in codes(verdict)


def test_a_number_of_two_products_names_neither(shop: Shop, codes: Codes) -> None:
    stock(shop)
    shop.sells("h4", "Halden spare handset cradle KX-620W")
    shop.brand_shows("phone", "KX620W corded telephone, keypad, white lcd display")
    shop.brand_shows("two", "Answering machine KX750W")
    shop.brand_shows("three", "Remote handset without charger KX750W")
    verdicts = shop.verdicts()
    assert all("number_shared" not in codes(verdicts[name]) for name in ("phone", "two", "three"))


def test_a_number_says_nothing_against_what_titles_state(shop: Shop, codes: Codes) -> None:
    shop.sells("h1", "Halden vault drive HV4410X 500 GB")
    shop.brand_shows("drive", "Vault drive HV4410X 2 TB")
    assert "number_shared" not in codes(shop.verdicts()["drive"])


def test_a_pack_takes_no_home_product_from_the_single(shop: Shop, codes: Codes) -> None:
    stock(shop)
    shop.brand_shows("pack", "KX-620W corded telephone keypad lcd display, 5 pack")
    shop.brand_shows("phone", "KX620W corded telephone, keypad lcd display")
    verdicts = shop.verdicts()
    assert verdicts["pack"].verdict is Verdict.NOT_SOLD_HERE
    assert (verdicts["phone"].verdict, verdicts["phone"].home_id) == (Verdict.SOLD_HERE, "h1")
    assert "number_shared" in codes(verdicts["phone"])
