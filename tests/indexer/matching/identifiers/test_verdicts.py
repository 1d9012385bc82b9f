"""GTINs and part numbers: what joins, what is set aside."""

from collections.abc import Callable

import pytest

from indexer.matching.judgements.judgement import Judgements
from indexer.verdict import VariantVerdict, Verdict
from tests.indexer.matching.conftest import Shop

Codes = Callable[[VariantVerdict], list[str]]
GTIN, OTHER_GTIN = "04006381333931", "04012345678901"


def test_an_equal_gtin_of_one_brand_is_sold_here(shop: Shop, codes: Codes) -> None:
    shop.sells("h1", "Trail shoe", gtins=[GTIN])
    shop.brand_shows("fell", "Fell Runner 2", [{"gtin": GTIN}])
    verdict = shop.verdicts()["fell"]
    assert (verdict.verdict, verdict.home_id, codes(verdict)) == (Verdict.SOLD_HERE, "h1", ["gtin_equal"])
    assert verdict.match_probability == pytest.approx(0.998)


def test_a_gtin_never_joins_two_brands(shop: Shop, codes: Codes) -> None:
    shop.sells("h1", "Fell Runner 2", brand="Morrow", gtins=[GTIN])
    shop.brand_shows("fell", "Fell Runner 2", [{"gtin": GTIN}])
    verdict = shop.verdicts()["fell"]
    assert verdict.verdict is Verdict.UNCERTAIN
    assert "gtin_of_another_brand" in codes(verdict)


def test_aliases_make_brands_agree(shop: Shop) -> None:
    shop.sells("h1", "Fell Runner 2", brand="HLD Sports", gtins=[GTIN])
    shop.brand_shows("fell", "Fell Runner 2", [{"gtin": GTIN}])
    assert shop.verdicts(aliases=[["Halden", "HLD Sports"]])["fell"].verdict is Verdict.SOLD_HERE


def test_a_gtin_without_a_brand_is_weaker(shop: Shop) -> None:
    shop.sells("h1", "Trail shoe", brand=None, gtins=[GTIN])
    shop.brand_shows("fell", "Fell Runner 2", [{"gtin": GTIN}])
    verdict = shop.verdicts()["fell"]
    assert verdict.verdict is Verdict.SOLD_HERE
    assert (verdict.match_probability or 1) < 0.998


def test_a_gtin_on_products_that_differ_decides_nothing(shop: Shop, codes: Codes) -> None:
    shop.sells("h1", "Halden rope 60 m", gtins=[GTIN])
    shop.brand_shows("rope", "Halden rope 60 m", [{"gtin": GTIN}])
    shop.brand_shows("boot", "Glacier winter boot", [{"gtin": GTIN}])
    verdict = shop.verdicts()["boot"]
    assert verdict.verdict is Verdict.UNCERTAIN
    assert codes(verdict)[0] == "gtin_not_unique"


@pytest.mark.parametrize("field", ["HLD-4471-B", "hld 4471 b", "Halden HLD4471B", "HLD-4471-B, HLD-4471-B BULK"])
def test_an_equal_part_number_is_sold_here(shop: Shop, codes: Codes, field: str) -> None:
    shop.sells("h1", "Head torch", mpn="HLD-4471-B")
    shop.brand_shows("torch", "Beam 400 head torch", [{"mpn": field}])
    verdict = shop.verdicts()["torch"]
    assert (verdict.verdict, verdict.home_id, codes(verdict)) == (Verdict.SOLD_HERE, "h1", ["mpn_equal"])


def test_a_part_number_of_another_brand_joins_nothing(shop: Shop, codes: Codes) -> None:
    shop.sells("h1", "Cooker", brand="Morrow", mpn="HLD-4471-B")
    shop.brand_shows("torch", "Beam 400 head torch", [{"mpn": "HLD-4471-B"}])
    verdict = shop.verdicts()["torch"]
    assert codes(verdict)[0] == "mpn_of_another_brand"
    assert (verdict.verdict, verdict.home_id) == (Verdict.UNCERTAIN, "h1")
    assert (verdict.match_probability or 0) > 0.05


def test_a_part_under_another_name_with_the_same_capacity_is_sold_here(shop: Shop, codes: Codes) -> None:
    shop.sells("h1", "Morrow Vault drive 500GB", brand="Morrow", mpn="ST9500620NS")
    shop.brand_shows("same", "Halden server drive 500 GB", [{"mpn": "ST9500620NS"}])
    shop.brand_shows("other", "Halden server drive 1 TB", [{"mpn": "ST9500620NS"}])
    verdicts = shop.verdicts()
    assert (verdicts["same"].verdict, codes(verdicts["same"])) == (Verdict.SOLD_HERE, ["mpn_rebranded"])
    assert codes(verdicts["other"])[0] == "mpn_of_another_brand"


def test_a_count_that_only_home_states_stays_open(shop: Shop, codes: Codes) -> None:
    shop.sells("h1", "Staple cartridge 3-pack", mpn="HLD-25A0013")
    shop.brand_shows("staples", "Staple cartridge", [{"mpn": "HLD-25A0013"}])
    verdict = shop.verdicts()["staples"]
    assert (verdict.verdict, codes(verdict)) == (Verdict.UNCERTAIN, ["mpn_equal", "options_unclear"])


def test_letters_at_the_end_of_a_part_number_stay_open(shop: Shop, codes: Codes) -> None:
    shop.sells("h1", "Halden drive 600 GB", mpn="653957-001")
    shop.brand_shows("carrier", "Halden drive 600 GB in a carrier", [{"mpn": "653957-001-SC"}])
    verdict = shop.verdicts()["carrier"]
    assert verdict.verdict is not Verdict.NOT_SOLD_HERE
    assert "part_number_continues" in codes(verdict)


def test_a_part_number_of_a_family_decides_nothing(shop: Shop, codes: Codes) -> None:
    shop.sells("h1", "Beam torch 400 lm battery 2000 mAh", mpn="BEAM1")
    shop.sells("h2", "Beam torch 900 lm battery 5000 mAh", mpn="BEAM1")
    shop.brand_shows("beam", "Beam torch", [{"mpn": "BEAM1"}])
    assert codes(shop.verdicts()["beam"])[0] == "mpn_is_a_family"


def test_a_part_number_on_unlike_products_of_the_source_decides_nothing(shop: Shop, codes: Codes) -> None:
    shop.sells("h1", "Summit rope 60 m", mpn="SUMMIT1")
    shop.brand_shows("rope60", "Summit rope 60 m", [{"mpn": "SUMMIT1"}])
    shop.brand_shows("rope80", "Summit rope 80 m", [{"mpn": "SUMMIT1"}])
    verdicts = shop.verdicts()
    assert codes(verdicts["rope80"])[0] == "mpn_is_a_family"
    assert verdicts["rope80"].verdict is not Verdict.SOLD_HERE


def test_a_part_number_with_another_capacity_is_a_conflict(shop: Shop, codes: Codes) -> None:
    shop.sells("h1", "Halden drive 500 GB", mpn="HLD-DRV-77")
    shop.brand_shows("drive", "Halden drive 2 TB", [{"mpn": "HLD-DRV-77"}])
    verdict = shop.verdicts()["drive"]
    assert codes(verdict)[0] == "mpn_equal_but"
    assert verdict.verdict is Verdict.UNCERTAIN


def test_a_part_number_in_the_title_meets_the_field_at_home(shop: Shop, codes: Codes) -> None:
    shop.sells("h1", "Head torch", mpn="HLD4471-B21")
    shop.brand_shows("torch", "HLD4471-B21 Beam 400 head torch")
    verdict = shop.verdicts()["torch"]
    assert (verdict.verdict, codes(verdict)) == (Verdict.SOLD_HERE, ["mpn_in_title"])


def test_a_number_that_a_part_is_made_for_is_not_its_own(shop: Shop, codes: Codes) -> None:
    shop.sells("h1", "Head torch", mpn="HLD4471-B21")
    shop.brand_shows("strap", "Spare elastic strap for HLD4471-B21")
    assert "mpn_in_title" not in codes(shop.verdicts()["strap"])


@pytest.mark.parametrize("pack", [{"mpn": "HLD-4471-B-5PK"}, {"mpn": "HLD-4471-B", "title": "Beam torch 5 Pack"}])
def test_a_pack_of_what_is_sold_singly_is_not_sold_here(shop: Shop, codes: Codes, pack: dict[str, str]) -> None:
    shop.sells("h1", "Beam torch", mpn="HLD-4471-B")
    shop.brand_shows("pack", "Beam torch", [pack])
    verdict = shop.verdicts()["pack"]
    assert (verdict.verdict, verdict.home_style_key) == (Verdict.NOT_SOLD_HERE, None)
    assert codes(verdict)[-1] == "pack_of_single"


def test_a_pack_meets_the_same_pack(shop: Shop) -> None:
    shop.sells("single", "Beam torch", mpn="HLD-4471-B")
    shop.sells("five", "Beam torch 5-pack", mpn="HLD-4471-B")
    shop.brand_shows("pack", "Beam torch, pack of 5", [{"mpn": "HLD-4471-B"}])
    verdict = shop.verdicts()["pack"]
    assert (verdict.verdict, verdict.home_id) == (Verdict.SOLD_HERE, "five")


def test_a_makers_own_number_outranks_the_count_in_a_description(shop: Shop) -> None:
    shop.sells("h1", "Halden lamp kit", mpn="HLD-7000-K")
    shop.brand_shows("kit", "Halden lamp kit", [{"mpn": "HLD-7000-K"}], description="2 x lamp with bracket")
    shop.brand_shows("lamp", "HLD-9000-L Halden lamp", description="2 x Halden lamp")
    shop.sells("h2", "Halden lamp", mpn="HLD-9000-L")
    verdicts = shop.verdicts()
    assert verdicts["kit"].verdict is Verdict.SOLD_HERE
    assert verdicts["lamp"].verdict is Verdict.NOT_SOLD_HERE


def test_offers_of_one_product_share_a_home_row(shop: Shop) -> None:
    shop.sells("h1", "Beam torch", mpn="HLD-4471-B")
    shop.brand_shows("new", "Beam torch HLD-4471-B", [{"mpn": "HLD-4471-B"}])
    shop.brand_shows("again", "Beam torch HLD-4471-B, best price", [{"mpn": "HLD-4471-B"}])
    assert {verdict.home_id for verdict in shop.verdicts().values()} == {"h1"}


def test_a_judgement_outranks_a_gtin(shop: Shop, codes: Codes) -> None:
    shop.sells("h1", "Trail shoe", gtins=[GTIN])
    shop.sells("h2", "Fell Runner 2", gtins=[OTHER_GTIN])
    shop.brand_shows("fell", "Fell Runner 2", [{"gtin": GTIN}])
    same = shop.verdicts(Judgements(same={shop.id_of("fell"): "h2"}))["fell"]
    assert (same.verdict, same.home_id, same.match_probability) == (Verdict.SOLD_HERE, "h2", 1.0)
    assert codes(same) == ["judged_same"]
    different = shop.verdicts(Judgements(different={shop.id_of("fell"): frozenset(["h1", "h2"])}))["fell"]
    assert different.verdict is Verdict.NOT_SOLD_HERE
