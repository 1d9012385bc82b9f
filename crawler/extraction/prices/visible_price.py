"""A price as the page prints it for people."""

import re
from decimal import Decimal
from typing import TypeAlias

import lxml.etree

from crawler.extraction.content.printed_text import with_cents
from crawler.extraction.content.surroundings import Surroundings
from crawler.extraction.content.text import clean_text
from crawler.extraction.prices.called_price import is_called_price
from crawler.extraction.prices.cell_label import label_beside
from crawler.extraction.prices.labels import is_extra, is_former, is_marked, is_other, is_out_of_place, is_taxed_beside
from crawler.extraction.prices.names import without_price_names
from crawler.extraction.prices.printed_reduction import NUMBER, now_and_before, own_price_text, printed_reduction
from crawler.extraction.prices.words import (
    ANOTHER_CHARGE,
    APIECE,
    CALLED_FORMER,
    FROM,
    LAST_RESORT,
    NEVER_PRICE,
    NOT_THE_PRICE,
    REDUCED,
)
from crawler.product import Offer
from crawler.values.currencies import has_currency
from crawler.values.money import parse_amounts
from crawler.values.price_spans import states_range

_SIGN = re.compile(r"[$€£¥₹₽₩₪₫₺₴₸₱฿₦]")
_AT_LEAST = re.compile(r"\d ?\+(?!\s*[\w$€£¥])")
_DIGITS = re.compile(r"\d")
_MEASURE = re.compile(r"\d[A-Za-z]\d")
"""A letter within a number is no currency: ``165/70R13``."""
_DASH = re.compile(r"\d ?[.,:][-–—](?!\d)")
"""A price of no cents, written without its currency: ``20 890,-``."""
_ASIDE = re.compile(r"[^\W\d_]{2,}\s+[^\W\d_]{2,}\s+\([^()]*\d[^()]*\)\W*$")
"""An amount that a sentence names in passing: ``You need laces ($6.00).``"""
_NUMBER = re.compile(r"[^\W\d_]-\d")
"""An item's number is no amount: ``KR-1234``."""
_COUNTS = re.compile(r"\d{1,5} ?(?:\+|[-–—] ?\d{1,5})|\(\d+\)")
"""How many, from which on a price holds: ``10+``, ``1-9``; or of reviews: ``(12)``."""
_WITH_CENTS = re.compile(r"\d[\d.,'’\s]*[.,] ?\d\d")
_UNITS = frozenset(("ft", "l", "r", "q", "k", "p", "d", "fr", "bs", "L", "K"))
PAIR = 2
"""Cells of a row that is no more than a price and what it is called."""
MAX_SIGN = 4
"""Characters of a currency that has an element of its own."""

_Element: TypeAlias = lxml.etree._Element


def printed_offer(element: lxml.etree._Element, place: Surroundings, former: bool = False) -> Offer | None:
    """The offer that an element prints as its own text; None where it prints none, or an old one.

    With ``former`` a price that is only called an old one counts too, as on pages that print no other.
    """
    own = own_price_text(element, place)
    if not own or not _DIGITS.search(own):
        return None
    words = NUMBER.sub(" ", own).strip()
    told = has_currency(own) and now_and_before(own)
    if words and (not (told or _is_price(own, words)) or _MEASURE.search(own)):
        return None
    if not words and _COUNTS.fullmatch(own):
        return None
    area = _box(element, place)
    sign = "" if words else _sign_beside(area, place) or _sign_beside(element, place)
    if not words and not sign and not _is_priced_beside(place.printed(area, 120), element, place):
        return None
    if is_former(element, place, struck_only=former) or is_out_of_place(element, place):
        return None
    box = place.without_name(place.printed(area, 120))
    if not is_called_price(own, box, element, place, former) or _is_labelled_other(label_beside(area), former):
        return None
    apiece = APIECE.match(own.lstrip("£$€ 0123456789.,")) or APIECE.match(box.partition(own)[2])
    if not apiece and is_other(element, place, box):
        return None
    if is_taxed_beside(element, place) or is_extra(element):
        return None
    amounts = [money for money in parse_amounts(own) if money.amount]
    price = with_cents(amounts[0].amount, [m.amount for m in parse_amounts(box)]) if amounts else None
    return _offer(element, price, sign, box, place) if price is not None else None


def _is_labelled_other(label: str, former: bool) -> bool:
    """Whether a cell calls the amount in the next one another than the price."""
    if former:
        label = LAST_RESORT.sub("", label)
    return bool(NOT_THE_PRICE.search(label) or (NEVER_PRICE if former else CALLED_FORMER).search(label))


def _is_price(own: str, words: str) -> bool:
    """Whether a text is little but an amount with a currency in it; ``words`` is what is left without the numbers."""
    if _ASIDE.search(own) or _NUMBER.search(own):
        return False
    if _SIGN.search(own) or _DASH.search(own):
        return len(words) <= 25
    words = without_price_names(words)
    return len(words) <= 5 and has_currency(own) and not _UNITS.intersection(words.split())


def _is_priced_beside(box: str, element: _Element, place: Surroundings) -> bool:
    """Whether a bare number has a currency right beside it."""
    if not is_marked(element, place):
        return (has_currency(box) and (bool(_SIGN.search(box)) or _is_all(box))) or bool(_DASH.search(box))
    if has_currency(box) or _DASH.search(box):
        return True
    return any(map(_WITH_CENTS.fullmatch, (box, place.printed(element, len(box)))))


def _is_all(box: str) -> bool:
    """Whether a text is no more than a number and what may be its currency: ``45,000원``."""
    words = without_price_names(NUMBER.sub(" ", box)).split()
    return len(words) == 1 and len(words[0]) <= MAX_SIGN and words[0] not in _UNITS


def _sign_beside(area: _Element, place: Surroundings) -> str:
    """A currency that stands alone in the element before a number's own, or right behind that."""
    following = (area.tail or "").split(maxsplit=1)[:1]
    behind = area.getnext() if not following else None
    beside = (near for near in (area.getprevious(), behind) if near is not None and near not in place)
    texts: list[str] = [*(place.text(near, MAX_SIGN + 1) for near in beside), *following]
    for text in texts:
        if 0 < len(text) <= MAX_SIGN and not _DIGITS.search(text) and has_currency(text):
            return text
    return ""


def _box(element: _Element, place: Surroundings) -> _Element:
    """The largest element around with no more than a few words: what is printed together with the number."""
    box = element
    if element.tag == "label":
        return box  # of one choice among others
    for ancestor in element.iterancestors():
        if ancestor in place or len(place.text(ancestor, 60)) > 45 or _is_table(ancestor):
            break
        box = ancestor
    return box


def _is_table(area: _Element) -> bool:
    """Whether an area is a row of more than a pair, or holds rows, each of which has a price of its own."""
    return len(area) > {"tr": PAIR, "tbody": 1, "table": 1}.get(area.tag, len(area))


def _offer(element: _Element, price: Decimal, sign: str, box: str, place: Surroundings) -> Offer:
    amounts = parse_amounts(box)
    stated = (*parse_amounts(f"{sign} {place.own_text(element)}"), *amounts)
    currency = next((money.currency for money in stated if money.currency), None)
    offer = Offer(price_currency=currency, price_raw=clean_text(f"{sign} {box}", 100))
    ranged = states_range(box) and not REDUCED.search(box) and now_and_before(own_price_text(element, place)) is None
    ends = sorted({money.amount for money in amounts if money.amount}) if ranged else []
    if len(amounts) > 3 and amounts[0].amount < amounts[1].amount:
        ends = ends and [amounts[0].amount, amounts[1].amount]  # the range of before stands behind it
    if len(ends) > 1:
        offer.low_price, offer.high_price = ends[0], ends[-1]
    elif (FROM.search(_without_charges(box)) and not REDUCED.search(box)) or _AT_LEAST.search(box):
        offer.low_price = price
    else:
        offer.price, offer.list_price = printed_reduction(price, element, box, place)
    return offer


def _without_charges(box: str) -> str:
    """What is printed with an amount, up to what is paid beside it: postage may begin at something of its own."""
    charges = [found.start() for called in (NOT_THE_PRICE, ANOTHER_CHARGE) if (found := called.search(box))]
    return box[: min(charges, default=len(box))]
