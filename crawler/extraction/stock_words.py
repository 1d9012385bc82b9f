"""What pages say of their stock, in many languages."""

import re
from functools import lru_cache

from crawler.extraction.places import places
from crawler.product import Availability

_SAYINGS = {
    Availability.IN_STOCK: r"(?:\d+ )?in stock(?: online|now)?|available(?: now| online| to order)?|ready to ship|"
    r"in stock,? ships.*|"
    r"usually ships.*|(?:sofort )?auf lager|(?:sofort|online|ab lager) lieferbar|lieferbar|verfügbar|"
    r"sofort verfügbar|vorrätig|"
    r"en stock|disponible(?: immédiatement| en ligne)?|en existencia|disponibilit[àa] immediata|"
    r"(?:subito |immediatamente )?disponibile|em stock|em estoque|disponível|op voorraad|direct leverbaar|"
    r"på lager|i lager|finns i lager|varastossa|skladem|na sklade|na zalogi|na stanju|na skladištu|dostupno|"
    r"dostępny|raktáron|"
    r"în stoc|w magazynie|noliktavā|yra sandėlyje|laos olemas|stokta(?: var)?|σε απόθεμα|διαθέσιμο|в наличии|"
    r"в наявності|"
    r"є в наявності|в наличност|במלאי|متوفر|متاح|在庫あり|有货|現貨|재고 있음|còn hàng|มีสินค้า|tersedia",
    Availability.OUT_OF_STOCK: r"(?:temporarily |currently )?(?:out of stock|sold out|unavailable)(?: online)?|"
    r"not available|"
    r"(?:derzeit |aktuell )?(?:ausverkauft|nicht (?:auf lager|verfügbar|lieferbar))|vergriffen|épuisé|"
    r"rupture de stock|"
    r"en rupture|indisponible|agotado|sin stock|no disponible|esaurito|non disponibile|esgotado|indisponível|"
    r"uitverkocht|"
    r"niet (?:op voorraad|leverbaar)|udsolgt|slutsåld|slut i lager|utsolgt|loppu|loppuunmyyty|vyprodáno|vypredané|"
    r"není skladem|"
    r"ni na zalogi|rasprodano|nedostupno|niedostępny|brak w magazynie|elfogyott|nincs raktáron|stoc epuizat|"
    r"indisponibil|"
    r"tükendi|stokta yok|εξαντλημένο|нет в наличии|немає в наявності|няма в наличност|אזל(?: מהמלאי)?|نفدت الكمية|"
    r"غير متوفر|"
    r"在庫なし|売り切れ|完売|缺货|售罄|缺貨|품절|hết hàng|สินค้าหมด|habis",
    Availability.LIMITED_AVAILABILITY: r"(?:only|just|nur noch|plus que|solo|sólo|nog|endast) \d+ (?:left|"
    r"items? left|verfügbar|"
    r"en stock|disponibili|disponibles|op voorraad|kvar)(?: in stock)?|low stock|limited stock|almost gone|few left",
    Availability.PRE_ORDER: r"pre-?order(?: now)?|available for pre-?order|vorbestellbar|vorbestellen|"
    r"précommander|reservar ahora",
    Availability.BACK_ORDER: r"(?:temporarily )?(?:on )?back-?order(?:ed)?|available on back-?order|"
    r"nachbestellt|en (?:cours d')?arrivage|"
    r"en réapprovisionnement",
    Availability.DISCONTINUED: r"discontinued|no longer available|nicht mehr (?:lieferbar|verfügbar)",
}
WAITING = frozenset(
    (Availability.OUT_OF_STOCK, Availability.DISCONTINUED, Availability.BACK_ORDER, Availability.PRE_ORDER)
)
"""What a page says of a product that can't be had, or not now."""
_SIGNS = (
    """
    of stock|sold out|unavailable|not available|back-order|backorder|pre-order|preorder|discontinued|no longer|ausverk|
    nicht |vergriffen|vorbestell|nachbestellt|épuisé|rupture|indispon|arrivage|approvision|précomm|agotado|sin stock|
    no disponible|reservar|esaurit|non dispon|esgotado|uitverk|niet |udsolgt|slutsåld|slut i|utsolgt|loppu|vyprod|
    vypred|není |ni na|rasprod|nedostup|niedost|brak w|elfogyott|nincs|epuizat|tükendi|stokta yok|εξαντλ|нет в|немає|
    няма|אזל|نفدت|غير|在庫なし|売り切れ|完売|缺货|售罄|缺貨|품절|hết hàng|หมด|habis
""".replace("\n    ", "")
    .strip()
    .split("|")
)
"""What a text that says so has somewhere: cheap to look for."""
MAX_SHOWN, MAX_TEXT = 12_000, 40
"""Characters behind the heading that are looked through, and of a text that says nothing else."""
_LABEL = (
    r"(?:(?:availability|stock|status|verfügbarkeit|lager|disponibilit[àaé]|disponibilidad|dostępność|dostupnost)"
    r"\s*:\s*)?"
)
_SAID = {value: re.compile(rf"\W*{_LABEL}(?:{sayings})\W*", re.IGNORECASE) for value, sayings in _SAYINGS.items()}


@lru_cache(maxsize=4096)
def said_availability(text: str) -> Availability | None:
    """What a short text says, if it says nothing else; None otherwise."""
    return next((value for value, said in _SAID.items() if said.fullmatch(text)), None)


def says_waiting(shown: str) -> bool:
    """Whether a page may say close behind its heading that the product can't be had, or not now."""
    begin = shown.find("<h1")
    near = shown[begin : begin + MAX_SHOWN] if begin >= 0 else ""
    lowered = near.lower()
    found = ((lowered, at) for sign in _SIGNS for at in places(lowered, sign))
    return any(said_availability(_text_at(text, at)) in WAITING for text, at in found)


def _text_at(text: str, position: int) -> str:
    """The text between two tags in which a position is; nothing where it is long."""
    begin = text.rfind(">", position - MAX_TEXT, position) + 1
    end = text.find("<", position, position + MAX_TEXT)
    return text[begin:end].strip() if begin and end > 0 else ""
