"""Documents as an index gives them back."""

import pytest

from indexer.document import DocumentVariant
from indexer.engines.stored_document import READ, StoredDocument
from tests.catalog import home_document


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"brand": None, "category": None, "description": None},
        {"brand": "", "title": ""},
        {"title": "Café", "category": "Shoes > Running", "attributes": {"a_b": "no", "c": "1\t2\n3"}},
        {"attributes": {"a\nb": "yes", "c": "0", "d": ""}},
        {"attributes": {"": "true", "c": "true"}},
        {"attributes": {"fits": "all models " * READ, "loud": "no"}},
        {"title": "x\x1fy\x1ez", "brand": "\x1e", "description": "long " * READ},
    ],
)
def test_a_document_comes_back_whole(fields: dict[str, object]) -> None:
    document = home_document("1").model_copy(update=fields)
    stored = StoredDocument.of(document)
    assert stored.shown == document.model_copy(update={"attributes": {}})
    assert stored.document == document


@pytest.mark.parametrize("numbers", [[], ["LC-51C", "lc51c"], ["LC 51C"], ["", "a"], [" "]])
def test_numbers_come_back_as_they_were(numbers: list[str]) -> None:
    document = home_document("1").model_copy(update={"identifiers": numbers})
    assert StoredDocument.of(document).document == document


def test_a_variant_comes_back_whatever_it_shares_with_its_document() -> None:
    document = home_document("1", "Trail shoe").model_copy(update={"url": "https://shop.example/1", "image": None})
    fields = [
        {"title": None, "url": None, "verdict": None, "home_id": None},
        {"title": document.title, "url": document.url, "verdict": document.verdict},
        {"title": "Trail shoe, red", "image": "https://shop.example/1.jpg", "brand_site": "acme"},
    ]
    document = document.model_copy(update={"variants": [DocumentVariant.model_validate(each) for each in fields]})
    assert StoredDocument.of(document).document == document


def test_what_ranking_reads_is_at_hand() -> None:
    stored = StoredDocument.of(home_document("1", "Trail shoe", brand="Acme", category="Shoes"))
    assert (stored.section, stored.brand, stored.category, stored.texts[0]) == ("home", "Acme", "Shoes", "Trail shoe")
    assert StoredDocument.of(home_document("1", brand=None)).brand is None
