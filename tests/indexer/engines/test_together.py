"""Documents that are at work together."""

import pytest

from indexer.document import CatalogDocument
from indexer.engines import together as module
from indexer.engines.together import together
from tests.catalog import home_document


def lamps(titles: str) -> list[CatalogDocument]:
    return [home_document(title, title) for title in titles]


def test_many_variants_are_few_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TOGETHER", 3)
    one, two, three = lamps("abc")
    two.variants *= 5
    assert list(together([one, two, three])) == [[one], [two], [three]]
    assert [len(part) for part in together(lamps("abcdefgh"))] == [3, 3, 2]
    assert list(together([])) == []
