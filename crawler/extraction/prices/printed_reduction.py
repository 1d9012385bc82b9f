"""A price and the one of before, as the page prints them together."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from typing import TypeAlias

import lxml.etree

from crawler.extraction.content.printed_text import with_cents
from crawler.extraction.content.surroundings import Surroundings
from crawler.extraction.prices.cell_label import label_beside
from crawler.extraction.prices.labels import is_former, is_lowest, is_taxed
from crawler.extraction.prices.names import without_price_names
from crawler.extraction.prices.notes import without_notes
from crawler.extraction.prices.tax_words import TAX_IN_IT, WITHOUT_TAX
from crawler.extraction.prices.words import ANOTHER_CHARGE, CALLED_FORMER, LOWEST, NOT_THE_PRICE, REDUCED, SAVED, SHARE
from crawler.values.currencies import has_currency
from crawler.values.money import Money, parse_amounts

NUMBER = re.compile(r"[\d.,'’\s+*:()–—/-]+")
_DIGIT = re.compile(r"\d")
_WORDED = re.compile(r"\D*?[^\W\d_]{2}")
"""A text with a word before its first amount."""
_PER = re.compile(r"/\s*\w|\b\d+ (?:for|für|pour|por|per) |\b(?:[eE]ach|apiece|[pP]er|[pP]ro|[jJ]e|[cC]ada|pièce)\b")
_PARTS = re.compile(r"[()（）\[\]|/]|\s(?:[–-]|soit|czyli)\s|,\s")
_SIZES = re.compile(r"(?:\b\d+ ?(?:ml|cl|l|g|kg|cm|mm|gb|tb|oz)\b.*){2}", re.IGNORECASE)
"""What costs one amount and the other: ``50 ml € 56 100 ml € 80``."""
_NO_PRICE = frozenset(("script", "style", "option", "noscript", "template", "title", "label"))

_OF_A_CARD = ("h2", "h3", "h4", "h5", "img")
"""What a price of before has not with it, but another product has."""
_ROWS = frozenset(("li", "tr", "dd", "td"))
"""Rows of a list or table of prices are for other buyers or amounts."""
BEFORE, BEHIND = 2, 3
"""How many texts on both sides of a price may say what it was before."""
MAX_WORDS = 15
"""Characters of words beside two amounts that say no more than what the one was before."""
MAX_BESIDE = 60
"""Characters of such a text."""

_Element: TypeAlias = lxml.etree._Element


def printed_reduction(
    price: Decimal | None, element: _Element, box: str, place: Surroundings
) -> tuple[Decimal | None, Decimal | None]:
    """The price and the old one: the same text calls it so, or it stands struck out near, or second in the same box."""
    if told := now_and_before(own_price_text(element, place)):
        return told
    old = _struck_near(element, place) or _former_beside(price, element, place)
    if not old and not _says_more(box) and not is_taxed(element, place):
        values = {money.amount for money in parse_amounts(box) if money.amount}
        old = list(values - {price}) if len(values) == 2 else []
    for other in old:
        # Less than a tenth is another thing's price, such as postage.
        if price is not None and other != price and min(other, price) * 10 > max(other, price):
            return min(price, other), max(price, other)
    return price, None


def _says_more(box: str) -> bool:
    """Whether one of several amounts may be something else's, or a part of the other."""
    called = (NOT_THE_PRICE.search(SHARE.sub("", box)), *(p.search(box) for p in (ANOTHER_CHARGE, TAX_IN_IT, _PER)))
    return "+" in box or any(called) or _SIZES.search(box) is not None or _names_others(box)


def _names_others(box: str) -> bool:
    """Whether words around amounts name things that cost them: ``Hardcover $38 Paperback $18``."""
    words = without_price_names(NUMBER.sub(" ", SHARE.sub("", box)))
    return len(words) > MAX_WORDS and not any(called.search(box) for called in (CALLED_FORMER, REDUCED, SAVED))


def now_and_before(own: str) -> tuple[Decimal, Decimal] | None:
    """The price and the one of before in a text that tells both, such as ``Was $12.50 Now $9.90``."""
    amounts = parse_amounts(own)
    now, before = ([money.amount for money in amounts if money.former is former] for former in (False, True))
    return (now[0], before[0]) if len(now) == len(before) == 1 and 0 < now[0] < before[0] else None


def _struck_near(element: _Element, place: Surroundings) -> list[Decimal]:
    area = element
    for ancestor in element.iterancestors():
        if ancestor in place or len(place.text(ancestor, 260)) > 240:
            break
        area = ancestor
    struck = list(_struck_in(area, element, place))
    printed = [money.amount for money in parse_amounts(place.printed(area, 260))] if struck else []
    return [amount for one in struck if (amount := with_cents(one, printed))][:3]


def _struck_in(area: _Element, element: _Element, place: Surroundings) -> Iterator[Decimal]:
    """The amounts that an area strikes out, up to a higher one behind the price that is asked too: that of more."""
    price = max((money.amount for money in parse_amounts(place.own_text(element))), default=None)
    behind = False
    for near in area.iter(lxml.etree.Element):
        behind = behind or near is element
        if near is element or not _DIGIT.search(near.text or ""):
            continue
        for money in parse_amounts(_priced_text(near, place)):
            if money.former or is_former(near, place) or _is_called_former(near, place):
                if not is_lowest(near, place):
                    yield money.amount
            elif behind and price and _is_of_more(money, price, near):
                return


def _is_called_former(element: _Element, place: Surroundings) -> bool:
    """Whether a cell beside an amount calls it the one of before, or a text before it in its element or the one around
    it, which have no other amount."""
    if CALLED_FORMER.search(label_beside(element)):
        return True
    areas = (area for area in (element, element.getparent()) if area is not None and len(area) and area not in place)
    return any(_tells_former(area, place) for area in areas)


def _tells_former(area: _Element, place: Surroundings) -> bool:
    """Whether an area has a short text with one amount, which it calls the price of before."""
    text = place.text(area, MAX_BESIDE + 1)
    if len(text) > MAX_BESIDE or not _WORDED.match(text):
        return False
    amounts = parse_amounts(place.printed(area, MAX_BESIDE))
    return len(amounts) == 1 and amounts[0].former


def _former_beside(price: Decimal | None, element: _Element, place: Surroundings) -> list[Decimal]:
    """The higher amounts that are struck out, or called old, in the short texts before and behind the price's own,
    where all of them stand beside the heading."""
    area = next((one for one in (element, *element.iterancestors()) if one.getparent() in place), None)
    if price is None or area is None or area.tag in _ROWS:
        return []
    around = (*islice(area.itersiblings(preceding=True), BEFORE), *islice(area.itersiblings(), BEHIND))
    beside = (one for one in around if next(one.iter(*_OF_A_CARD), None) is None)
    texts = [(one, place.text(one, MAX_BESIDE + 1)) for one in beside]
    short = [
        one for one, text in texts if len(text) <= MAX_BESIDE and not LOWEST.search(text) and not _PER.search(text)
    ]
    return [amount for one in short for amount in _former_in(one, price, place) if amount > price][:1]


def _former_in(area: _Element, price: Decimal, place: Surroundings) -> Iterator[Decimal]:
    amounts = parse_amounts(place.printed(area, MAX_BESIDE))
    printed = [money.amount for money in amounts]
    if len(amounts) == 1 and amounts[0].former:
        yield amounts[0].amount
    for near in area.iter(lxml.etree.Element):
        for money in parse_amounts(_priced_text(near, place)):
            if money.amount and (money.former or is_former(near, place)):
                yield with_cents(money.amount, printed) or money.amount
            elif _is_of_more(money, price, near):
                return


def _is_of_more(money: Money, price: Decimal, element: _Element) -> bool:
    """Whether an amount beside a price is a higher one that is asked too, as for several of a kind."""
    return money.amount > price and has_currency(element.text or "")


def _priced_text(element: _Element, place: Surroundings) -> str:
    """An element's own text, if it is no more than an amount and what it is called."""
    own = own_price_text(element, place)
    words = NUMBER.sub(" ", own).strip()
    return own if not words or (has_currency(own) and len(words) <= 25) else ""


def own_price_text(element: _Element, place: Surroundings) -> str:
    """What an element says itself, if it is short, has a number, and may be a price."""
    text = place.without_name(place.own_text(element))
    fits = len(text) <= 60 and _DIGIT.search(text) and (element.tag not in _NO_PRICE or _is_chosen(element))
    return _price_part(text) if fits else ""


@lru_cache(maxsize=1024)
def _price_part(text: str) -> str:
    return without_notes(_with_tax(text))


def _with_tax(text: str) -> str:
    """A text without the part that gives the price without tax: ``£24.00 inc VAT (£20.00 ex VAT)``."""
    if not WITHOUT_TAX.search(text):
        return text
    parts: list[str] = []
    for part in _PARTS.split(text):
        if parts and not _DIGIT.search(part):
            parts[-1] += f" {part}"  # it says so of the amount before it
        else:
            parts.append(part)
    untaxed = [part for part in parts if WITHOUT_TAX.search(part)]
    kept = " ".join(part.strip() for part in parts if part not in untaxed).strip()
    return kept if all(map(has_currency, (kept, *untaxed))) else text


def _is_chosen(element: _Element) -> bool:
    """Whether an element is the label of the radio button that the page has chosen, such as ``One-time purchase``."""
    return element.tag == "label" and any(
        button.get("type") == "radio" and button.get("checked") is not None for button in element.iter("input")
    )
