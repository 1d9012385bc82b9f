"""What was made of documents is kept while they are at work, and no longer."""

import pytest

from indexer.document import CatalogDocument
from indexer.engines import remembered
from indexer.engines.remembered import Remembered, together
from tests.catalog import home_document


@pytest.fixture
def made() -> list[str]:
    return []


@pytest.fixture
def reading(made: list[str], monkeypatch: pytest.MonkeyPatch) -> Remembered[str]:
    monkeypatch.setattr(remembered, "TOGETHER", 3)

    def make(document: CatalogDocument) -> str:
        made.append(document.title)
        return document.title

    return Remembered(make)


def lamps(titles: str) -> list[CatalogDocument]:
    return [home_document(title, title) for title in titles]


def test_what_is_at_work_together_is_made_once(reading: Remembered[str], made: list[str]) -> None:
    for part in together(lamps("abcdefgh")):
        for document in (*part, *part):
            assert reading(document) == document.title
    assert made == list("abcdefgh")


def test_what_was_at_work_long_ago_is_forgotten(reading: Remembered[str], made: list[str]) -> None:
    first, *others = lamps("abcdefgh")
    for document in (first, *others, first):
        reading(document)
    assert made == [*"abcdefgh", "a"]


def test_an_equal_document_is_another_one(reading: Remembered[str], made: list[str]) -> None:
    document = home_document("a", "a")
    reading(document)
    reading(document.model_copy())
    assert made == ["a", "a"]


@pytest.mark.usefixtures("reading")
def test_many_variants_are_few_documents() -> None:
    one, two, three = lamps("abc")
    two.variants *= 5
    assert list(together([one, two, three])) == [[one], [two], [three]]
    assert list(together([])) == []
