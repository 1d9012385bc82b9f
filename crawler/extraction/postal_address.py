"""The country of a postal address that a page prints, such as the shop's own at its foot."""

import re

from crawler.extraction.context import PageContext

MAX_PLACES = 200

# Only forms that no other country writes: a state or province by its letters, then a code of its own shape.
_FORMS = {
    "US": r"\b(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|"
    r"UT|V[AT]|"
    r"W[AIVY]),? \d{5}(?:-\d{4})?\b",
    "CA": r"\b(?:AB|BC|MB|N[BLST]|ON|PE|QC|SK|YT),? [A-CEGHJ-NPR-TVXY]\d[A-Z] ?\d[A-Z]\d\b",
    "AU": r"\b(?:NSW|VIC|QLD|TAS|ACT),? \d{4}\b",
}
_PRINTED = {country: re.compile(form) for country, form in _FORMS.items()}


def printed_country(context: PageContext) -> str | None:
    """The one country (ISO 3166) in whose form an address is printed; None for none or several."""
    found = {country for country, form in _PRINTED.items() if _shown(form, context)}
    return found.pop() if len(found) == 1 else None


def _shown(form: re.Pattern[str], context: PageContext) -> bool:
    matches = (match for match, _ in zip(form.finditer(context.text), range(MAX_PLACES), strict=False))
    return any(not context.markup.in_script(match.start()) for match in matches)
