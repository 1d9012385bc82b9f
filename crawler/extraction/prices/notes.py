"""What stands behind a price of its own accord: that the tax is in it, what else is charged, per what piece it is."""

import re

from crawler.extraction.prices.tax_words import WITH_TAX
from crawler.values.currencies import has_currency

_DIGIT = re.compile(r"\d")
_WITH_OR_WITHOUT = (
    r"(?:\+|\b(?:plus|zzgl|zuzüglich|excl|exkl|ekskl|excluding|hors|más|mas|più|mais|incl|inc|inkl|including|with|mit)"
    r"\b\.?)"
)
_SENDING = (
    r"(?:shipping|postage|p ?& ?p|delivery|versand\w*|porto|livraison|(?:frais de )?port|envío|envio|gastos|spedizione|"
    r"spese|verzend\w*|frakt|fragt|szállítás\w*|dostaw\w*|doprav\w*|доставк\w*)\b"
)
_PIECE = r"(?:szt|stk|stück|st|pcs?|pz|ks|db|kpl|buc|шт|adet|each|ea|unit|item)\b"
_CHARGED = re.compile(
    rf"{_WITH_OR_WITHOUT}\W*(?:\d[\d.,]*\W*)?(?:\w+\s){{0,2}}?{_SENDING}|送料|"
    rf"\([^()]*\d[^()]*(?:/|\b(?:per|pro|je|each)\b)[^()]*\)|/\s?{_PIECE}|\b(?:you )?save\b",
    re.IGNORECASE,
)
SHORTEST = 3
"""Characters of a note."""
_BETWEEN = " \t,;.(*+/–-（"


def without_notes(text: str) -> str:
    """A price's text up to the first note behind its amount: ``38,00 € inkl. MwSt. zzgl. Versand`` → ``38,00 €``."""
    amount = _DIGIT.search(text)
    if amount is None or len(text) < amount.end() + SHORTEST or not has_currency(text):
        return text
    found = (note.search(text, amount.end()) for note in (WITH_TAX, _CHARGED))
    begin = min((note.start() for note in found if note), default=len(text))
    price = text[:begin].rstrip(_BETWEEN)
    return price if has_currency(price) else text


def is_note(text: str) -> bool:
    """Whether a text behind a price begins with such a note."""
    return len(text) >= SHORTEST and (
        notes_tax(text) or _CHARGED.match(text.lstrip(_BETWEEN.replace("+", ""))) is not None
    )


def notes_tax(text: str) -> bool:
    """Whether a text behind a price begins with words that the tax is in it."""
    return len(text) >= SHORTEST and WITH_TAX.match(text.lstrip(_BETWEEN)) is not None
