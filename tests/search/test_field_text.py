"""What ranking counts in a field."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.field_text import FieldText, document_text, stems
from tests.catalog import home_document


@pytest.mark.parametrize(
    ("text", "stem", "count"),
    [
        ("Shoe, shoes and SHOES; shoehorn, horseshoe", "shoe", 3),
        ("Berries and a berry", "berry", 2),
        ("Straßen-Schuh „Größe“", "strassen", 1),
        ("Café – crème CAFÉS", "cafe", 2),
        ("運動靴 運動", "運動", 2),
        ("दौड़ने के जूते", "जूते", 1),
        ("Ботинки и ботинки – зимние", "ботинки", 2),
        ("snake_case", "case", 1),
        ("xx-xx", "x", 0),
    ],
)
def test_whole_words_are_counted_by_their_stem(text: str, stem: str, count: int) -> None:
    root = stem[:-1] if stem.endswith("y") else stem
    assert FieldText("description", text).count(stem, root) == count


@pytest.mark.parametrize(("text", "count"), [("Pot 2 l", 1), ("2 L pot", 1), ("12 l 1.2 l 2 lids", 0)])
def test_a_number_stands_with_its_unit(text: str, count: int) -> None:
    assert FieldText("title", text).count("2 l", "2 l") == count


@pytest.mark.parametrize(("name", "count"), [("title", 1), ("identifiers", 1), ("description", 0)])
def test_a_model_number_is_found_however_it_is_written(name: str, count: int) -> None:
    assert FieldText(name, "Toner LC-51C, cyan").count("lc51c", "lc51c") == count


def test_what_an_attribute_denies_is_no_word_of_the_product() -> None:
    document = home_document("1", attributes={"touch_screen": "false", "water_proof": "yes"})
    attributes = next(field for field in document_text(document).fields if field.name == "attributes")
    assert attributes.count("proof", "proof") == 1
    assert attributes.count("touch", "touch") == 0


def test_what_was_read_of_a_document_is_kept() -> None:
    document = home_document("1", "Shoe")
    assert document_text(document) is document_text(document)
    assert document_text(document, ["swiftfoot"]) is not document_text(document)


@given(st.text(alphabet="aé ß–’_1S運動が가ไทยजूИ\u0301.", max_size=40))
def test_a_word_is_counted_wherever_reading_all_words_finds_it(text: str) -> None:
    counted = Counter(stems(text))
    for stem, times in counted.items():
        root = stem[:-1] if stem.endswith("y") else stem
        assert FieldText("description", text).count(stem, root) == times
