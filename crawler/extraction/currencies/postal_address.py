"""The country of a postal address that a page prints, such as the shop's own at its foot, or that it delivers in."""

import re
from itertools import islice

from crawler.extraction.content.context import PageContext
from crawler.extraction.currencies.printed_phone import phone_country

MAX_PLACES = 1_000

# Only forms that no other country writes: a state or province by its letters, then a code of its own shape.
_FORMS = {
    "US": r"\b(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|"
    r"UT|V[AT]|"
    r"W[AIVY]),? (?:U\.?S\.?A?\.?,? )?\d{5}(?:-\d{4})?\b",
    "CA": r"\b(?:AB|BC|MB|N[BLST]|ON|PE|QC|SK|YT),? [A-CEGHJ-NPR-TVXY]\d[A-Z] ?\d[A-Z]\d\b",
    "AU": r"\b(?:NSW|VIC|QLD|TAS|ACT),? \d{4}\b",
}
_PRINTED = {country: re.compile(form) for country, form in _FORMS.items()}


# How shops of one country speak of what is not delivered as usual.
_AT_HOME = {
    "US": re.compile(
        r"\boutside (?:of )?the (?:U\.?S\b|United States)|\b(?:all|most) U\.?S\.?A?\.? orders|"
        r"\b(?:[Ff]ree|FREE) U\.?S\.?A?\.? (?:[Ss]hipping|SHIPPING|[Dd]elivery)|"
        r"\bAlaska(?:,| and| or| &(?:amp;)?) Hawaii|"
        r"\b(?:lower|contiguous) 48\b|\b(?:contiguous|continental) (?:U\.?S\b|United States)"
    )
}

# What all of the forms have: looked for first, since a pattern that begins with a choice tries it at every character.
_CODE = re.compile(r"[A-Z]\.?,? (?:\d{4}|[A-Z]\d[A-Z])")
_AROUND = 16


def printed_country(context: PageContext) -> str | None:
    """The one country (ISO 3166) in whose form an address or a telephone number is printed, or whose shops say so; None
    if not just one."""
    found: set[str] = set()
    said = context.said
    for match in islice(_CODE.finditer(said), MAX_PLACES):
        place = said[max(0, match.start() - _AROUND) : match.end() + _AROUND]
        found.update(country for country, form in _PRINTED.items() if form.search(place))
    found.update(country for country, words in _AT_HOME.items() if words.search(said))
    if phone := phone_country(said):
        found.add(phone)
    return found.pop() if len(found) == 1 else None
