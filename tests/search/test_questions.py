"""What the engine's answers say together."""

from indexer.engines.query import EngineHit, EngineResult
from indexer.engines.stored_document import StoredDocument
from search.questions import Answers
from tests.catalog import home_document


def test_no_fewer_products_are_told_of_than_are_shown() -> None:
    hits = [EngineHit(StoredDocument.of(home_document(number)), 1.0) for number in "123"]
    nothing = EngineResult([], 0, {})
    assert Answers(EngineResult(hits, 3, {}), nothing, [{"section": {"home": 1}}]).home_total == 3
    assert Answers(EngineResult(hits, 3, {}), nothing, [{"section": {"home": 700}}]).home_total == 700
