"""Queries in Meilisearch's terms."""

from typing import Any

from indexer.engines.condition import AllOf, AnyOf, Condition, HasAny, NoneOf, PriceBetween, compile_filter
from indexer.engines.meilisearch.schema import FACET_FIELDS
from indexer.engines.query import EngineQuery, TextQuery
from indexer.text import characters

_NOTHING = "facts IN []"
_MOST_CHARACTERS = 1_000


def search_request(uid: str, query: EngineQuery, currency: str) -> dict[str, Any]:
    """One query of a multi-search."""
    request: dict[str, Any] = {
        "indexUid": uid,
        "q": query_text(query.text) if query.text is not None else "",
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


def query_text(text: TextQuery) -> str:
    """The words as they are typed; a space at the end says that the last one is whole."""
    words: list[str] = []
    for term in text.terms:
        if words and _continues(words[-1], term.text):
            words[-1] += term.text[-1]
        else:
            words.append(term.text)
    whole = not text.terms or not text.terms[-1].prefix
    # A quotation mark or a leading minus would be an operator; terms have neither, but callers might.
    plain = " ".join(words).replace('"', " ").replace(" -", " ").lstrip("-")[:_MOST_CHARACTERS]
    return plain.encode("utf-8", "replace").decode() + (" " if whole else "")


def _continues(run: str, pair: str) -> bool:
    """Whether the pair of characters goes on with a run of a script without spaces."""
    return len(pair) == 2 and len(characters(pair)) == 2 and run[-1] == pair[0] and len(characters(run)) > 1


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
