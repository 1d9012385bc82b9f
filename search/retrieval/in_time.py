"""What is still done for an answer when the engine takes long."""

from collections.abc import Callable
from typing import TypeVar

from indexer.engines.protocol import SearchIndex, SlowEngineError
from search.filters.facet_counts import FacetScope
from search.request import MAX_HITS, SearchRequest
from search.retrieval.questions import Answers, ask
from search.time_left import patience, time_left

_ALL_OF_IT = 0.6
"""Share of the time for the question that has everything in it; what is left is for a smaller one."""
_FEW = 48
"""Hits of the smaller question: two pages."""

Result = TypeVar("Result")


def in_time(step: Callable[[], Result]) -> Result | None:
    """What the step gives; None where there is no time for it."""
    if time_left() <= 0:
        return None
    try:
        return step()
    except SlowEngineError:
        return None


def answers_in_time(request: SearchRequest, scope: FacetScope, index: SearchIndex) -> Answers:
    """Everything that is asked; of an engine that takes too long for it, the hits of the page alone."""
    questions = ask(request, scope, index.rerank_depth)
    try:
        return Answers.of(index, questions, scope, patience(_ALL_OF_IT))
    except SlowEngineError:
        hits = max(_FEW, request.page * request.limit)
        return Answers.of(index, questions.of_page(min(hits, MAX_HITS)), scope, patience())
