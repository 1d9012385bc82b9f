"""Availability as a page says it in words; a button to buy is no statement."""

import re

import lxml.etree

from crawler.product import Availability

MAX_ELEMENTS = 400

_SAYINGS = {
    Availability.IN_STOCK: r"in stock(?: online)?|available (?:now|online)|ready to ship|(?:sofort )?auf lager|"
    r"sofort lieferbar|en stock|disponible(?: immédiatement)?|disponibilit[àa] immediata|"
    r"(?:subito |immediatamente )?disponibile|em stock|disponível|op voorraad|"
    r"på lager|i lager|skladem|na sklade|na zalogi|na stanju|dostupno|raktáron|în stoc|w magazynie|stokta var|"
    r"в наличии|є в наявності|在庫あり|有货",
    Availability.OUT_OF_STOCK: r"(?:temporarily |currently )?out of stock|sold out|currently unavailable|ausverkauft|"
    r"nicht (?:auf lager|verfügbar|lieferbar)|épuisé|rupture de stock|agotado|sin stock|esaurito|non disponibile|"
    r"esgotado|uitverkocht|niet op voorraad|udsolgt|slutsåld|utsolgt|vyprodáno|ni na zalogi|elfogyott|stoc epuizat|"
    r"tükendi|нет в наличии|немає в наявності|在庫なし|缺货",
    Availability.PRE_ORDER: r"pre-?order(?: now)?|available for pre-?order|vorbestellbar",
    Availability.BACK_ORDER: r"back-?order(?:ed)?|available on back-?order",
    Availability.DISCONTINUED: r"discontinued|no longer available",
}
_SAID = {value: re.compile(rf"\W*(?:{sayings})\W*", re.IGNORECASE) for value, sayings in _SAYINGS.items()}


def printed_availability(elements: list[lxml.etree._Element]) -> Availability | None:
    """The first element, of those behind a product's heading, whose whole text says whether it is there."""
    for element in elements[:MAX_ELEMENTS]:
        text = " ".join((element.text or "").split()) if element.tag not in ("script", "style", "option") else ""
        if not 3 <= len(text) <= 40:
            continue
        for value, said in _SAID.items():
            if said.fullmatch(text):
                return value
    return None
