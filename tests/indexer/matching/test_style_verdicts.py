"""Sizes and colours inside a matched style: stated, silent, absent."""

from collections.abc import Callable
from typing import Any

import pytest

from indexer.matching.wording.option_values import Fit, compare_values
from indexer.verdict import VariantVerdict, Verdict
from tests.indexer.matching.conftest import Shop

Codes = Callable[[VariantVerdict], list[str]]
GTIN = "04006381333931"
SIZES = ({"key": "41", "options": {"size": "41"}, "gtin": GTIN}, {"key": "46", "options": {"size": "46"}})


def test_a_size_that_home_lacks_is_not_sold_here(shop: Shop, codes: Codes) -> None:
    shop.sells("h41", "Fell Runner", item_group_id="fell", options={"size": "EU 41"}, gtins=[GTIN])
    shop.sells("h42", "Fell Runner", item_group_id="fell", options={"size": "EU 42"})
    shop.brand_shows("fell", "Fell Runner", SIZES)
    verdicts = shop.verdicts()
    assert verdicts["fell/41"].verdict is Verdict.SOLD_HERE
    absent = verdicts["fell/46"]
    assert (absent.verdict, absent.home_style_key) == (Verdict.NOT_SOLD_HERE, "fell")
    assert codes(absent) == ["style_matched", "size_not_at_home"]


def test_an_option_that_home_does_not_state_covers_all_its_values(shop: Shop, codes: Codes) -> None:
    shop.sells("h1", "Fell Runner", gtins=[GTIN])
    shop.brand_shows("fell", "Fell Runner", SIZES)
    silent = shop.verdicts()["fell/46"]
    assert (silent.verdict, silent.home_id) == (Verdict.SOLD_HERE, "h1")
    assert "home_silent_on_size" in codes(silent)


@pytest.mark.parametrize(
    ("option", "said", "others", "title"),
    [
        ("size", "8 mL / 0.27 fl oz", "75 mL / 2.5 fl oz", "Fell Mask 75ml"),
        ("format", "Audiobook", "Hardcover", "Fell Mask (HB)"),
        ("capacity", "64 GB", "1 TB", "Fell Mask 1000 GB"),
    ],
)
def test_an_amount_or_a_kind_in_the_home_title_is_stated(
    shop: Shop, option: str, said: str, others: str, title: str
) -> None:
    shop.sells("h1", title, gtins=[GTIN])
    variants = [{"key": "a", "options": {option: others}, "gtin": GTIN}, {"key": "b", "options": {option: said}}]
    shop.brand_shows("fell", "Fell Mask", variants)
    verdicts = shop.verdicts()
    assert (verdicts["fell/a"].verdict, verdicts["fell/b"].verdict) == (Verdict.SOLD_HERE, Verdict.NOT_SOLD_HERE)


def test_variants_that_home_lists_as_products_of_their_own(shop: Shop, codes: Codes) -> None:
    """Each is sold as its own row, and none is another's rival."""
    shades = ("Rosewood", "Plum Noir", "Cherry Kiss", "Cocoa")
    for name in ("Velvet Matte lipstick", "Satin Glow blush", "Soft Focus concealer"):
        for shade in shades[:3]:
            shop.sells(f"{name} {shade}", f"Halden {name} - {shade}")
        shop.brand_shows(name, name, [{"key": shade, "options": {"color": shade}} for shade in shades])
    verdicts = shop.verdicts()
    for shade in shades[:3]:
        verdict = verdicts[f"Velvet Matte lipstick/{shade}"]
        assert (verdict.verdict, verdict.home_id) == (Verdict.SOLD_HERE, f"Velvet Matte lipstick {shade}")
        assert "variants_apart" in codes(verdict)
    assert verdicts["Velvet Matte lipstick/Cocoa"].verdict is not Verdict.SOLD_HERE


def test_an_amount_that_another_option_may_mean_is_not_stated(shop: Shop) -> None:
    shop.sells("h1", "Fell Book 512 GB", gtins=[GTIN])
    shop.brand_shows(
        "fell", "Fell Book", [{"key": "a", "options": {"memory": "8 GB", "disk": "512 GB"}}, {"gtin": GTIN}]
    )
    assert shop.verdicts()["fell/a"].verdict is Verdict.SOLD_HERE


def test_a_colour_that_all_rows_of_a_style_share_is_part_of_its_title(shop: Shop) -> None:
    for colour in ("Ivory", "Camel"):
        for size in ("36", "38"):
            options = {"size": size, "color": colour}
            shop.sells(f"{colour} {size}", f"Rowan dress {colour} {size}", item_group_id=colour, options=options)
    shop.brand_shows("camel", "Rowan dress in camel", [{"options": {"size": "36"}}])
    verdict = shop.verdicts()["camel"]
    assert (verdict.verdict, verdict.home_id) == (Verdict.SOLD_HERE, "Camel 36")


def test_a_colour_in_the_home_title_is_stated(shop: Shop) -> None:
    colours = [
        {"key": "b", "options": {"color": "Black"}, "gtin": GTIN},
        {"key": "r", "options": {"color": "Red"}},
    ]
    shop.sells("h1", "Fell Runner schwarz", gtins=[GTIN])
    shop.brand_shows("fell", "Fell Runner", colours)
    verdicts = shop.verdicts()
    assert verdicts["fell/b"].verdict is Verdict.SOLD_HERE
    assert verdicts["fell/r"].verdict is Verdict.NOT_SOLD_HERE


def test_an_amount_in_the_home_title_is_stated_with_or_without_a_space(shop: Shop) -> None:
    amounts: list[dict[str, Any]] = [{"key": size, "options": {"capacity": f"{size} GB"}} for size in ("256", "512")]
    amounts[1]["gtin"] = GTIN
    shop.sells("h1", "Fell player 512GB", gtins=[GTIN])
    shop.brand_shows("fell", "Fell player", amounts)
    verdicts = shop.verdicts()
    assert verdicts["fell/512"].verdict is Verdict.SOLD_HERE
    assert verdicts["fell/256"].verdict is Verdict.NOT_SOLD_HERE


def test_an_overlapping_colour_stays_open(shop: Shop, codes: Codes) -> None:
    shop.sells("h1", "Fell Runner", item_group_id="f", options={"color": "Black"}, gtins=[GTIN])
    colours = [
        {"key": "b", "options": {"color": "Black"}, "gtin": GTIN},
        {"key": "bw", "options": {"color": "Black / White"}},
    ]
    shop.brand_shows("fell", "Fell Runner", colours)
    verdict = shop.verdicts()["fell/bw"]
    assert verdict.verdict is Verdict.UNCERTAIN
    assert codes(verdict)[-1] == "options_unclear"


@pytest.mark.parametrize(
    ("option", "left", "right", "fit"),
    [
        ("size", "EU 42,5", "42½", Fit.SAME),
        ("size", "Medium", "m", Fit.SAME),
        ("size", "42", "43", Fit.DIFFERENT),
        ("size", "EU 42", "US 9", Fit.UNCLEAR),
        ("size", "M", "42", Fit.UNCLEAR),
        ("color", "Schwarz", "Black", Fit.SAME),
        ("capacity", "512GB", "512 GB", Fit.SAME),
        ("color", "Black", "White", Fit.DIFFERENT),
        ("color", "Core Black", "Black", Fit.UNCLEAR),
        ("color", "Midnight", "Blue", Fit.UNCLEAR),
        ("material", "Leather", "Canvas", Fit.DIFFERENT),
    ],
)
def test_option_values(option: str, left: str, right: str, fit: Fit) -> None:
    assert compare_values(option, left, right) is fit
    assert compare_values(option, right, left) is fit
