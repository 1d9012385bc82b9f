"""The results of several wordings of a query as one."""

from collections.abc import Sequence

from indexer.engines.meilisearch.wording import FEW
from indexer.engines.query import EngineHit, EngineQuery, EngineResult


def united(query: EngineQuery, results: Sequence[EngineResult]) -> EngineResult:
    """The results of all wordings as one: hits by score, each once; counts of the first, or the most if it has few."""
    most = results[0] if results[0].total >= FEW else max(results, key=lambda result: result.total)
    best: dict[str, EngineHit] = {}
    for result in results:
        for hit in result.hits:
            known = best.get(hit.stored.id)
            if known is None or hit.score > known.score:
                best[hit.stored.id] = hit
    if len(results) == 1 or query.sort != "relevance":
        return most
    hits = sorted(best.values(), key=lambda hit: -hit.score)[: query.limit]
    return EngineResult(hits, most.total, most.facets)


def followed(query: EngineQuery, first: EngineResult, others: Sequence[EngineResult]) -> EngineResult:
    """The first result's hits, then those of the others by score, each once; counts of the one that found most."""
    if not others or query.sort != "relevance":
        return max((first, *others), key=lambda result: result.total)
    known = {hit.stored.id for hit in first.hits}
    further = united(query, others)
    added = [hit for hit in further.hits if hit.stored.id not in known]
    most = max((first, *others), key=lambda result: result.total)
    return EngineResult([*first.hits, *added][: query.limit], most.total, most.facets)
