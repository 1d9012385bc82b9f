"""Order by price, over what fits the query."""

from collections.abc import Sequence

from indexer.engines.facts import document_prices
from search.ranking import RankedDocument
from search.request import Sort

_FULL = 0.999


def order_by_price(ranked: Sequence[RankedDocument], sort: Sort, currency: str) -> list[RankedDocument]:
    """Only what has as much of the query as the best has, or the cheapest misfit would come first; unpriced last."""
    best = max((found.coverage for found in ranked), default=0.0)
    fitting = [found for found in ranked if found.coverage >= best * _FULL]
    prices = {found.document.id: document_prices(found.document, currency) for found in fitting}
    sign = -1 if sort == "price_desc" else 1
    priced = [found for found in fitting if prices[found.document.id]]
    priced.sort(key=lambda found: sign * prices[found.document.id][0])
    return priced + [found for found in fitting if not prices[found.document.id]]
