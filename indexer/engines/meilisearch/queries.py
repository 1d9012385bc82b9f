"""Queries in Meilisearch's terms."""

from typing import Any

from indexer.engines.condition import AllOf, AnyOf, Condition, HasAny, NoneOf, PriceBetween, compile_filter
from indexer.engines.meilisearch.schema import FACET_FIELDS
from indexer.engines.query import EngineQuery

_NOTHING = "facts IN []"


def search_request(uid: str, query: EngineQuery, text: str, currency: str) -> dict[str, Any]:
    """One query of a multi-search, in one wording of its text."""
    request: dict[str, Any] = {
        "indexUid": uid,
        "q": text,
        "limit": max(query.limit, 0),
        "offset": max(query.offset, 0),
        "attributesToRetrieve": ["document"],
        "matchingStrategy": "frequency",
        "showRankingScore": True,
    }
    if query.filter is not None:
        request["filter"] = filter_text(compile_filter(query.filter, currency))
    if query.facets:
        request["facets"] = [FACET_FIELDS[name] for name in query.facets]
    if query.sort != "relevance":
        request["sort"] = ["lowest_price:asc" if query.sort == "price_asc" else "lowest_price:desc"]
    return request


def filter_text(condition: Condition) -> str:
    """The condition in the filter language. Nothing that a caller wrote is in it, only digests and numbers."""
    match condition:
        case HasAny(tokens):
            return f"facts IN [{', '.join(tokens)}]"
        case PriceBetween(None, None):
            return "prices >= 0"
        case PriceBetween(low, None):
            return f"prices >= {low}"
        case PriceBetween(None, high):
            return f"prices <= {high}"
        case PriceBetween(low, high):
            return f"prices {low} TO {high}"
        case AllOf(parts):
            return _joined(" AND ", parts) if parts else f"NOT {_NOTHING}"
        case AnyOf(parts):
            return _joined(" OR ", parts) if parts else _NOTHING
        case NoneOf(part):
            return f"NOT ({filter_text(part)})"


def _joined(operator: str, parts: tuple[Condition, ...]) -> str:
    return operator.join(f"({filter_text(part)})" for part in parts)
