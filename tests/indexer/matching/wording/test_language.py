"""Languages of catalogs, and that a site in another one gives no ground for a claim."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.matching.wording.language import KNOWN_WORDS, language_hits, main_language, spoken, sum_hits
from indexer.verdict import Verdict
from tests.indexer.matching.conftest import Shop


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        (["Waterproof jacket for men, black", "Gloves with cuff"], "en"),
        (["Regenjacke für Herren, schwarz"], "de"),
        (["Veste imperméable pour homme, noire"], "fr"),
        (["Chaqueta impermeable para hombre, negra"], "es"),
        (["Regnjakke med hætte, blå"], "da"),
        (["Куртка непромокаемая мужская"], "cyrillic"),
        (["Photo printer paper, single pack"], "en"),
        (["Plug suite pro for photos", "Frames pro, volume four", "Mask pro on disk"], "en"),
        (["Baterie pro vrtačku, černá", "Taška na pro notebook"], "cs"),
        (["XR-500", "LC51C"], None),
    ],
)
def test_small_words_tell_the_language(texts: list[str], language: str | None) -> None:
    assert main_language(sum_hits(map(language_hits, texts))) == language


def test_a_catalog_may_speak_two_languages() -> None:
    hits = sum_hits(map(language_hits, ["cover for men with bag", "housse pour homme avec sac"]))
    assert spoken(hits) == {"en", "fr"}


@pytest.mark.parametrize(
    ("name", "description", "verdict"),
    [
        ("Kite ultralight sleeping bag", "For the cold, with a bag", Verdict.NOT_SOLD_HERE),
        ("Kite ultraleichter Schlafsack", "Für Herren und Damen, mit Tasche", Verdict.UNCERTAIN),
    ],
)
def test_another_language_is_no_ground_for_a_claim(shop: Shop, name: str, description: str, verdict: Verdict) -> None:
    for number, title in enumerate(("Fell trail shoe for men", "Storm glove with cuff", "Summit tent, green")):
        shop.sells(f"h{number}", title)
    shop.brand_shows("x", name, description=description)
    found = shop.verdicts()["x"]
    assert found.verdict is verdict
    assert found.home_id is None
    assert any(fact.code == "other_language" for fact in found.evidence) is (verdict is Verdict.UNCERTAIN)


@pytest.mark.parametrize(("rows", "verdict"), [(20, Verdict.NOT_SOLD_HERE), (200, Verdict.UNCERTAIN)])
def test_words_that_a_large_shop_never_uses_are_no_ground_either(shop: Shop, rows: int, verdict: Verdict) -> None:
    for number in range(rows):
        shop.sells(f"h{number}", f"Masonry drill {number + 300}")
    shop.brand_shows("x", "Steinbohrer")
    assert shop.verdicts()["x"].verdict is verdict


@pytest.mark.parametrize(
    ("others", "verdict"),
    [
        (("Waterproof jacket for men", "Gloves with cuff for women"), Verdict.NOT_SOLD_HERE),
        (("Regenjacke für Herren", "Handschuh mit Bündchen, schwarz"), Verdict.UNCERTAIN),
        (("Waterproof jacket for men", "Handschuh mit Bündchen, schwarz"), Verdict.UNCERTAIN),
    ],
)
def test_what_tells_no_language_is_in_the_only_one_of_its_site(
    shop: Shop, others: tuple[str, ...], verdict: Verdict
) -> None:
    for number in range(200):
        shop.sells(f"h{number}", f"Masonry drill for stone {number + 300}")
    for number, title in enumerate(others * 5):
        shop.brand_shows(f"s{number}", f"{title} {number}", brand="Fell & Storm")
    shop.brand_shows("x", "Cinematize")
    assert shop.verdicts()["x"].verdict is verdict


@pytest.mark.parametrize(
    ("rows", "verdict"),
    [
        (("Camion de pompiers en bois", "Puzzle géant la ville"), Verdict.UNCERTAIN),
        (("Wooden farm and cow", "Giant puzzle the city"), Verdict.NOT_SOLD_HERE),
        (("A-2070 noir", "B-1180", "C-3300"), Verdict.NOT_SOLD_HERE),
    ],
)
def test_what_an_english_shop_lists_of_a_brand_in_french(shop: Shop, rows: tuple[str, ...], verdict: Verdict) -> None:
    """The third brand's rows are numbers, which another language is no reason to miss."""
    for number, title in enumerate(("Fell trail shoe for men", "Storm glove with cuff", "Summit tent, green") * 4):
        shop.sells(f"h{number}", f"{title} {number}", brand="Fell & Storm")
    for number, title in enumerate(rows):
        shop.sells(f"f{number}", title)
    shop.brand_shows("x", "Red fire engine with ladder")
    assert shop.verdicts()["x"].verdict is verdict


@pytest.mark.parametrize(("in_german", "verdict"), [(0, Verdict.NOT_SOLD_HERE), (6, Verdict.UNCERTAIN)])
def test_what_is_listed_of_a_brand_in_two_languages(shop: Shop, in_german: int, verdict: Verdict) -> None:
    """English enough, but some of the rows could be the lamp in German."""
    german = ("Schlafsack für Herren", "Zelt mit Tasche", "Rucksack, schwarz, neu", "Hose für Damen", "Jacke mit Pelz")
    english = ("Tarn boot for men", "Summit glove, black, new", "Vale jacket with hood", "Moss trousers for women")
    titles = [*(f"{title} Nord {number}" for number, title in enumerate(english * 4))]
    titles += [f"{german[number % 5]} Süd {number}" for number in range(in_german)]
    for number, title in enumerate(titles):
        shop.sells(f"h{number}", title)
    shop.brand_shows("x", "Kite headlamp", description="For the cold, with a bag")
    assert shop.verdicts()["x"].verdict is verdict


def test_a_name_in_common_is_no_ground_for_a_claim_in_whatever_language(shop: Shop) -> None:
    shop.sells("h", "Botas Fjord", options={"size": "42"})
    shop.brand_shows("fjord", "Fjord støvle", [{"key": "k", "options": {"size": "42"}}])
    for number, name in enumerate(("Storm", "Kite", "Summit", "Ember", "Tarn", "Ridge", "Vale", "Moss", "Birch") * 2):
        shop.brand_shows(f"s{number}", f"{name} {('jakke', 'telt')[number % 2]}")
    said = shop.verdicts()
    assert said["fjord/k"].verdict is Verdict.UNCERTAIN
    assert (said["fjord/k"].match_probability or 0) > 0.05


SHARED = sorted(word for word in KNOWN_WORDS if len(language_hits(word)) > 2)


@given(st.lists(st.sampled_from(SHARED), min_size=9, max_size=30), st.randoms())
def test_what_is_told_of_a_language_does_not_depend_on_the_order_of_words(words: list[str], shuffled: Random) -> None:
    others = shuffled.sample(words, len(words))
    assert sum_hits(map(language_hits, words)) == sum_hits(map(language_hits, others))
