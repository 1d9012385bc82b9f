"""What an engine is asked for, and what its answers say together."""

from concurrent.futures import Future

from indexer.engines.known import known
from indexer.engines.query import EngineHit, EngineResult
from indexer.engines.stored_document import StoredDocument
from search.filters.facet_counts import FacetScope
from search.request import SearchRequest
from search.retrieval.questions import Answers, ask
from search.service import SearchService
from search.time_left import answered_within
from tests.catalog import home_document


def test_as_many_hits_are_asked_for_as_are_ranked_anew_or_paged_to() -> None:
    def asked_for(page: int) -> int:
        return ask(SearchRequest(q="", limit=20, page=page), FacetScope(None, None), rerank_depth=50).home.limit

    assert [asked_for(page) for page in (1, 2, 3)] == [50, 50, 60]


def test_no_fewer_products_are_told_of_than_are_shown(service: SearchService) -> None:
    hits = [EngineHit(StoredDocument.of(home_document(number)), 1.0) for number in "123"]
    nothing = EngineResult([], 0, {})
    for counted, told in ((1, 3), (700, 700)):
        counting = known(EngineResult([], counted, {"section": {"home": counted}}))
        answers = Answers(EngineResult(hits, 3), nothing, [counting], service.live_index(), FacetScope(None, None))
        assert answers.home_total == told


def test_what_is_still_being_counted_is_not_waited_for_when_the_time_is_up(service: SearchService) -> None:
    hits = [EngineHit(StoredDocument.of(home_document(number)), 1.0) for number in "12"]
    home, nothing, scope = EngineResult(hits, 2), EngineResult([], 0), FacetScope(None, None)
    with answered_within(0):
        late = Answers(home, nothing, [Future()], service.live_index(), scope)
        assert (late.facets, late.home_total) == ((), 2)
        counted = known(EngineResult([], 7, {"section": {"home": 7}}))
        assert Answers(home, nothing, [counted], service.live_index(), scope).home_total == 7
