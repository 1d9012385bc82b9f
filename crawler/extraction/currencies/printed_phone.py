"""The country of the telephone numbers that a page prints: in North America the area code tells it."""

import re
from itertools import islice

from crawler.extraction.currencies.spoken_country import is_english

MAX_NUMBERS = 200

# Written in three parts; an exchange begins with 2 to 9, which dates and article numbers seldom follow.
_NUMBER = re.compile(r"(?<![\w$€£/.,-])(?:\+?1[-. ] ?)?\(?([2-9]\d\d)(?:\) ?|[-. ])[2-9]\d\d[-. ]\d{4}(?![\w-])")
_TOLL_FREE = re.compile("800|833|844|855|866|877|888")
_CANADIAN = re.compile(
    "204|226|236|249|250|257|263|289|306|343|354|365|367|368|382|403|416|418|428|431|437|438|450|460|468|474|506|514|519|"
    "537|548|579|581|584|587|604|613|639|647|672|683|705|709|742|753|778|780|782|807|819|825|867|873|879|902|905|942"
)
_ELSEWHERE = re.compile("242|246|264|268|284|345|441|473|649|658|664|721|758|767|784|809|829|849|868|869|876")
"""Area codes of the islands, whose dollars are their own."""
_OF_CANADA = re.compile(r"canad|\bCAD\b", re.IGNORECASE)


def phone_country(said: str) -> str | None:
    """The one country (ISO 3166) whose area codes a page in English prints; a free number is American unless the page
    speaks of Canada. None if there is none or several: a number of the same shape is Mexican or Colombian elsewhere."""
    codes = {match[1] for match in islice(_NUMBER.finditer(said), MAX_NUMBERS) if not _ELSEWHERE.match(match[1])}
    local = {code for code in codes if not _TOLL_FREE.match(code)}
    canadian = {code for code in local if _CANADIAN.match(code)}
    if not codes or not is_english(said):
        return None
    if canadian:
        return "CA" if canadian == local else None
    return "US" if local or not _OF_CANADA.search(said) else None
