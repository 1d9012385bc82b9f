"""What ranking counts in a field."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.document import CatalogDocument
from indexer.engines.stored_document import StoredDocument
from search.language.field_text import FIELDS, READ, DocumentText, document_text, stems
from search.ranking.candidate_text import CandidateText
from tests.catalog import home_document


def count(document: CatalogDocument, field: str, stem: str, aliases: tuple[str, ...] = ()) -> float:
    """In the second of three documents, of which the others have the same words elsewhere."""
    other = StoredDocument.of(home_document("0", description=document.title))
    candidates = CandidateText([other, StoredDocument.of(document), other], [(), aliases, ()])
    return float(candidates.frequencies([{"other": 1.0}, {stem: 1.0}])[1, 1, FIELDS.index(field)])


@pytest.mark.parametrize(
    ("text", "stem", "times"),
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
        ("A Y-cable in yellow", "y", 1),
        ("A power bank, power banks, bank power", "power bank", 2),
    ],
)
def test_whole_words_are_counted_by_their_stem(text: str, stem: str, times: int) -> None:
    assert count(home_document("1", description=text), "description", stem) == times


@pytest.mark.parametrize(("text", "times"), [("Pot 2 l", 1), ("2 L pot", 1), ("12 l 1.2 l 2 lids", 0)])
def test_a_number_stands_with_its_unit(text: str, times: int) -> None:
    assert count(home_document("1", text), "title", "2 l") == times


@pytest.mark.parametrize(("name", "times"), [("title", 1), ("description", 0)])
def test_a_model_number_is_found_however_it_is_written(name: str, times: int) -> None:
    text = "Toner LC-51C, cyan"
    assert count(home_document("1", **{"title": "Toner", name: text}), name, "lc51c") == times


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Toner LC-51C", "lc51c"),
        ("Toner für LC 51 C", "lc51c"),
        ("Toner LC–51C", "lc51c"),
        ("Toner lc_51c", "lc51c"),
        ("Тонер ТН-51", "тн51"),
        ("Тонер Т-1-Н", "т1н"),
        ("Тонер Т-१", "т१"),
    ],
)
def test_a_model_number_may_be_parted_by_anything(title: str, code: str) -> None:
    assert count(home_document("1", title), "title", code) == (len(code) > 2)


def test_a_model_number_does_not_go_on_in_the_next_field() -> None:
    document = home_document("1", "Toner LC", brand="51C", identifiers=["123"])
    assert [count(document, name, "lc51c") for name in FIELDS] == [0] * len(FIELDS)


def test_a_brand_is_known_by_its_other_names() -> None:
    document = home_document("1", brand="Acme")
    assert count(document, "brand", "swiftfoot", ("swiftfoot",)) == 1
    assert count(document, "brand", "swiftfoot") == 0


def test_what_an_attribute_denies_is_no_word_of_the_product_but_tells_its_kind() -> None:
    document = home_document("1", attributes={"touch_screen": "false", "water_proof": "yes", "drop": "8\nmm"})
    assert count(document, "attributes", "proof") == 1
    assert count(document, "attributes", "touch") == 0
    assert DocumentText(StoredDocument.of(document)).kind >= {"touch_screen", "water_proof", "drop"}


def test_lengths_are_in_words_and_none_where_there_is_nothing() -> None:
    document = home_document("1", "Café au lait", brand=None, attributes={"drop": "8 mm"})
    lengths = CandidateText([StoredDocument.of(document)], [()]).lengths[0]
    assert lengths[[FIELDS.index(name) for name in ("title", "brand", "attributes")]].tolist() == [3, 0, 3]


def test_what_was_read_of_a_document_is_kept() -> None:
    stored = StoredDocument.of(home_document("1", "Shoe"))
    assert document_text(stored) is document_text(stored)


@given(st.text(alphabet="aé ß–’_1S運動が가ไทยजूИ\u0301.", max_size=40))
def test_a_word_is_counted_wherever_reading_all_words_finds_it(text: str) -> None:
    document = home_document("1", description=text)
    for stem, times in Counter(stems(text)).items():
        assert count(document, "description", stem) == times


@pytest.mark.parametrize(("before", "times"), [(READ - 4, 1), (READ, 0)])
def test_what_stands_far_down_is_not_read(before: int, times: int) -> None:
    assert count(home_document("1", description=f"{' ' * before}shoe"), "description", "shoe") == times
