"""Counts by facet, without hits, so that nothing is scored."""

from collections.abc import Sequence

import tantivy

from indexer.engines.facets import VALUE_FACETS, merge_spellings
from indexer.engines.numbers import BANDS
from indexer.engines.query import EngineResult
from indexer.engines.tantivy.schema import facet_field

_COUNTED = (*VALUE_FACETS, *BANDS)
_SPELLINGS = 1_000
"""Facet values that are counted before their spellings are merged."""


def count_facets(searcher: tantivy.Searcher, query: tantivy.Query, facets: Sequence[str]) -> EngineResult:
    """How many documents match, and how many have each value of the facets; of prices the least and the highest."""
    wanted = {name: {"terms": {"field": facet_field(name), "size": _SPELLINGS}} for name in facets if name in _COUNTED}
    wanted["section"] = {"terms": {"field": facet_field("section")}}
    if "price" in facets:
        wanted["price"] = {"stats": {"field": "prices"}}
    answer = searcher.aggregate(query, wanted)
    found = {
        name: merge_spellings({each["key"]: each["doc_count"] for each in answer[name]["buckets"] if each["key"]})
        for name in facets
        if name in _COUNTED
    }
    if "price" in facets:
        found["price"] = {end: int(answer["price"][end]) for end in ("min", "max") if answer["price"]["count"]}
    return EngineResult([], sum(bucket["doc_count"] for bucket in answer["section"]["buckets"]), found)
