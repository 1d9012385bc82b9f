"""What pages say of their stock, in many languages."""

import re
from functools import lru_cache

from crawler.any_case import by_letter
from crawler.extraction.key_search import KeySearch
from crawler.extraction.stock_sayings import SAYINGS, SIGNS_OF_WAITING
from crawler.product import Availability

GONE = frozenset((Availability.OUT_OF_STOCK, Availability.DISCONTINUED))
WAITING = frozenset(
    (Availability.OUT_OF_STOCK, Availability.DISCONTINUED, Availability.BACK_ORDER, Availability.PRE_ORDER)
)
"""What a page says of a product that can't be had, or not now."""
MAX_SHOWN, MAX_TEXT = 12_000, 60
"""Characters behind the heading that are looked through, and of a text that says nothing else."""
_BREAK = re.compile(r"\n *")
"""Where a table of sayings goes on in its next line."""
_LABEL = (
    r"(?:availability|stock|status|in stock|verfügbarkeit|lager(?:bestand|status)?|beschikbaarheid|voorraad|"
    r"наличие|наявність|disponibilit[àaé]|disponibilidad|disponibilidade|dostępność|dostupnost|razpoložljivost|zaloga|"
    r"raspoloživost|tilgængelighed|tillgänglighet|lagerstatus|saatavuus|kättesaadavus|elérhetőség|διαθεσιμότητα|stok)"
    r"\s*:\s*"
)
_SAID = {
    # Lower case for both is several times as fast as patterns that ignore case.
    value: re.compile(rf"\W*(?:{_LABEL})?(?:{by_letter(_BREAK.sub('', sayings))})\W*")
    for value, sayings in SAYINGS.items()
}


_LABELLED = re.compile(rf"\W*{_LABEL}", re.IGNORECASE)
_SIGNS = KeySearch(*SIGNS_OF_WAITING)
_SHORT = re.compile(rf">\s*+([^<>\n]{{2,{MAX_TEXT + 20}}})\s*<")
"""A text between two tags that may say it and nothing else."""


@lru_cache(maxsize=4096)
def said_availability(text: str) -> Availability | None:
    """What a short text says, if it says nothing else; None otherwise."""
    lowered = text.lower()
    return next((value for value, said in _SAID.items() if said.fullmatch(lowered)), None)


def is_labelled_stock(text: str) -> bool:
    """Whether a text calls what it says the stock: ``Availability: Out of stock``."""
    return _LABELLED.match(text) is not None


def says_waiting(page: bytes) -> bool:
    """Whether a page, as it is shown, may say close behind its heading that the product can't be had, or not now."""
    begin = page.find(b"<h1")
    begin = begin if begin >= 0 else page.find(b"<H1")
    if begin < 0:
        return False
    behind = page[begin : begin + 4 * MAX_SHOWN].decode("utf-8", "ignore")
    texts = dict.fromkeys(_SHORT.findall(behind, 0, MAX_SHOWN))
    lowered = "\n".join(texts).lower()
    if not _SIGNS.places(lowered.encode("utf-8", "replace")):
        return False
    return any(said_availability(text.strip()) in WAITING for text in lowered.split("\n"))
