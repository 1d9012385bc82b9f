"""Pages of a long result."""

from decimal import Decimal

from indexer.engines.protocol import SearchIndex
from indexer.engines.query import EngineQuery
from tests.catalog import home_document, home_variant
from tests.contract.conftest import short_id


def test_pages_are_complete_and_do_not_overlap(index: SearchIndex) -> None:
    priced = [
        home_document(f"n{i:02}", "Numbered", variants=[home_variant(f"n{i}", price=Decimal(i + 200))])
        for i in range(25)
    ]
    index.apply(priced, [])
    pages = index.search([EngineQuery(sort="price_desc", limit=10, offset=offset) for offset in (0, 10, 20, 30, 9_999)])
    ids = [short_id(hit.document) for page in pages for hit in page.hits]
    assert ids == [f"n{i:02}" for i in reversed(range(25))]
    assert [page.total for page in pages[:3]] == [25] * 3
    assert [len(page.hits) for page in pages] == [10, 10, 5, 0, 0]
