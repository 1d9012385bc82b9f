"""What pages say of their stock, in many languages."""

import re
from collections.abc import Iterator
from functools import lru_cache

from crawler.extraction.content.key_search import KeySearch
from crawler.extraction.stock.phrases import CLOSING, COUNT, OPENING, SENT, TOLD
from crawler.extraction.stock.sayings import SAYINGS, SIGNS_OF_WAITING
from crawler.product import Availability
from crawler.values.any_case import by_letter, unwrapped

GONE = frozenset((Availability.OUT_OF_STOCK, Availability.DISCONTINUED))
WAITING = frozenset(
    (Availability.OUT_OF_STOCK, Availability.DISCONTINUED, Availability.BACK_ORDER, Availability.PRE_ORDER)
)
"""What a page says of a product that can't be had, or not now."""
MAX_SHOWN, MAX_TEXT = 12_000, 70
"""Characters behind the heading that are looked through, and of a text that says nothing else."""
_LABEL = (
    r"(?:(?:online[ -])?availability|stock(?: level| status)?|status|in stock|quantity in stock|quantité en stock|"
    r"verfügbarkeit|lager(?:bestand|status)?|beschikbaarheid|voorraad|"
    r"наличие|наявність|disponibilit[àaé]|disponibilidad|disponibilidade|dostępność|dostupnost|razpoložljivost|zaloga|"
    r"raspoloživost|tilgængelighed|tillgänglighet|lagerstatus|saatavuus|kättesaadavus|elérhetőség|διαθεσιμότητα|stok|"
    r"dostępna ilość|stan magazynowy|tình trạng|库存|庫存|在庫(?:状況|数)?|재고(?: ?상태)?)"
    r"\s*[:：]\s*"
)
_SAID = {
    # Lower case for both is several times as fast as patterns that ignore case.
    value: re.compile(rf"\W*(?:{_LABEL})?(?:{by_letter(unwrapped(sayings))})\W*")
    for value, sayings in SAYINGS.items()
}
_BEGINS = re.compile(rf"\W*(?:{_LABEL}|{by_letter(unwrapped('|'.join(SAYINGS.values())))})")
"""What a text begins with that says anything: few do."""
_COUNTED = re.compile(rf"\W*{_LABEL}{COUNT}\W*")
_LABELLED = re.compile(rf"\W*{_LABEL}", re.IGNORECASE)
_UNITS = re.compile(r"\d{1,5}\+? units? in stock", re.IGNORECASE)
_SIGNS = KeySearch(*SIGNS_OF_WAITING)
_SHORT = re.compile(rf">\s*+([^<>\n]{{2,{MAX_TEXT + 20}}})\s*<")
"""A text between two tags that may say it and nothing else."""
_BUTTON = re.compile(r"""<input\b[^<>]{0,300}?\svalue=["']([^"'<>]{2,60})["']""")


@lru_cache(maxsize=4096)
def said_availability(text: str) -> Availability | None:
    """What a short text says, if it says nothing else than whose stock it is, since when, and how soon it is sent."""
    lowered = text.lower()
    return next((value for part in _parts(lowered) if (value := _said(part))), None)


def _parts(lowered: str) -> Iterator[str]:
    """A text, without what opens it, and without what closes it: the first that says anything stands."""
    opening = OPENING.match(lowered)
    behind = lowered[opening.end() :] if opening else lowered
    for part in (lowered, behind) if behind != lowered else (lowered,):
        if _BEGINS.match(part):
            yield part
            if closing := CLOSING.search(part, 1):
                yield part[: closing.start()]


def _said(lowered: str) -> Availability | None:
    if _COUNTED.fullmatch(lowered):
        return Availability.IN_STOCK
    return next((value for value, said in _SAID.items() if said.fullmatch(lowered)), None)


def hints_at_stock(text: str) -> Availability | None:
    """What follows from a text where nothing says more: one is told when it is back, or it is sent within days."""
    lowered = text.lower()
    if TOLD.fullmatch(lowered):
        return Availability.OUT_OF_STOCK
    return Availability.IN_STOCK if SENT.fullmatch(lowered) else None


def is_labelled_stock(text: str) -> bool:
    """Whether a text calls what it says the stock, or counts it: ``Status: Out of stock``, ``7 units in stock``."""
    return _LABELLED.match(text) is not None or _UNITS.fullmatch(text) is not None


def says_waiting(page: bytes, heading: int) -> bool:
    """Whether a page, as it is shown, may say close behind its heading that the product can't be had, or not now."""
    if heading < 0:
        return False
    behind = page[heading : heading + 4 * MAX_SHOWN].decode("utf-8", "ignore")
    texts = dict.fromkeys(_SHORT.findall(behind, 0, MAX_SHOWN))
    if "<input" in behind:
        texts |= dict.fromkeys(_BUTTON.findall(behind, 0, MAX_SHOWN))
    lowered = "\n".join(texts).lower()
    if not _SIGNS.places(lowered.encode("utf-8", "replace")):
        return False
    return any(said_availability(text.strip()) in WAITING for text in lowered.split("\n"))
