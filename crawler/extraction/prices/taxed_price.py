"""The price with tax, where it is printed behind the one without: ``249,00 € netto 296,31 € brutto``."""

from decimal import Decimal
from itertools import islice
from typing import TypeAlias

import lxml.etree

from crawler.extraction.content.surroundings import Surroundings
from crawler.extraction.prices.tax_words import WITH_TAX, WITHOUT_TAX
from crawler.product import Offer
from crawler.values.money import parse_amounts

MOST_TAX = Decimal("1.3")
"""How many times a price without tax one with tax is, at the most."""
NEXT = 2
"""Elements behind a price's own in which the one with tax may be."""
MAX_TEXT = 120
"""Characters in which a page prints both."""

_Element: TypeAlias = lxml.etree._Element


def with_tax(offer: Offer, element: _Element, place: Surroundings) -> Offer:
    """The offer that an element prints, at the price with tax if the text around it calls its own one without."""
    if offer.price is None:
        return offer
    area = element
    for ancestor in element.iterancestors():
        if ancestor in place or len(place.text(ancestor, MAX_TEXT + 1)) > MAX_TEXT:
            break
        area = ancestor
    beside = (area, *islice(area.itersiblings(), NEXT))
    if not any(WITHOUT_TAX.search(place.text(one, MAX_TEXT)) for one in beside):
        return offer
    taxed = _taxed(offer.price, " ".join(place.printed(one, MAX_TEXT) for one in beside))
    if taxed is None:
        return offer
    return offer.model_copy(update={"price": taxed, "list_price": None})


def _taxed(price: Decimal, printed: str) -> Decimal | None:
    """The amount behind a price that is called one with tax, as that is called one without."""
    without, included = WITHOUT_TAX.search(printed), WITH_TAX.search(printed)
    if not (without and included and without.start() < included.start()):
        return None
    amounts = [money.amount for money in parse_amounts(printed)]
    if amounts.count(price) != 1:
        return None  # printed without the words as well, it is what the page asks for
    at = amounts.index(price)
    if any(amount < price <= amount * MOST_TAX for amount in amounts[:at]):
        return None  # it is the one with tax itself
    behind = {amount for amount in amounts[at + 1 :] if price < amount <= price * MOST_TAX}
    return behind.pop() if len(behind) == 1 else None
