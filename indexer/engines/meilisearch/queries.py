"""Queries in Meilisearch's terms."""

from typing import Any

from indexer.engines.compiled_filter import compile_filter
from indexer.engines.condition import AllOf, AnyOf, Condition, HasAny, NoneOf, NumberBetween
from indexer.engines.meilisearch.schema import FACET_FIELDS, NUMBER_FIELDS
from indexer.engines.meilisearch.wording import Worded
from indexer.engines.numbers import SORTED_BY

_NOTHING = "facts IN []"


def search_request(uid: str, worded: Worded, currency: str) -> dict[str, Any]:
    """One query of a multi-search."""
    query = worded.query
    request: dict[str, Any] = {
        "indexUid": uid,
        "q": worded.text,
        "limit": max(query.limit, 0),
        "offset": max(query.offset, 0),
        "attributesToRetrieve": ["document"],
        "matchingStrategy": "all" if worded.whole or worded.words == 1 else "frequency",
        "showRankingScore": True,
    }
    if query.filter is not None:
        request["filter"] = filter_text(compile_filter(query.filter, currency))
    if query.facets:
        request["facets"] = [FACET_FIELDS[name] for name in query.facets]
    if query.sort != "relevance":
        request["sort"] = [f"{SORTED_BY[query.sort]}:{'asc' if query.sort == 'price_asc' else 'desc'}"]
    return request


def filter_text(condition: Condition) -> str:
    """The condition in the filter language. Nothing that a caller wrote is in it, only digests and numbers."""
    match condition:
        case HasAny(tokens):
            return f"facts IN [{', '.join(tokens)}]"
        case NumberBetween(field, low, None):
            return f"{NUMBER_FIELDS[field]} >= {low or 0}"
        case NumberBetween(field, None, high):
            return f"{NUMBER_FIELDS[field]} <= {high}"
        case NumberBetween(field, low, high):
            return f"{NUMBER_FIELDS[field]} {low} TO {high}"
        case AllOf(parts):
            return _joined(" AND ", parts) if parts else f"NOT {_NOTHING}"
        case AnyOf(parts):
            return _joined(" OR ", parts) if parts else _NOTHING
        case NoneOf(part):
            return f"NOT ({filter_text(part)})"


def _joined(operator: str, parts: tuple[Condition, ...]) -> str:
    return operator.join(f"({filter_text(part)})" for part in parts)
