"""Availability and condition in the spellings that sites use."""

import re
from typing import Any

from crawler.product import Availability

_NOT_LETTERS = re.compile(r"[\W_\d]+")

_NAMES = {value.value.lower(): value for value in Availability}
_SPELLINGS = {
    Availability.IN_STOCK: "available availablenow yes instoc auflager lieferbar sofortlieferbar verfugbar enstock disponible "
    "disponibile disponivel oplageropvoorraad opvoorraad skladem dostepny inventory notsold stock true instockonline",
    Availability.OUT_OF_STOCK: "unavailable notavailable notinstock nostock no agotado ausverkauft nichtverfugbar "
    "nichtlieferbar rupturedestock epuise esaurito esgotado nondisponibile indisponible uitverkocht outofstockonline "
    "temporarilyoutofstock currentlyunavailable oos soldoutonline false",
    Availability.LIMITED_AVAILABILITY: "limited limitedstock lowstock lowinstock lastitems onlyafewleft",
    Availability.PRE_ORDER: "preorderable preorderonly availableforpreorder vorbestellbar",
    Availability.BACK_ORDER: "backordered onbackorder availableonbackorder availableforbackorder",
    Availability.IN_STORE_ONLY: "storeonly instoreonly availableinstore",
    Availability.DISCONTINUED: "nolongeravailable obsolete",
}
_BY_SPELLING = {word: value for value, words in _SPELLINGS.items() for word in words.split()} | _NAMES
# For a buyer the two are one, and sites use them as one.
_BY_SPELLING["soldout"] = Availability.OUT_OF_STOCK
_CONDITIONS = {
    "new": "NewCondition",
    "used": "UsedCondition",
    "refurbished": "RefurbishedCondition",
    "damaged": "DamagedCondition",
}


def availability_of(value: Any) -> Availability | None:
    """``http://schema.org/InStock``, ``in stock``, ``//schema.org/ instock `` … as schema.org names it; None if unknown."""
    if isinstance(value, bool) or not isinstance(value, str):
        return None
    return _BY_SPELLING.get(_letters(value))


def condition_of(value: Any) -> str | None:
    """schema.org's OfferItemCondition by name, such as NewCondition; None if unknown."""
    if not isinstance(value, str):
        return None
    return _CONDITIONS.get(_letters(value).removesuffix("condition"))


def _letters(value: str) -> str:
    text = value[:200].strip().rstrip("/").lower()
    text = text.rpartition("schema.org/")[2].rpartition("/")[2].rpartition("#")[2]
    return _NOT_LETTERS.sub("", text.translate(_PLAIN))


_PLAIN = str.maketrans("äöüàáâãèéêëìíîïòóôõùúûçñ", "aouaaaaeeeeiiiioooouuucn")
