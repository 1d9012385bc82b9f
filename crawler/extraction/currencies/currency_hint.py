"""Which currency a page means where its price does not say: what the page itself states elsewhere, never a default."""

import html
import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from urllib.parse import urlsplit

from crawler.extraction.choice import Choice
from crawler.extraction.content.context import PageContext
from crawler.extraction.content.key_search import UNHEARD, KeySearch
from crawler.extraction.currencies.postal_address import printed_country
from crawler.extraction.currencies.shared_domains import WORLDWIDE
from crawler.extraction.currencies.spoken_country import spoken_country
from crawler.extraction.prices.printed_amount import printed_places
from crawler.values.currencies import currency_code, has_currency, stated_currency, territory_currency

_NAMED = KeySearch("urrency", "URRENCY", *UNHEARD)
_STATED = re.compile(
    rb"""\w{0,12}\\?["']?(?:\s*[:=]|[^<>]{0,80}?\scontent=)\s*\\?["']([A-Z]{3})\\?["']""", re.IGNORECASE
)
_ALL_IN = re.compile(r"\b[Pp]rices[^<>.]{0,30} in ([A-Z]{3})\b")
MAX_MENTIONS = 200
_SIGN = r"([A-Z]{0,3}[$€£¥₹₽₩₪₫₺₴₸₱฿₦]|\b(?:[A-Z]{3}|Rs\.?|kr\.?|zł|Kč|Ft|lei|лв|руб)\b\.?)"
_OR_NAMED = rf"({_SIGN[1:-1]}|&(?:euro|pound|yen);)"
_OF_COUNTRY = re.compile(r"/(?:[a-z]{2}[-_]([a-z]{2})|([a-z]{2})/[a-z]{2})/", re.IGNORECASE)
"""The beginning of a path that names a country and its language: ``/en-US/``, ``/us/en/``."""
_PRINTED = re.compile(
    rf"(?:(?<=>)|(?<=\s)){_OR_NAMED}(?:\s|&nbsp;){{0,2}}\d|(?<![\d.,])\d[\d.,]*+(?:\s|&nbsp;){{0,2}}{_OR_NAMED}(?=[\s<*])"
)
MAX_PRINTED = 300
_WHOLE = re.compile(r"\d ?[.,:][-–—](?!\d)")
"""An amount of no cents, as it is written in a country's own currency: ``349,-``, ``349:-``."""
_COUNTRY_DOMAINS = {"uk": "GB"}


def stated_elsewhere(context: PageContext) -> str | None:
    """The currency that the page says all its prices are in, or the one that its meta tags and embedded data agree on;
    None if they disagree or are silent."""
    said = _ALL_IN.search(context.said) if "rices" in context.said else None
    if said and (code := currency_code(said[1])):
        return code
    metas = {
        code for name, value in context.markup.metas if name.endswith("currency") and (code := currency_code(value))
    }
    if metas:
        return metas.pop() if len(metas) == 1 else None
    codes = {code for text in _mentioned(context.encoded) if (code := currency_code(text))}
    return codes.pop() if len(codes) == 1 else None


def _mentioned(page: bytes) -> Iterator[str]:
    """What stands behind the word currency in embedded data; a search for the bare word first, which is cheap."""
    for _, _, behind in _NAMED.places(page)[:MAX_MENTIONS]:
        if match := _STATED.match(page, behind):
            yield match[1].decode()


def locale_currency(context: PageContext) -> str | None:
    """The currency of the country that the page is for; good only to say which dollar or crown a sign means."""
    for locale in (context.markup.meta("og:locale"), context.markup.lang):
        if match := re.search(r"^[a-z]{2,3}[-_](?:[A-Za-z]{4}[-_])?([A-Z]{2})\b", locale or "", re.IGNORECASE):
            return territory_currency(match[1])
    parts = urlsplit(context.url)
    match = _OF_COUNTRY.match(parts.path)
    if match and (known := territory_currency(match[1] or match[2])):
        return known
    before, _, last = (parts.hostname or "").rpartition(".")
    if last in WORLDWIDE and not (before.endswith(".com") or (context.markup.lang or "").startswith("es")):
        return None
    return territory_currency(_COUNTRY_DOMAINS.get(last, last)) if len(last) == 2 else None


def sign_beside(context: PageContext, amount: Decimal) -> str | None:
    """A currency sign or code that the page prints beside this very amount."""
    whole, _, fraction = f"{amount:.2f}".partition(".")
    digits = r"[.,'\s]?".join(re.escape(part) for part in _thousands(whole))
    number = rf"{digits}(?:[.,]{fraction})" if fraction != "00" else rf"{digits}(?:[.,]00)?"
    between = r"(?:\s|&nbsp;|<[^<>]{0,80}>){0,4}"
    match = re.search(rf"{_SIGN}{between}{number}(?![\d.,]?\d)|(?<![\d.,]){number}{between}{_SIGN}", context.text)
    return (match[1] or match[2]) if match else None


def _thousands(whole: str) -> list[str]:
    head = len(whole) % 3 or 3
    return [whole[:head], *(whole[n : n + 3] for n in range(head, len(whole), 3))]


def infer_currency(context: PageContext, amount: Decimal, raw: str | None) -> Choice | None:
    """The currency of an amount that was stated without a code, or with a sign that several countries share.

    Its source is the page, or where only that tells whose sign it is, the page's language.
    """
    elsewhere = stated_elsewhere(context)
    told = raw if raw and has_currency(raw) else sign_beside(context, amount)
    sign = told or _written_whole(context, amount)
    stated = _meant(sign, elsewhere, context) if sign else elsewhere or _printed_everywhere(context)
    if stated or not sign:
        return Choice(stated, "page") if stated else None
    country = spoken_country(context)
    spoken = stated_currency(sign, territory_currency(country)) if country else None
    return Choice(spoken, "language") if spoken else None


def _written_whole(context: PageContext, amount: Decimal) -> str | None:
    """An amount as the page prints it with a dash for its cents."""
    printed = (context.said[begin:end] for begin, end in printed_places(context, amount))
    return next((text for text in printed if _WHOLE.search(text)), None)


def _printed_everywhere(context: PageContext) -> str | None:
    """The one currency that all amounts of the page are printed in, if their signs mean only one."""
    signs = {match[1] or match[2] for match in islice(_PRINTED.finditer(context.shown), MAX_PRINTED)}
    codes = {stated_currency(html.unescape(sign)) for sign in signs if has_currency(sign)}
    return codes.pop() if len(codes) == 1 else None


def _meant(sign: str, elsewhere: str | None, context: PageContext) -> str | None:
    """What a sign means: by itself, or by what the page states, the country it is for, or the address it prints."""
    if known := stated_currency(sign, elsewhere) or stated_currency(sign, locale_currency(context)):
        return known
    if _WHOLE.search(sign) and not has_currency(sign):
        return elsewhere or locale_currency(context)
    country = printed_country(context)
    return stated_currency(sign, territory_currency(country)) if country else None
