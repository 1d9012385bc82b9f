"""The searched text of a document."""

from indexer.builds.vocabulary import document_terms
from indexer.document import CatalogDocument
from indexer.engines.prepared_document import PreparedDocument
from indexer.engines.searchable import SearchableText
from tests.catalog import brand_variant, home_document, home_variant


def searchable_text(document: CatalogDocument) -> SearchableText:
    return PreparedDocument(document).text


def test_options_and_titles_of_variants_are_searched_once() -> None:
    variants = [
        home_variant("1", options={"color": "Teal"}),
        brand_variant("a", options={"color": "Teal"}, title="Brook"),
    ]
    assert searchable_text(home_document("1", "Shoe", variants=variants)).options.split() == ["Teal", "green", "Brook"]


def test_an_attribute_that_says_no_is_no_word_of_the_product() -> None:
    attributes = {"hdmi_port": "Yes", "bluetooth": "no", "wi_fi": "False", "panel": "OLED"}
    assert searchable_text(home_document("1", attributes=attributes)).attributes.split() == [
        "panel",
        "hdmi_port",
        "OLED",
    ]


def test_a_gtin_is_known_in_every_length_it_is_printed_in() -> None:
    assert searchable_text(home_document("1", identifiers=["00012345678905"])).identifiers.split() == [
        "00012345678905", "0012345678905", "012345678905",
    ]  # fmt: skip
    assert searchable_text(home_document("1", identifiers=["04006381333931"])).identifiers.split() == [
        "04006381333931", "4006381333931",
    ]  # fmt: skip


def test_a_document_counts_each_term_once() -> None:
    document = home_document("1", "Red red shoe", brand="Red", description="x" * 500)
    assert document_terms(PreparedDocument(document)) == {"red", "shoe"}
