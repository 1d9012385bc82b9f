"""What calls an amount the price that is asked, in many languages."""

import re
from functools import lru_cache

from crawler.extraction.prices.tax_words import WITH_TAX

_SPACED = """
    price our sale special offer deal now only just today preis angebotspreis aktionspreis sonderpreis unser nur jetzt
    prix promo réduit soldé maintenant seulement prezzo scontato speciale offerta ora solo precio oferta ahora especial
    preço promocional agora por apenas prijs aanbiedingsprijs voor pris nu nå nupris tilbudspris kampanjpris hinta
    tarjoushinta nyt cena promocyjna akcyjna aktualna brutto teraz tylko akční akčná akcijska snížená cijena sada ár
    akciós bruttó most preț pret redus promoțional acum цена акция промо сега сейчас скидкой со ціна акційна зараз
    τιμή προσφοράς τώρα fiyat fiyatı indirimli satış şimdi kaina akcijos dabar akcijas tagad hind soodushind nüüd
    giá bán khuyến mãi harga jual from fra från ab alkaen de la від от από od vanaf desde nuo alates mulai már
    web online internet mp
    מחיר מבצע עכשיו السعر سعر العرض الآن
"""
_NAMES = frozenset(_SPACED.split())
_UNSPACED = re.compile(
    "(?:販売|セール|特別|税込)?価格|税込|税抜|판매 ?가격?|할인 ?가격?|가격|售价|现价|促销价|价格|售價|特價|優惠價|價格|"
    "ราคา(?:พิเศษ|ขาย)?"
)
_WORD = re.compile(r"[^\W\d_]+")
_MARKS = re.compile(r"[\s:：]+")


@lru_cache(maxsize=512)
def without_price_names(words: str) -> str:
    """The words around an amount without those that call it a price: ``Cena promocyjna: zł`` → ``zł``."""
    untold = WITH_TAX.sub(" ", _UNSPACED.sub(" ", words))
    left = _WORD.sub(lambda word: "" if _folded(word[0]) in _NAMES else word[0], untold)
    return _MARKS.sub(" ", left).strip()


def _folded(word: str) -> str:
    return word.lower().replace("i\u0307", "i")  # a Turkish capital
