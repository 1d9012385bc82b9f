"""What an answer lacks that a person can mend: brand files, the shop's own rules, a home catalog."""

from collections.abc import Iterator

from sqlalchemy import Engine

from indexer.engines.protocol import SearchIndex, SlowEngineError
from indexer.home.catalog import home_usable
from search.buy import Reason
from search.retrieval.retrieve import Retrieved
from search.sections.merchandising import Merchandising
from search.time_left import patience

_LATE = {
    "spelling_not_checked": "There was no time to look for misspelt words.",
    "not_ranked": "There was no time to rank: the hits stand in the engine's order.",
    "facets_missing": "There was no time to count the facets and all hits.",
    "hits_missing": "There was no time to look for all hits.",
    "merchandising_skipped": "There was no time for the shop's own order.",
}
DEGRADED = ("brand_files_unreadable", "merchandising_unreadable", "no_home_catalog", *_LATE)
"""The codes of these messages."""


def state_messages(
    database: Engine, index: SearchIndex, retrieved: Retrieved, merchandising: Merchandising
) -> Iterator[Reason]:
    """One message for each thing that is missing."""
    if problem := retrieved.book.problem:
        yield Reason(code="brand_files_unreadable", text=f"No candidates are shown. {problem}")
    if count := _without_verdict(database, index, retrieved):
        text = (
            "There is no usable home catalog, so nothing is known to be not sold here: "
            f"{count} matching products of brand sites have no verdict. Import one with: offshelf home import FILE"
        )
        yield Reason(code="no_home_catalog", text=text)
    yield from map(too_late, _late(retrieved))
    if problem := merchandising.problem:
        yield Reason(code="merchandising_unreadable", text=f"The shop's own order is not applied. {problem}")


def too_late(code: str) -> Reason:
    """What there was no time for."""
    return Reason(code=code, text=_LATE[code])


def _late(retrieved: Retrieved) -> Iterator[str]:
    if "spelling" in retrieved.skipped:
        yield "spelling_not_checked"
    if "ranking" in retrieved.skipped:
        yield "not_ranked"
    if not retrieved.answers.facets:
        yield "facets_missing"
    if retrieved.answers.partial:
        yield "hits_missing"


def _without_verdict(database: Engine, index: SearchIndex, retrieved: Retrieved) -> int:
    """How many matching products have none because there is nothing to compare them with."""
    if retrieved.answers.home_total:
        return 0
    with database.connect() as connection:
        if home_usable(connection):
            return 0
    try:
        return index.search([retrieved.scope.section("withheld", retrieved.filter)], patience())[0].total
    except SlowEngineError:
        return 0
