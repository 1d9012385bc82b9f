"""What the engine has for every judged query, read once, so that any weights can be tried on it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from search.query.query import read_query
from search.ranking.weights import WEIGHTS, RankingWeights
from search.request import SearchRequest
from search.retrieval.retrieve import Retrieved, retrieve
from search.sections.selection import select
from search.service import SearchService

DEPTH = 50
_REQUEST = SearchRequest(limit=DEPTH)


@dataclass(frozen=True)
class Pool:
    """One query with what was retrieved for it."""

    query: str
    grades: Mapping[str, int]
    retrieved: Retrieved

    def order(self, weights: RankingWeights = WEIGHTS) -> list[str]:
        """The shop's ids in the final order."""
        chosen = select(_REQUEST, self.retrieved, "USD", weights)
        return [found.document.home_id or "" for found in chosen.home[:DEPTH]]


def read_pools(service: SearchService, judgments: Mapping[str, Mapping[str, int]]) -> Iterator[Pool]:
    """A pool for each query."""
    sources = service.sources()
    for text, grades in judgments.items():
        query = read_query(text, service.settings.currency)
        request = _REQUEST.model_copy(update={"q": text})
        yield Pool(text, grades, retrieve(request, query, None, sources))
