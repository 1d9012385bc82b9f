"""Whether a page says, where its price would stand, that one has to ask for it."""

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import islice

from crawler.extraction.content.key_search import KeySearch
from crawler.extraction.content.surroundings import Surroundings
from crawler.values.any_case import lowered, unwrapped

MAX_TEXT = 40
"""Characters of what says so."""

_WORDS = r"""
    pric(?:e|es|ing) (?:up)?on (?:request|application|enquiry)|(?:please )?(?:call|ask|contact us|inquire|
    enquire) for (?:a )?pric(?:e|ing)|p\.?o\.?a\.?|preis(?:e)? (?:auf|nach) anfrage|auf anfrage|prix sur (?:demande|
    devis)|consultar precio|precio (?:a consultar|bajo (?:pedido|consulta))|prezzo su richiesta|preço sob consulta|
    sob consulta|prijs op aanvraag|cena (?:na zapytanie|na dotaz|na vyžádání|na upit|na požiadanie)|zapytaj o cenę|
    pris på (?:förfrågan|forespørsel|forespørgsel|begäran)|hinta pyydettäessä|pret la cerere|preț la cerere|
    ár(?:a)? egyeztetés\w* alapján|цена по запросу|ціна за запитом|цена при запитване|fiyat sorunuz|
    fiyat için (?:arayınız|sorunuz)|τιμή κατόπιν \w+|価格(?:は)?(?:お問い?合わ?せ|応相談).{0,8}|要お?問い?合わ?せ|
    가격 ?문의|价格面议|電洽|السعر عند الطلب|מחיר לפי בקשה|giá liên hệ
"""
_ASKED_FOR = re.compile(unwrapped(_WORDS))

_SIGNS = KeySearch(
    *("on request", "on application", "for price", "for a price", "for pricing", "p.o.a", ">poa", "anfrage"),
    *("sur demande", "sur devis", "consultar", "bajo pedido", "bajo consulta", "su richiesta", "sob consulta"),
    *("op aanvraag", "na zapytanie", "o cenę", "na dotaz", "na vyžádání", "na upit", "pris på ", "hinta pyyd"),
    *(
        "la cerere",
        "egyeztet",
        "по запросу",
        "за запитом",
        "sorunuz",
        "問い合",
        "가격문의",
        "가격 문의",
        "面议",
        "liên hệ",
    ),
)
"""One of which nearly all of them have."""


def behind_request(position: int, place: Surroundings) -> bool:
    """Whether what stands at a position is behind such words, and so is the price of something else."""
    before = islice(place.worded, bisect_left(place.worded, position))
    return any(_says_so(text) for at in before if 2 < len(text := place.own_text(place.behind[at])) <= MAX_TEXT)


def may_ask(part: bytes) -> bool:
    """Whether a part of a page may have such words, which is cheap to look for."""
    return bool(_SIGNS.places(part.lower()))


@lru_cache(maxsize=4096)
def _says_so(text: str) -> bool:
    return _ASKED_FOR.fullmatch(lowered(text).strip(" .:!*–-")) is not None
