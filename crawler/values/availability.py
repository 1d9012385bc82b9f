"""Availability as feeds and catalogs write it."""

import re

from crawler.product import Availability

_BY_NAME = {member.value.lower(): member for member in Availability}
_WORDS = {
    Availability.IN_STOCK: (
        "instock available availablefororder yes true 1 y onstock inventory auflager lieferbar sofortlieferbar "
        "verfugbar verfügbar vorrätig ja enstock disponible disponibile oui si sí opvoorraad leverbaar ilager "
        "tillgänglig pålager tilgængelig tilgjengelig varastossa saatavilla emestoque disponível dostepny "
        "dostępny dostępna wmagazynie skladem naskladě nasklade naskladom dostupné raktáron készleten elérhető înstoc "
        "instoc disponibil nazalihi dostupno nazalogi вналичии есть доступен внаявності євнаявності наличен "
        "διαθέσιμο σεαπόθεμα stokta stoktavar mevcut laos saadaval yra noliktavā pieejams tersedia cònhàng 有货 有貨 "
        "现货 現貨 在庫あり 재고있음 판매중"
    ),
    Availability.OUT_OF_STOCK: (
        "outofstock outstock unavailable notavailable no false 0 n nein ausverkauft nichtverfügbar nichtlieferbar "
        "nichtauflager vergriffen rupture enrupture rupturedestock epuise épuisé indisponible non agotado "
        "sinstock nodisponible nietopvoorraad uitverkocht nee esaurito nondisponibile slut slutsåld ejilager "
        "udsolgt ikkepålager utsolgt loppu loppunut eivarastossa semestoque esgotado indisponível niedostępny "
        "niedostępna brak brakwmagazynie vyprodáno nedostupné nenískladem vypredané niejenasklade nincskészleten "
        "nincsraktáron elfogyott stocepuizat indisponibil nemanazalihi rasprodano razprodano нетвналичии нет "
        "недоступен немаєвнаявності изчерпан неналичен εξαντλημένο μηδιαθέσιμο stoktayok tükendi otsas nėra "
        "izpārdots habis stokhabis hếthàng 缺货 缺貨 售罄 无货 無貨 在庫なし 在庫切れ 品切れ 품절"
    ),
    Availability.PRE_ORDER: "preorder preorderable vorbestellbar vorbestellung precommande précommande preventa",
    Availability.BACK_ORDER: "backorder backordered onbackorder nachbestellt nabestelling",
    Availability.LIMITED_AVAILABILITY: "limited lowstock limitedstock fewleft",
    Availability.DISCONTINUED: "discontinued auslaufartikel",
    Availability.SOLD_OUT: "soldout",
}
_BY_WORD = {word: member for member, words in _WORDS.items() for word in words.split()} | _BY_NAME

_APART = re.compile(r"[\W_]+")


def parse_availability(text: str) -> Availability | None:
    """``in_stock``, ``https://schema.org/InStock``, ``Auf Lager`` → InStock; None for what says nothing certain."""
    word = _APART.sub("", text.strip().rpartition("schema.org/")[2]).lower()
    return _BY_WORD.get(word)
