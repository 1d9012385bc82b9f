"""The cents of a range that the data states in whole amounts: 51 to 105 where ``51,18 – 105,97`` is printed."""

import re
from decimal import Decimal

from crawler.extraction.content.context import PageContext
from crawler.product import Offer


def with_printed_cents(offer: Offer, context: PageContext) -> Offer:
    """The offer with its range as the page prints it, if that only adds cents to both of its ends."""
    low, high = offer.low_price, offer.high_price
    if low is None or high is None or low == high or low % 1 or high % 1:
        return offer
    printed = re.search(rf"(?<![\d.,]){low:.0f}[.,](\d\d)[^\w.,]{{1,12}}{high:.0f}[.,](\d\d)(?!\d)", context.said)
    if printed is None:
        return offer
    first, second = (Decimal(cents) / 100 for cents in printed.groups())
    return offer.model_copy(update={"low_price": low + first, "high_price": high + second})
