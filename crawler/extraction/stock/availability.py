"""Availability and condition as pages state them, in the spellings that only pages use beside those of feeds."""

import re
from typing import Any

from crawler.extraction.stock.words import said_availability
from crawler.product import Availability
from crawler.values.availability import parse_availability

_NOT_LETTERS = re.compile(r"[\W_\d]+")

_SPELLINGS = {
    Availability.IN_STOCK: "instoc availablenow oplager naskladu skladom nasklade vnalichii dostupno nazalogi notsold "
    "instockonline availableonline availabletoorder",
    Availability.OUT_OF_STOCK: "notinstock nostock outofstockonline temporarilyoutofstock currentlyunavailable oos "
    "sold nichtverfugbar esgotado brakwmagazynie vyprodano netvnalichii",
    Availability.LIMITED_AVAILABILITY: "limitedavailable lowinstock lastitems onlyafewleft",
    Availability.PRE_ORDER: "preorderonly availableforpreorder",
    Availability.BACK_ORDER: "availableonbackorder availableforbackorder",
    Availability.IN_STORE_ONLY: "storeonly availableinstore",
    Availability.DISCONTINUED: "nolongeravailable obsolete",
}
_BY_SPELLING = {word: value for value, words in _SPELLINGS.items() for word in words.split()}
_CONDITIONS = {
    "new": "NewCondition",
    "used": "UsedCondition",
    "refurbished": "RefurbishedCondition",
    "damaged": "DamagedCondition",
}


def availability_of(value: Any) -> Availability | None:
    """``http://schema.org/InStock``, ``//schema.org/ in stock `` … as schema.org names it; None if unknown.

    SoldOut is read as OutOfStock: for a buyer the two are one, and sites use them as one.
    """
    if isinstance(value, dict):
        value = value.get("@id") or value.get("name")
    if isinstance(value, bool):
        return Availability.IN_STOCK if value else Availability.OUT_OF_STOCK
    if not isinstance(value, str):
        return None
    text = value[:200].strip().rstrip("/").rpartition("/")[2].rpartition("#")[2]
    found = _BY_SPELLING.get(_NOT_LETTERS.sub("", text.lower())) or parse_availability(text) or said_availability(text)
    return Availability.OUT_OF_STOCK if found is Availability.SOLD_OUT else found


def condition_of(value: Any) -> str | None:
    """schema.org's OfferItemCondition by name, such as NewCondition; None if unknown."""
    if not isinstance(value, str):
        return None
    text = value[:200].strip().rstrip("/").rpartition("/")[2].rpartition("#")[2]
    return _CONDITIONS.get(_NOT_LETTERS.sub("", text.lower()).removesuffix("condition"))
