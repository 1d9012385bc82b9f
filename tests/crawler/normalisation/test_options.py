"""Sizes, colours, materials, pack counts and audiences in standard terms."""

import pytest

from crawler.normalisation.audience import age_group, gender
from crawler.normalisation.color import color_family
from crawler.normalisation.material import materials
from crawler.normalisation.pack import pack_count
from crawler.normalisation.size import parse_size


@pytest.mark.parametrize(
    ("text", "system", "value"),
    [
        ("EU 42", "EU", "42"),
        ("42 EU", "EU", "42"),
        ("US 9.5", "US", "9.5"),
        ("UK: 8 1/2", "UK", "8.5"),
        ("42 2/3", None, "42.67"),
        ("42,5", None, "42.5"),
        ("10 ½", None, "10.5"),
        ("X-Large", "letter", "XL"),
        ("2XL", "letter", "XXL"),
        ("Größe M", "letter", "M"),
        ("W32/L34", "waist_length", "32/34"),
        ("32x34", "waist_length", "32/34"),
        ("12-18 months", "months", "12-18"),
        ("4 Jahre", "years", "4"),
        ("Taille unique", "one_size", "one size"),
    ],
)
def test_size(text: str, system: str | None, value: str) -> None:
    assert parse_size(text) == (system, value)


@pytest.mark.parametrize("text", ["Queen", "", "30 x 40 cm", "1/0", "Default Title", "S/M/L"])
def test_no_size(text: str) -> None:
    assert parse_size(text) is None


def test_an_impossible_fraction_is_left_out() -> None:
    assert parse_size("10 1/0") == (None, "10")


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("Dunkelblau", "blue"),
        ("bleu marine", "blue"),
        ("Off White", "white"),
        ("Schwarz matt", "black"),
        ("lightgrey", "grey"),
        ("ブラック", "black"),
        ("Красный", "red"),
        ("Red/Blue/Green", "multicolor"),
        ("Blizzard", None),
        ("Tired", None),
    ],
)
def test_color(text: str, family: str | None) -> None:
    assert color_family(text) == family


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Cola 6 x 330 ml", 6),
        ("Socks, Pack of 3", 3),
        ("12er Pack Batterien", 12),
        ("Lot de 4 verres", 4),
        ("3-pack tee", 3),
        ("Seife Doppelpack", 2),
        ("靴下 3足組 5枚セット", 5),
        ("1-Pack", None),
        ("Paper, 5 pack sheets", None),
        ("Phone 12 Pro", None),
        ("Table 80 x 120 cm", None),
        ("Drink 0.5 x 330 ml", None),
    ],
)
def test_pack(text: str, count: int | None) -> None:
    assert pack_count(text) == count


def test_materials_have_one_name_in_all_languages() -> None:
    assert materials("80 % Baumwolle, 20% Elasthan; Futter: 100% Polyester") == ["cotton", "elastane", "polyester"]
    assert materials("laine mérinos") == ["wool"]
    assert materials("magic") == []


def test_audience() -> None:
    assert gender("Men's shoes") == "male"
    assert gender("Damen > Jacken") == "female"
    assert gender("Women & Men") == "unisex"
    assert gender("Clothing > Man") == "male"
    assert gender("Dream Man Pillow", is_name=True) is None
    assert gender("Mention of womenswear") is None
    assert age_group("Girls' dress") == "kids"
    assert age_group("Women's dress") == "adult"
    assert age_group("Baby & Kids") == "infant"
    assert age_group("Lamp") is None
