"""A price as the page prints it for people."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TypeAlias

import lxml.etree

from crawler.currencies import has_currency
from crawler.extraction.text import clean_text
from crawler.extraction.tree import text_under
from crawler.money import Money, parse_amounts, states_range
from crawler.product import Offer

_FORMER = re.compile(
    r"(?:^|[\s-])(?:old|was|strike|list-price|original|compare|rrp|msrp|uvp|former|before|crossed|markdown|line-through|pr-disc)"
)
_NOT_THE_PRICE = re.compile(
    r"month|/\s?mo\b|interest|instal+ment|payment|financ|shipping|delivery|versand|\bsav(?:e|ing)|discount|\boff\b|points|"
    r"\b(?:ex|excl|exc|excluding|without|plus|before|zzgl|exkl|netto|hors|ohne|bez|brez|"
    r"senza|sin|sem|uden|utan|\+)\b\W*(?:\w+\W+)?"
    r"(?:tax|vat|mwst|ust|taxe|tva|iva|dph|ddv|pdv|kdv|btw|moms|mva|ht)|"
    r"\btax(?:es)?\W*$|\bunit price|\bper\b|/\s?\d*\s?(?:kg|l|m|100)\b|"
    r"deposit|member|\bclub|threshold|gift|coupon|orders? (?:of|over)|"
    r"protection|warranty|\bopen box|\b(?:new|used|refurbished) from|outlet|\bvalue\b|\bfree\b",
    re.IGNORECASE,
)
_OTHER_LABELS = re.compile(
    r"month|instal+ment|financ|shipping|delivery|deposit|member|\bclub|points|\b(?:ex|excl|excluding|without|no)-?tax|price-tax|unit-?price|price-?(?:per|unit)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"related|recommend|similar|upsell|cross-?sell|carousel|also-|recent|(?:^|\s)(?:(?:site|page|main|global)-?)?footer(?:\s|$)|filter|facet|(?:^|\s)nav(?:\s|$)|navbar|navigation|menu|mini-?cart|mini-?basket|modal|"
    r"review|banner|promo|accessor|bundle|swatch|hlisting",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:from|starting at|starting from|ab|od|desde|à partir de|a partire da|vanaf|от)\b", re.IGNORECASE
)
_SIGN = re.compile(r"[$€£¥₹₽₩₪₫₺₴₸₱฿₦]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_CALLED_FORMER = re.compile(
    r"\b(?:was|rrp|msrp|uvp|list|compare|before|old|statt|retail|originally|reg)\b", re.IGNORECASE
)
_MARKED = re.compile(r"price|prix|preis|precio|preco|prezzo|prijs|cena|hinta|pris(?:$|[\s-])")
_PART_OF_IT = re.compile(r"^\W{0,3}(?:/|per\b|pro\b|a month|monthly|p\.?m\b|x\b|deposit|off\b|saved?\b)", re.IGNORECASE)
_SHARE = re.compile(
    r"\W*(?:\b(?:discount|save|saving|off|rabatt|spare)\b\s*)?\d[\d.,]*\s?%(?:\s*(?:off|discount|rabatt))?", re.I
)
_PER = re.compile(r"/\s*\w")
_AT_LEAST = re.compile(r"\d ?\+(?!\w)")
_APIECE = re.compile(r"\s*(?:/|per|pro)?\s*(?:unit|ea|each|pc|item|stk|stück|pz|szt|ks|adet)\b", re.IGNORECASE)
_DIGITS = re.compile(r"\d")
_UNITS = frozenset(("ft", "l", "r", "q", "k", "p", "d", "fr", "bs", "L", "K"))
_SPLIT = re.compile(r"[$€£] ?\d{1,5} \d\d(?!\d)")
_NUMBER = re.compile(r"[\d.,'’\s+*:()–—/-]+")
_Element: TypeAlias = lxml.etree._Element


def printed_offer(
    element: lxml.etree._Element, around: frozenset[lxml.etree._Element] = frozenset(), former: bool = False
) -> Offer | None:
    """The offer that an element prints as its own text; None where it prints none, or an old one.

    ``around`` are the elements that the product's heading is in as well: what they are called says nothing. With
    ``former`` a price that is only called an old one counts too, as on pages that print no other.
    """
    if not _has_digits(element):
        return None
    own = _own_text(element)
    if not own or not _DIGITS.search(own):
        return None
    words = _NUMBER.sub(" ", own).strip()
    if words and not _is_price(own, words):
        return None
    box = " ".join(text_under(_box(element, around), 120).split())
    if not words and not _is_priced_beside(box, element):
        return None
    if _is_former(element, struck_only=former) or _out_of_place(element, around):
        return None
    if not _called_price(own, box, element):
        return None
    apiece = _APIECE.match(own.lstrip("£$€ 0123456789.,")) or _APIECE.match(box.partition(own)[2])
    if not apiece and any(_OTHER_LABELS.search(_labels(near)) for near in _near(element, 1)):
        return None
    amounts = [money for money in parse_amounts(own) if money.amount]
    beside = {money.amount for money in parse_amounts(box)}
    if not amounts or not (amounts[0].amount in beside or _SPLIT.search(box)):
        return None
    return _offer(element, amounts, box, around)


def _called_price(own: str, box: str, element: _Element) -> bool:
    """Whether what is printed around an amount, as far as the amounts beside it, lets it be the price."""
    before, _, behind = box.partition(own) if own in box else (box, "", "")
    if _APIECE.match(behind):
        behind = ""
    before, behind = _DIGITS.split(before)[-1], _DIGITS.split(behind)[0]
    if _CALLED_FORMER.search(f"{before} {own}") or _NOT_THE_PRICE.search(f"{before} {own}"):
        return False
    # Behind an amount that is marked as the price, postage, taxes and reviews are things of their own.
    return not (_PART_OF_IT if is_marked(element) else _NOT_THE_PRICE).search(behind)


def is_marked(element: lxml.etree._Element) -> bool:
    """Whether an element, or one close around it, is called a price by its class or id."""
    return any(_MARKED.search(_labels(near)) for near in _near(element, 2))


def _has_digits(element: _Element) -> bool:
    """A cheap look before an element's text is put together: few elements have any."""
    if (text := element.text) and _DIGITS.search(text):
        return True
    return any((tail := child.tail) and _DIGITS.search(tail) for child in element)


def _own_text(element: _Element) -> str:
    if element.tag in ("script", "style", "option", "noscript", "template", "title", "label"):
        return ""
    text = " ".join(
        part.strip() for part in (element.text, *(child.tail for child in element)) if part and part.strip()
    )
    text = " ".join(text.split())
    return text if len(text) <= 60 else ""


def _is_price(own: str, words: str) -> bool:
    """Whether a text is little but an amount with a currency in it; ``words`` is what is left without the numbers."""
    if _SIGN.search(own):
        return len(words) <= 25
    return len(words) <= 5 and has_currency(own) and not _UNITS.intersection(words.split())


def _is_priced_beside(box: str, element: _Element) -> bool:
    """Whether a bare number has a currency right beside it."""
    return has_currency(box) and (bool(_SIGN.search(box)) or is_marked(element))


def _box(element: _Element, around: frozenset[_Element]) -> _Element:
    """The largest element around with no more than a few words: what is printed together with the number."""
    box = element
    for ancestor in element.iterancestors():
        if ancestor in around or len(text_under(ancestor, 60)) > 45:
            break
        box = ancestor
    return box


def _offer(element: _Element, amounts: list[Money], box: str, around: frozenset[_Element]) -> Offer:
    currency = next((money.currency for money in (*amounts, *parse_amounts(box)) if money.currency), None)
    offer = Offer(price_currency=currency, price_raw=clean_text(box, 100))
    split = _SPLIT.search(box)
    price = parse_amounts(box)[0].amount if split else amounts[0].amount
    together = sorted({money.amount for money in parse_amounts(box) if money.amount})
    if states_range(box):
        offer.low_price, offer.high_price = together[0], together[-1]
    elif _FROM.search(box) or _AT_LEAST.search(box):
        offer.low_price = price
    else:
        offer.price, offer.list_price = _reduced(price, element, box, around)
    return offer


def _reduced(
    price: Decimal | None, element: _Element, box: str, around: frozenset[_Element]
) -> tuple[Decimal | None, Decimal | None]:
    """The price and the old one, which stands struck out near it, or second in the same box."""
    old = _struck_near(element, around)
    if not old and not _NOT_THE_PRICE.search(_SHARE.sub("", box)) and not _PER.search(box):
        values = {money.amount for money in parse_amounts(box) if money.amount}
        old = list(values - {price}) if len(values) == 2 else []
    for other in old:
        # Less than a tenth is another thing's price, such as postage.
        if price is not None and other != price and min(other, price) * 10 > max(other, price):
            return min(price, other), max(price, other)
    return price, None


def _struck_near(element: _Element, around: frozenset[_Element]) -> list[Decimal]:
    area = element
    for ancestor in element.iterancestors():
        if ancestor in around or len(text_under(ancestor, 260)) > 240:
            break
        area = ancestor
    found = (
        money.amount
        for near in area.iter()
        if isinstance(near.tag, str) and near is not element and any(c.isdigit() for c in near.text or "")
        for money in parse_amounts(_own_text(near))
        if money.former or _is_former(near)
    )
    return [amount for amount in found if amount][:3]


def _labels(element: _Element) -> str:
    stated = f"{element.get('class', '')} {element.get('id', '')}".replace("_", "-")
    return _CAMEL.sub("-", stated).lower()


def _near(element: _Element, levels: int) -> Iterator[_Element]:
    yield element
    for level, ancestor in enumerate(element.iterancestors()):
        if level >= levels:
            return
        yield ancestor


def _is_former(element: _Element, struck_only: bool = False) -> bool:
    return any(
        near.tag in ("del", "s", "strike") or (not struck_only and _FORMER.search(_labels(near)) is not None)
        for near in _near(element, 1)
    )


def _out_of_place(element: _Element, around: frozenset[_Element]) -> bool:
    return any(
        near not in around
        and (near.tag in ("nav", "footer", "aside", "select") or _ELSEWHERE.search(_labels(near)) is not None)
        for near in _near(element, 8)
    )
