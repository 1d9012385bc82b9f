"""Currency codes, and the signs that people write for them."""

import re
from datetime import date
from functools import lru_cache

from babel.core import get_global

# Signs that mean one currency wherever they are written, folded to lower case and without dots.
_SIGNS = {
    "€": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP", "￡": "GBP", "stg": "GBP", "e£": "EGP", "₹": "INR",
    "₽": "RUB", "руб": "RUB", "р": "RUB", "₴": "UAH", "грн": "UAH", "hrn": "UAH", "kč": "CZK", "zł": "PLN",
    "zl": "PLN", "ft": "HUF", "лв": "BGN", "lei": "RON", "₺": "TRY", "tl": "TRY", "₪": "ILS", "nis": "ILS",
    'ש"ח': "ILS", "ש״ח": "ILS", "₩": "KRW", "원": "KRW", "円": "JPY", "yen": "JPY", "元": "CNY", "圆": "CNY",
    "人民币": "CNY", "yuan": "CNY", "₫": "VND", "đ": "VND", "vnđ": "VND", "฿": "THB", "บาท": "THB", "₱": "PHP",
    "₦": "NGN", "₸": "KZT", "тг": "KZT", "₼": "AZN", "₾": "GEL", "֏": "AMD", "৳": "BDT", "₭": "LAK", "៛": "KHR",
    "₮": "MNT", "₡": "CRC", "₲": "PYG", "₵": "GHS", "gh₵": "GHS", "rp": "IDR", "rm": "MYR", "r$": "BRL",
    "s/": "PEN", "b/": "PAB", "sfr": "CHF", "kn": "HRK", "ден": "MKD", "дин": "RSD", "din": "RSD", "ksh": "KES",
    "kshs": "KES", "tsh": "TZS", "ush": "UGX", "dhs": "AED", "us$": "USD", "us $": "USD", "ca$": "CAD",
    "c$": "CAD", "can$": "CAD", "cad$": "CAD", "cdn$": "CAD", "a$": "AUD", "au$": "AUD", "au $": "AUD",
    "nz$": "NZD", "hk$": "HKD", "nt$": "TWD", "s$": "SGD", "mx$": "MXN", "$u": "UYU", "rd$": "DOP", "j$": "JMD",
    "$us": "USD", "$ca": "CAD", "$au": "AUD", "$nz": "NZD", "$hk": "HKD", "$mx": "MXN",
    "tt$": "TTD", "bz$": "BZD", "mop$": "MOP", "رس": "SAR", "دإ": "AED", "درهم": "AED", "رق": "QAR", "رع": "OMR",
    "دك": "KWD", "kd": "KWD", "bd": "BHD", "دب": "BHD", "جم": "EGP", "دت": "TND", "دج": "DZD", "دم": "MAD",
    "عد": "IQD", "دع": "IQD", "دأ": "JOD", "dt": "TND", "tk": "BDT",
}  # fmt: skip

# Signs that several countries share: a code is known only where the page hints at one of these.
_SHARED = {
    "$": "USD CAD AUD NZD SGD HKD TWD MXN CLP COP ARS UYU DOP JMD TTD "
    "BBD BSD BZD FJD XCD BND NAD LRD SRD GYD KYD BMD CUP NIO BRL",
    "¥": "JPY CNY", "￥": "JPY CNY", "kr": "SEK NOK DKK ISK", "rs": "INR PKR LKR NPR MUR SCR",
    "₨": "INR PKR LKR NPR MUR SCR", "fr": "CHF", "r": "ZAR", "ريال": "SAR QAR YER OMR IRR",
    "دينار": "KWD JOD BHD IQD TND DZD LYD", "br": "BYN ETB", "l": "HNL MDL", "q": "GTQ", "bs": "BOB VES",
    "le": "EGP SLE", "fcfa": "XOF XAF", "cfa": "XOF XAF", "so'm": "UZS", "k": "PGK ZMW", "dh": "MAD AED",
}  # fmt: skip

# Codes that are written small; of the others, many are words: all, cup, top, try.
SMALL_CODES = frozenset(
    (
        "eur",
        "usd",
        "gbp",
        "chf",
        "pln",
        "czk",
        "sek",
        "nok",
        "dkk",
        "huf",
        "ron",
        "nzd",
        "aud",
        "cad",
        "mkd",
        "rub",
        "uah",
        "inr",
    )
)
_CODE = re.compile(r"(?<![A-Za-z])[A-Za-z]{3}(?![A-Za-z])")
_LONGEST_FIRST = sorted([*_SIGNS, *_SHARED], key=len, reverse=True)
_NOT_BEFORE = {"din": " pris"}
"""What follows a word that is no sign there: ``Din pris`` is Danish for your price."""
_WORDS = "|".join(
    re.escape(sign) + (f"(?!{_NOT_BEFORE[sign]})" if sign in _NOT_BEFORE else "")
    for sign in _LONGEST_FIRST
    if sign[0].isalnum()
)
_SYMBOLS = "|".join(re.escape(sign) for sign in _LONGEST_FIRST if not sign[0].isalnum())
_FIRST = "".join(sorted({re.escape(sign[0]) for sign in _LONGEST_FIRST}))
# A sign of letters counts only as a word of its own. The first letter is told before the many signs are tried.
_SIGN = re.compile(rf"(?=[{_FIRST}])(?:{_SYMBOLS}|(?<![^\W\d_])(?:{_WORDS})(?![^\W\d_]))")


@lru_cache(maxsize=1)
def currency_codes() -> frozenset[str]:
    """ISO 4217 codes of money that was legal tender in the last ten years, so that pages kept for years still read."""
    codes = set()
    for periods in get_global("territory_currencies").values():
        for code, _, end, tender in periods:
            if tender and (end is None or date(*end) >= date(2016, 1, 1)):
                codes.add(code)
    return frozenset(codes)


def currency_code(text: str) -> str | None:
    """The ISO 4217 code that a field states, in any case; None for an invented one."""
    code = text.strip().upper()
    return code if code in currency_codes() else None


def territory_currency(territory: str) -> str | None:
    """What a country (ISO 3166, two letters) pays with today."""
    periods = get_global("territory_currencies").get(territory.upper(), [])
    return next((code for code, _, end, tender in periods if tender and end is None), None)


@lru_cache(maxsize=4096)
def stated_currency(text: str, hint: str | None = None) -> str | None:
    """The currency that a text states by code or sign; ``hint`` (a code) decides a sign that several share."""
    for match in _CODE.finditer(text):
        if match[0] in currency_codes() or match[0] in SMALL_CODES:
            return match[0].upper()
    shared = None
    for match in _SIGN.finditer(text.lower().replace(".", "")):
        if sign := _SIGNS.get(match[0]):
            return sign
        shared = shared or match[0]
    codes = _SHARED[shared].split() if shared else []
    return codes[0] if len(codes) == 1 else hint if hint in codes else None


def _has_code(text: str) -> bool:
    return any(match[0] in currency_codes() or match[0] in SMALL_CODES for match in _CODE.finditer(text))


@lru_cache(maxsize=4096)
def has_currency(text: str) -> bool:
    """Whether a text has any currency code or sign, even one that is shared."""
    return bool(_SIGN.search(text.lower().replace(".", ""))) or _has_code(text)
