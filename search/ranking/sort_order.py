"""Orders that a caller can ask for, over what fits the query."""

from collections.abc import Sequence

from indexer.engines.numbers import SORTED_BY, Sort, document_numbers
from search.ranking.ranked_document import RankedDocument

_FULL = 0.999


def in_order(ranked: Sequence[RankedDocument], sort: Sort, currency: str) -> list[RankedDocument]:
    """By price, discount or newness; what has no such number comes last.

    Only what has as much of the query as the best has, or the cheapest misfit would come first. Equals keep their
    places in the ranking, and without a ranking stand in the order of their ids. Prices in other currencies than the
    shop's are no prices here.
    """
    best = max((found.coverage for found in ranked), default=0.0)
    fitting = [found for found in ranked if found.coverage >= best * _FULL]
    numbers = {found.stored.id: _number(found, sort, currency) for found in fitting}
    having = [found for found in fitting if numbers[found.stored.id] is not None]
    having.sort(key=lambda found: (numbers[found.stored.id] or 0, -found.score, found.stored.id))
    lacking = [found for found in fitting if numbers[found.stored.id] is None]
    return having + sorted(lacking, key=lambda found: (-found.score, found.stored.id))


def _number(found: RankedDocument, sort: Sort, currency: str) -> int | None:
    """Smaller comes first."""
    number = document_numbers(found.document, currency).get(SORTED_BY[sort], [None])[0]
    return number if number is None or sort == "price_asc" else -number
