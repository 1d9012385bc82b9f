"""Shops that tell their prices to known customers only, and say so where the price would stand."""

import re
from itertools import islice

from crawler.extraction.content.places import places

_ASKED = re.compile(
    r"(?:log ?in|sign ?in|register|apply)\b[^<>.]{0,40}(?:see|view|for|show|get)[^<>.]{0,20}\bpric(?:e|ing)"
    r"|(?:reg[ií]str|inici[ae]|identif)\w*[^<>.]{0,30}\bpara ver\b[^<>.]{0,10}\bprecio"
    r"|(?:connect|identifi|inscriv)\w*[- ]vous[^<>.]{0,20}\bpour \w+[^<>.]{0,10}\b(?:prix|tarif)"
    r"|(?:anmeld|einlogg|registrier)\w*[^<>.]{0,40}\bpreise?\b[^<>.]{0,20}(?:sehen|anzu?zeigen)"
    r"|\bpreise?\b[^<>.]{0,20}\bnach (?:anmeldung|registrierung|login)"
    r"|(?:accedi|registrati|login)\b[^<>.]{0,20}\bper (?:vedere|visualizzare)\b[^<>.]{0,10}\bprezz"
    r"|(?:login|entre|cadastre-se|acesse)\b[^<>.]{0,20}\bpara ver\b[^<>.]{0,10}\bpreço"
    r"|zaloguj\b[^<>.]{0,20}\bzobaczyć\b[^<>.]{0,10}\bcen"
    r"|\blog in\b[^<>.]{0,20}\b(?:om|voor)\b[^<>.]{0,20}\bprij(?:s|zen)"
)
_SIGNS = (
    *(
        "log in",
        "login",
        "sign in",
        "register",
        "apply for",
        "para ver",
        "pour voir",
        "pour consulter",
        "pour connaître",
    ),
    *("preise sehen", "preise zu sehen", "preise anz", "preise nach", "per vedere", "per visualizzare", "zobaczyć"),
)
"""Cheap to look for; what asks for a login has one of them."""
BEFORE, BEHIND = 80, 120
MAX_PLACES = 40


def hides_prices(said: str) -> bool:
    """Whether a page's texts ask people to log in to see its prices."""
    lowered = said.lower()
    return any(
        _ASKED.search(lowered, max(0, at - BEFORE), at + BEHIND)
        for sign in _SIGNS
        for at in islice(places(lowered, sign), MAX_PLACES)
    )
