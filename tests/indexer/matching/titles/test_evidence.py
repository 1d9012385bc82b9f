"""What short titles say: which other titles of the brand they fit."""

from collections.abc import Sequence

import pytest

from indexer.matching.styles.record import Record
from indexer.matching.styles.styles import Style
from indexer.matching.titles.evidence import TitleEvidence, title_index
from indexer.matching.titles.read_title import ReadTitle


def styles(titles: Sequence[str], site: str) -> list[Style]:
    return [Style(title, site, Record(f"Halden {title}", "halden"), []) for title in titles]


def said(one: str, other: str, site: Sequence[str] = (), home: Sequence[str] = (), doubtful: bool = False) -> list[str]:
    on_site, at_home = styles([one, *site], "halden"), styles([other, *home], "")
    titles = TitleEvidence(title_index(at_home), title_index(on_site))
    return [fact.code for fact in titles.compare(ReadTitle(on_site[0]), ReadTitle(at_home[0]), doubtful)]


def test_a_title_with_its_category_added_is_the_same_product() -> None:
    assert said("Cairn Low", "Cairn Low hiking shoe", ["Cairn Low Kids"], ["Cairn Mid hiking shoe"]) == ["title_within"]
    assert said("Beam 400 head torch, black", "Beam 400") == ["title_within"]


def test_a_title_that_fits_two_says_nothing() -> None:
    assert said("Cairn Low", "Cairn Low hiking shoe", home=["Cairn Low sandal"]) == []


@pytest.mark.parametrize("rival", ["Cairn Low GTX", "Cairn hiking"])
def test_a_home_title_that_fits_another_product_as_well_speaks_against_it(rival: str) -> None:
    assert said("Cairn Low", "Cairn Low GTX hiking shoe", [rival]) == ["title_within_two"]


def test_another_product_that_has_more_of_a_home_title_speaks_against_it() -> None:
    one, other = "Verve 2 Tall with lamp", "Verve 2 Low, lamp"
    assert said(one, other, ["Verve 2 Low with lamp and bell"]) == ["title_outdone"]
    assert "title_outdone" not in said(one, other, ["Verve 3 Low with lamp and bell"])
    assert "title_outdone" not in said(one, other, ["Verve 2 Low with lamp and bell, 3 pack"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lime water 50ml", "Water Lime 5 cl"),
        ("Lime water 50 ml / 1.7 fl oz", "Water Lime 50ml"),
        ("Lime water 1.7 oz (50 ml)", "Water Lime 50ml"),
        ("The story of the lake by Ann Reed", "Story lake, Ann Reed"),
        ("T-shirt Cairn", "T shirt Cairn"),
    ],
)
def test_amounts_and_joining_words_are_written_in_several_ways(one: str, other: str) -> None:
    assert said(one, other) == ["titles_equal"]


def test_a_single_word_names_no_product() -> None:
    assert said("Slipper", "Kittle slipper") == []


def test_a_name_that_no_other_product_has_is_all_that_two_languages_share() -> None:
    one, other = "Fjord støvle", "Botas Fjord"
    assert said(one, other, doubtful=True) == ["name_shared"]
    assert said(one, other, doubtful=False) == []
    assert said("Fjord støvle low", "Botas low", doubtful=True) == []


@pytest.mark.parametrize("other", ["Fjord jakke", "fjord støvle"])
def test_the_name_of_several_products_tells_none_of_them(other: str) -> None:
    assert said("Fjord støvle", "Botas Fjord", site=[other], doubtful=True) == []
    assert said("Fjord støvle", "Botas Fjord", home=[other], doubtful=True) == []


def test_equal_titles_have_to_be_unique() -> None:
    assert said("Storm glove", "Glove Storm") == ["titles_equal"]
    assert said("Storm glove", "Glove Storm", site=["storm glove"]) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("LQ-680 Pro", "LQ 680Pro"),
        ("EW-83E", "hood EW 83 E"),
        ("WP-V2 camera housing", "WP-V2"),
        ("EC-H", "Focusing screen EC-H"),
        ("TRMIDPLANE accessory", "Midplane"),
        ("gloves", "glove"),
    ],
)
def test_numbers_and_plurals_are_alike(one: str, other: str) -> None:
    assert "nothing_in_common" not in said(one, other)


@pytest.mark.parametrize(
    ("one", "other", "third"),
    [
        ("防水登山靴", "男款登山靴 黑色", "保温水壶"),
        ("レインジャケット", "軽量ジャケット", "水筒"),
        ("방수 등산화", "남성 등산화", "보온 물병"),
        ("รองเท้าเดินป่า", "รองเท้ากันน้ำ", "ขวด"),
        ("Ботинки зимние", "Ботинок летний", "Термос"),
        ("خيمة جبلية", "خيمة صيفية", "زجاجة"),
    ],
)
def test_a_common_word_is_seen_in_every_script(one: str, other: str, third: str) -> None:
    assert "nothing_in_common" not in said(one, other)
    assert said(one, third) == ["nothing_in_common"]


def test_the_brand_is_no_common_code() -> None:
    one, other = (Style("s", site, Record(f"X-90 {what}", "x 90"), []) for site, what in (("x", "tent"), ("", "lamp")))
    titles = TitleEvidence(title_index([other]), title_index([one]))
    assert [fact.code for fact in titles.compare(ReadTitle(one), ReadTitle(other))] == ["nothing_in_common"]


def test_titles_without_a_common_word() -> None:
    assert said("Storm glove", "Summit dome tent") == ["nothing_in_common"]


@pytest.mark.parametrize(
    ("one", "other", "third"),
    [
        ("Atlas of Lakes, 3rd edition", "Atlas of Rivers, 3rd edition", "Atlas of Rivers"),
        ("Ring ratchet spanner 13 mm", "Combination spanner 13 mm", "Combination pliers"),
    ],
)
def test_another_word_in_one_place_names_another_product(one: str, other: str, third: str) -> None:
    assert said(one, other, site=[third]) == ["word_replaced"]
    assert said(other, one, home=[third]) == ["word_replaced"]


def test_a_word_that_only_one_catalog_uses_may_be_the_other_ones_in_another_language() -> None:
    assert said("Lords Erweiterung Stormfront", "Lords expansion Stormfront") == []
    assert said("Lords Erweiterung Stormfront", "Lords expansion Stormfront", ["Lords Erweiterung"]) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trail lock 1 year", "Trail lock 1 yr"),
        ("Trail lock steel of the long and winding road home", "Trail lock city of the long and winding road home"),
        ("Trail lock steel", "City trail lock"),
    ],
)
def test_the_same_word_written_in_two_ways_or_places_is_not_replaced(one: str, other: str) -> None:
    assert "word_replaced" not in said(one, other, site=["City yr"])


def test_a_part_number_that_both_titles_hold_tells_more_than_another_word() -> None:
    assert said("Trail lock steel", "Trail lock city", site=["City bell"]) == ["word_replaced"]
    assert said("Trail lock KT-2114 steel", "Trail lock KT-2114 city", site=["City bell"]) == []
