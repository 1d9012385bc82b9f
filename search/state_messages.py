"""What an answer lacks that a person can mend: brand files, the shop's own rules, a home catalog."""

from collections.abc import Iterator

from sqlalchemy import Engine

from indexer.engines.protocol import SearchIndex
from indexer.home.catalog import home_usable
from search.buy import Reason
from search.merchandising import Merchandising
from search.retrieval import Retrieved

DEGRADED = ("brand_files_unreadable", "merchandising_unreadable", "no_home_catalog")
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
    if problem := merchandising.problem:
        yield Reason(code="merchandising_unreadable", text=f"The shop's own order is not applied. {problem}")


def _without_verdict(database: Engine, index: SearchIndex, retrieved: Retrieved) -> int:
    """How many matching products have none because there is nothing to compare them with."""
    if retrieved.answers.home_total:
        return 0
    with database.connect() as connection:
        if home_usable(connection):
            return 0
    return index.search([retrieved.scope.section("withheld", retrieved.filter)])[0].total
