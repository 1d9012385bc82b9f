"""What a query's word for money means to a shop: ``$``, ``US$``, ``euros``, ``kr``."""

import re
from functools import lru_cache

from crawler.values.currencies import SMALL_CODES, stated_currency
from search.language.word_lists import listed_lines
from search.language.word_pattern import alternatives

_NAMES = {name: line.split()[0].split(",") for line in listed_lines("currency_words.txt") for name in line.split()[1:]}
"""By name, the codes that it may mean."""
_ALSO_A_WORD = frozenset(name for name, codes in _NAMES.items() if name.isalpha() and codes[0] not in ("USD", "EUR"))
"""Names that mean something else where another currency is used: a dumbbell of 50 pounds, a ladder of 10 ft."""
_SYMBOLS = "[$€£¥₹₽₴₺₪₩₫฿₱₦₸]"
_SIGNS = rf"(?:\b(?:us|ca|can|cdn|c|au|a|nz|hk|nt|s|mx|r) ?)?{_SYMBOLS}"


@lru_cache(maxsize=16)
def currency_pattern(currency: str) -> str:
    """What may name money beside an amount, of folded text; ``currency``: the shop's."""
    return f"{_SIGNS}|{_words(currency)}"


@lru_cache(maxsize=16)
def may_be_money(currency: str) -> re.Pattern[str]:
    """What a text has that names money, or an amount at its end; told in a fraction of the time of reading it."""
    words = _words(currency)
    return re.compile(rf"{_SYMBOLS}|\d(?:[.,][-–—]+)?[k만万萬]?\s*(?:{words})|\b(?:{words})\s*\d|\d\W*k?\s*$")


def _words(currency: str) -> str:
    names = (name for name in _NAMES if name not in _ALSO_A_WORD or currency in _NAMES[name])
    return alternatives([*names, *SMALL_CODES, currency.lower()])


def is_foreign(word: str, currency: str) -> bool:
    """Whether what ``currency_pattern`` has found means another currency than the shop's."""
    if codes := _NAMES.get(word):
        return currency not in codes
    return stated_currency(word.upper(), currency) != currency
