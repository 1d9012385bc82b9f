"""The product of a page that shows no price of it, from the page's own code."""

import json
import re
from decimal import Decimal
from urllib.parse import unquote, urlsplit

from crawler.extraction.content.context import PageContext
from crawler.extraction.data.draft import Draft
from crawler.extraction.data.offers import lowest_price
from crawler.extraction.names.common_name import common_name, main_headings, only_heading
from crawler.extraction.names.page_titles import folded_name, main_part, page_titles
from crawler.extraction.prices.printed_amount import prints
from crawler.extraction.state.drafts import state_drafts
from crawler.extraction.stock.buy_words import buys_somewhere
from crawler.product import Variant

_WORD = re.compile(r"[^\W_]+")
MAX_BLANK = 200
"""Characters of all that a page says, which its script has still to fill."""


def coded_product(context: PageContext) -> list[Draft]:
    """The drafts of a product that the page's code prices under the very name that title and main heading give, on a
    page that has words of buying; none if there is no such. On a page that its script has still to fill, and on one
    without a heading whose address has the name too, the title alone names it. A whole amount that is printed nowhere
    may count cents, and is left open.
    """
    name = None if context.markup.headings else _title_alone(context)
    blank = name is not None and (len(context.said) <= MAX_BLANK or _addressed(name, context.address))
    name = name if blank else _name(context)
    if name is None or not _in_code(name, context) or not (blank or buys_somewhere(context.encoded)):
        return []
    coded = state_drafts(context, [name])
    if not any(draft.name and folded_name(draft.name) == folded_name(name) and _priced(draft) for draft in coded):
        return []
    for offer in (variant.offer for draft in coded for variant in draft.variants if variant.offer):
        amount = lowest_price(offer)
        if amount is not None and _may_count_cents(amount) and not prints(context, amount):
            context.reject("price_of_unknown_unit", amount)
            offer.price = offer.list_price = offer.low_price = offer.high_price = None
    return [Draft(source="page", name=name, variants=[Variant(title=name)]), *coded]


def _name(context: PageContext) -> str | None:
    """What title and main heading call the page's product alike."""
    titles = page_titles(context) or only_heading(context)
    named = (common_name(heading, titles) for heading in main_headings(context))
    return next((one for one in named if one), None)


def _title_alone(context: PageContext) -> str | None:
    """What the title says before the site's name, if that has several words."""
    mains = ((title, main_part(title)) for title in page_titles(context))
    return next((main for title, main in mains if main != title and len(main.split()) > 1), None)


def _addressed(name: str, address: str) -> bool:
    """Whether the last part of an address has all words of a name."""
    last = unquote(urlsplit(address).path).casefold().rstrip("/").rpartition("/")[2]
    return set(_WORD.findall(name.casefold())) <= set(_WORD.findall(last))


def _may_count_cents(amount: Decimal) -> bool:
    """Whether an amount is written as a whole number."""
    return amount == amount.to_integral_value() and "." not in str(amount)


def _in_code(name: str, context: PageContext) -> bool:
    """Whether the page's code may hold a name, as it is or with its characters escaped: cheap to look for."""
    written = (name.encode("utf-8", "replace"), json.dumps(name)[1:-1].encode())
    scripts, page = context.markup.scripts, context.encoded
    return any(page.find(text, one.start, one.end) >= 0 for one in scripts for text in written)


def _priced(draft: Draft) -> bool:
    offer = draft.variants[0].offer
    return offer is not None and offer.price is not None
