"""What is read from brands, titles and part number fields, whatever they hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.matching.wording.brand_names import Agreement, BrandNames, canonical_brand
from indexer.matching.wording.colours import colours
from indexer.matching.wording.pack_count import leading_count, pack_count
from indexer.matching.wording.part_numbers import numbers_in_title, same_series, stated_numbers
from indexer.matching.wording.quantities import quantities


@pytest.mark.parametrize(
    ("left", "right", "agreement"),
    [
        ("HALDEN", "Halden GmbH", Agreement.AGREE),
        ("Café Noir", "cafe-noir", Agreement.AGREE),
        ("Н\u0430lden", "Halden", Agreement.AGREE),  # Cyrillic letters that look Latin
        ("Hal\u200bden", "Halden", Agreement.AGREE),  # a zero-width space
        ("Halden", "Halden Outdoor Systems", Agreement.AGREE),
        ("T-Rail", "TRail", Agreement.AGREE),
        ("North Ridge Gear", "NRG", Agreement.AGREE),
        ("Halden", "Morrow", Agreement.DIFFER),
        ("Hald", "Halden", Agreement.DIFFER),
        ("Север", "Ceber", Agreement.DIFFER),
        ("", "Halden", Agreement.UNKNOWN),
    ],
)
def test_brands(left: str, right: str, agreement: Agreement) -> None:
    brands = BrandNames()
    assert brands.compare(brands.resolve(left), brands.resolve(right)) is agreement
    assert brands.compare(brands.resolve(right), brands.resolve(left)) is agreement


@pytest.mark.parametrize("name", ["HALDEN Inc.", "Hal\u200bden", "\u202eHalden", "The Halden Company", "Ｈａｌｄｅｎ"])
def test_canonical_brands(name: str) -> None:
    assert canonical_brand(name) == "halden"


@pytest.mark.parametrize(
    ("field", "brand", "numbers"),
    [
        ("HPN9C43AA-ABB, N9C43AA#ABB", "HP", {"hpn9c43aaabb", "n9c43aaabb"}),
        ("Halden 626162-001", "Halden", {"halden626162001", "626162001"}),
        ("500666-B21, 500666-B21 BULK", "Halden", {"500666b21", "500666b21bulk"}),
        ("WD800-70T-5PK", None, {"wd80070t"}),
        ("BF14686842- 2Pack", None, {"bf14686842"}),
        ("does not apply", None, set()),
        ("", "Halden", set()),
    ],
)
def test_stated_numbers(field: str, brand: str | None, numbers: set[str]) -> None:
    assert stated_numbers(field, brand) == numbers


@pytest.mark.parametrize(
    ("title", "numbers"),
    [
        ("379306-B21 Halden 60-GB 5.4K 2.5 SATA", {"379306b21"}),
        ("Cable 10/100/1000 5m 2400 pcs. 1080p", set()),
        ("Halden topper 90x200x7.5cm", set()),
        ("Toner for LJ4250 and LJ4350", set()),
        ("Toner Q5942A, compatible with LJ4250", {"q5942a"}),
        ("Beam lamp E27 6000K", set()),
    ],
)
def test_numbers_in_titles(title: str, numbers: set[str]) -> None:
    assert numbers_in_title(title) - {"1080p"} == numbers


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Beam torch 5 Pack", 5),
        ("BEAM-5PK", 5),
        ("Beam torch, pack of 12", 12),
        ("6 x 330 ml lemonade", 6),
        ("3er-Pack Socken", 3),
        ("Twin pack ink", 2),
        ("Labels 2400 pcs.", None),
        ("Drive 500 GB", None),
        ("Pack light", None),
    ],
)
def test_packs(text: str, count: int | None) -> None:
    assert pack_count(text) == count


def test_a_description_that_begins_with_a_count() -> None:
    assert leading_count("Description: 5 x 80GB drive") == 5
    assert leading_count("Drive with 5 x USB") is None


def test_a_title_that_begins_with_a_count_or_with_the_brand_and_one() -> None:
    assert leading_count("2 x Beam torch") == leading_count("Halden 2 x Beam torch", "Halden") == 2
    assert leading_count("Halden 2 x Beam torch", "Other") is None
    assert leading_count("4 x 4 tyre") is None


def test_series_of_part_numbers() -> None:
    assert same_series("379306b21", "589715b21")
    assert not same_series("379306b21", "379306001")


@pytest.mark.parametrize(
    ("title", "colour"),
    [
        ("Robe longue noire", "black"),
        ("Schwarze Jacke", "black"),
        ("Camisa blanca", "white"),
        ("Giacca rossa", "red"),
        ("Telefon 128 GB biały", "white"),
        ("Grøn jakke", "green"),
        ("Gele paraplu", "yellow"),
    ],
)
def test_a_colour_is_read_in_the_forms_of_its_language(title: str, colour: str) -> None:
    assert colours(title) == {colour}


@given(st.text(max_size=200), st.text(max_size=20))
def test_nothing_that_a_site_sends_breaks_the_readers(text: str, brand: str) -> None:
    assert canonical_brand(canonical_brand(text)) == canonical_brand(text)
    assert all(number.isalnum() for number in stated_numbers(text, brand) | numbers_in_title(text))
    assert pack_count(text) is None or 1 <= (pack_count(text) or 0) <= 1000
    assert all(value >= 0 for _, value in quantities(text))
    assert colours(text) <= colours(f"{text} black") == colours(text) | {"black"}


@given(st.text(max_size=30), st.text(max_size=30))
def test_brand_agreement_is_symmetric(left: str, right: str) -> None:
    brands = BrandNames()
    a, b = brands.resolve(left), brands.resolve(right)
    assert brands.compare(a, b) is brands.compare(b, a)
    assert not a or brands.compare(a, a) is Agreement.AGREE


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Heather honey 16 ounces", "Heather honey 1 lb"),
        ("Oat flour 2.5 kilograms", "Oat flour 2500g"),
        ("Shampoo 33.8 fluid ounces", "Shampoo 1 litre"),
        ("Apple juice 64 fl oz", "Apple juice half gallon (0.5 gal)"),
        ("Stock pot 8-quart", "Stock pot 2 gallons"),
        ("Shelf 120 centimetres", "Shelf 1.2 m"),
        ("Garden hose 10 yards", "Garden hose 30 ft"),
        ("Drive, 2 terabytes", "Drive 2TB"),
    ],
)
def test_units_are_read_spelled_out_too(left: str, right: str) -> None:
    assert quantities(left) == quantities(right) != frozenset()


@pytest.mark.parametrize(
    "text",
    ["Touring bike {} speed", "Sanding disc {} grit", "Saw blade {} teeth", "Staples {} gauge", "Lamp {} lumens"],
)
def test_what_tools_and_bikes_are_told_apart_by(text: str) -> None:
    assert quantities(text.format(18)) != quantities(text.format(24)) != frozenset()


@pytest.mark.parametrize("text", ["Core 640LM processor", "GTX 1060 AMP edition"])
def test_a_model_is_no_quantity(text: str) -> None:
    assert quantities(text) == frozenset()
