"""What the visible page adds to its data: a price that the data lacks, or a product that it never mentions."""

from collections.abc import Iterable
from decimal import Decimal

from crawler.extraction.content.context import PageContext
from crawler.extraction.content.key_search import UNHEARD, KeySearch
from crawler.extraction.data.draft import Draft
from crawler.extraction.data.offers import lowest_price
from crawler.extraction.prices.amounts_beside import calls_former, prints_beside
from crawler.extraction.prices.printed_amount import printed_without_tax, prints
from crawler.extraction.prices.reduction import reduced_from
from crawler.extraction.prices.taxed_price import MOST_TAX
from crawler.extraction.stock.words import WAITING, says_waiting
from crawler.extraction.visible.buy_box import BuyBox, find_buy_box
from crawler.extraction.visible.unmarked import stated_amounts, unmarked_drafts
from crawler.extraction.visible.unpriced import find_unpriced
from crawler.product import Availability, Offer, Variant

_STRUCK = KeySearch(
    *("line-through", "strike", "old-price", "oldprice", "list-price", "listprice", "listPrice", "oldPrice"),
    *(f"price{dash}{kind}" for dash in ("-", "") for kind in ("old", "was", "list", "regular", "original", "compare")),
    *(f"{mark}{word}{mark}" for mark in "\"'" for word in ("was", "before", "old", "ancien", "uvp", "rrp", "listino")),
    *(f"{word}{mark}" for mark in "\"'" for word in ("-was", "-before", "-original", "-ancien", "-uvp", "-rrp")),
    *("before-price", "compare-price", "comparePrice", "priceRegular"),
)
_STRUCK_TAGS = KeySearch(*(f"<{name}{end}" for name in ("del", "s") for end in "> \t\n\r\f"), *UNHEARD)
"""What a page that may strike a price out has in its tags or its style sheet; in two, as one search takes longer."""
_PRINTED = frozenset(("microdata", "rdfa"))
_NOT_OFFERED = frozenset((Availability.OUT_OF_STOCK, Availability.DISCONTINUED))


def with_visible(drafts: list[Draft], context: PageContext) -> list[Draft]:
    """The drafts, and one of what the page shows where they leave something open or there are none."""
    if not any(draft.name for draft in drafts):
        return [*unmarked_drafts(context), *drafts]
    if not _worth_a_look(drafts, context):
        return drafts
    names = [draft.name for draft in drafts if draft.name]
    stocks = _stocks(offer for draft in drafts if (offer := draft.variants[0].offer))
    box = find_buy_box(context, names, len(stocks) == 1, stated_amounts(drafts))
    if box is None and not stocks and any(map(_priced, drafts)):
        box = find_unpriced(context, names)
    if _only_typed(drafts) and not (box and box.alone):
        context.reject("product_without_offer", drafts[0].name)
        return []
    if box is None:
        return drafts
    return [*drafts, Draft(source="page", variants=[Variant(offer=_believed(box, drafts, context))])]


def _only_typed(drafts: list[Draft]) -> bool:
    """Whether nothing but a meta tag calls the page a product's: it states neither price nor brand nor number."""
    return all(draft.source == "opengraph" and not _priced(draft) and not _identified(draft) for draft in drafts)


def _identified(draft: Draft) -> bool:
    first = draft.variants[0]
    return bool(draft.brand or draft.product_id or first.sku or first.mpn or first.gtin)


def _believed(box: BuyBox, drafts: list[Draft], context: PageContext) -> Offer:
    """What of a buy box can be believed beside what the data states."""
    shown = Offer(availability=box.availability)
    priced = [draft.variants[0].offer for draft in drafts if _priced(draft) and draft.source != "state"]
    prices = {lowest_price(offer) for offer in priced} - {None}
    if not priced:
        believed = not _deliberately_unpriced(drafts, box, context)
    else:
        believed = box.offer.price in prices or _spans(box, prices) or _chosen_of(priced, box)
        believed = believed or (box.offer.price is not None and _contested(box, prices, context))
    if not believed:
        return shown
    offer = box.offer.model_copy(update={"availability": shown.availability})
    stated = next((o for o in priced if o and o.price_currency), None)
    if stated is not None and offer.price is not None and offer.price_currency is None:
        offer.price_currency = stated.price_currency
    return offer


def _spans(box: BuyBox, prices: set[Decimal | None]) -> bool:
    """Whether the page prints a range of its own that begins with what the data states."""
    return box.alone and box.offer.high_price is not None and box.offer.low_price in prices


def _chosen_of(priced: list[Offer | None], box: BuyBox) -> bool:
    """Whether the data states a range alone, and the page the one price in it at which it sells: a shop's of several,
    a size's."""
    price = box.offer.price
    return (
        box.alone
        and price is not None
        and all(
            offer
            and offer.price is None
            and offer.low_price
            and offer.high_price
            and offer.low_price < price <= offer.high_price
            for offer in priced
        )
    )


def _contested(box: BuyBox, prices: set[Decimal | None], context: PageContext) -> bool:
    """Whether the page may overrule the data: it strikes its price out, adds the tax to it, or stands in a place of its
    own where the data contradicts itself or what is printed."""
    if box.offer.list_price in prices or (box.alone and _taxed(box.offer.price, prices, context)):
        return True
    price = box.offer.price
    if box.alone and price and all(amount and price < amount and calls_former(context, amount) for amount in prices):
        return True
    return box.alone and (len(prices) > 1 or not any(amount and prints(context, amount) for amount in prices))


def _taxed(shown: Decimal | None, prices: set[Decimal | None], context: PageContext) -> bool:
    """Whether the page's price is what the data states with the tax, without which that is printed."""
    return shown is not None and all(
        amount and amount < shown <= amount * MOST_TAX and printed_without_tax(context, amount) for amount in prices
    )


def _worth_a_look(drafts: list[Draft], context: PageContext) -> bool:
    """Whether the page may add something: price, old price or availability are open, or the data contradicts itself or
    what is printed: its price, or what it says of the stock."""
    offers = [offer for draft in drafts if (offer := draft.variants[0].offer)]
    coded = _amounts(draft for draft in drafts if draft.source == "state")
    amounts = _amounts(draft for draft in drafts if draft.source != "state")
    if any(offer.price is None and lowest_price(offer) is not None for offer in offers):
        return True
    if not any(offer.availability for offer in offers) or not any(_priced(draft) for draft in drafts):
        return True
    if len(amounts) > 1 or any(not prints(context, amount) for amount in amounts):
        return True
    stocks = _stocks(offers)
    if len(stocks) > 1 or (
        stocks.isdisjoint(WAITING) and says_waiting(context.markup.shown, context.words.main_heading)
    ):
        return True
    listed = {offer.list_price for offer in offers if offer.list_price}
    if drafts[0].source not in _PRINTED and (listed or not _strikes_out(context.encoded)):
        return not listed and any(calls_former(context, amount) for amount in amounts)
    return not amounts or not coded <= amounts or any(_tells_another(context, amount, listed) for amount in amounts)


def _strikes_out(page: bytes) -> bool:
    """Whether a page may strike a price out."""
    return bool(_STRUCK.places(page) or _STRUCK_TAGS.places(page))


def _tells_another(context: PageContext, amount: Decimal, listed: set[Decimal]) -> bool:
    """Whether the page prints another price around one than that of before, where it is known or can be worked out."""
    if not prints_beside(context, amount, listed):
        return False
    reduced = reduced_from(context, amount)
    return reduced is None or prints_beside(context, amount, {*listed, reduced, reduced - amount})


def _stocks(offers: Iterable[Offer]) -> set[Availability]:
    """What offers say of the stock; several contradict each other."""
    return {offer.availability for offer in offers if offer.availability}


def _amounts(drafts: Iterable[Draft]) -> set[Decimal]:
    stated = (lowest_price(draft.variants[0].offer) for draft in drafts)
    return {amount for amount in stated if amount is not None}


def _priced(draft: Draft) -> bool:
    offer = draft.variants[0].offer
    return offer is not None and any(value is not None for value in (offer.price, offer.low_price, offer.high_price))


def _deliberately_unpriced(drafts: list[Draft], box: BuyBox, context: PageContext) -> bool:
    """Whether the data says that there is no price: one of zero where nothing is sold for another, or nothing to buy
    any more."""
    offers = [draft.variants[0].offer for draft in drafts]
    gone = any(offer is not None and offer.availability in _NOT_OFFERED for offer in offers)
    sold = box.alone and box.availability is Availability.IN_STOCK
    return gone or (not sold and any(rejection.reason == "price_zero" for rejection in context.rejected))
