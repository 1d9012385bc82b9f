"""Reading fields of what a platform sends: every value is hostile until it is plain text, a web address or money."""

import html
import re
from decimal import Decimal
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from lxml import etree
from lxml import html as lxml_html

from crawler.product import Product, Provenance

NAME_LIMIT = 500
TEXT_LIMIT = 20_000
URL_LIMIT = 2_000
IMAGE_LIMIT = 50
VARIANT_LIMIT = 2_000
_SKIPPED = str.maketrans(
    dict.fromkeys([*range(0x200B, 0x200C), 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
)
"""Zero-width and direction characters, which make two equal texts look different or two different ones equal."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_DECIMAL = re.compile(r"\d{1,12}(?:\.\d{1,6})?")
_TRACKING = re.compile(r"^(?:utm_.*|gclid|fbclid|msclkid|srsltid|dclid|mc_[ce]id|_pos|_sid|_ss)$", re.IGNORECASE)


def plain(value: object, limit: int = NAME_LIMIT) -> str | None:
    """A text or number as one line of clean text, entities resolved and spaces united; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        return None
    text = str(value)[: limit * 4]
    if "&" in text:
        text = html.unescape(text)
    text = " ".join(_CONTROL.sub(" ", text.translate(_SKIPPED)).split())
    return text[:limit].rstrip() or None


def text_of_html(value: object, limit: int = TEXT_LIMIT) -> str | None:
    """The visible text of a piece of HTML."""
    if not isinstance(value, str) or not value.strip():
        return None
    if "<" not in value:
        return plain(value, limit)
    try:
        tree = lxml_html.fragment_fromstring(_CONTROL.sub(" ", value[: limit * 10]), create_parent="div")
    except (etree.LxmlError, ValueError):
        return plain(re.sub(r"<[^<>]*>", " ", value), limit)
    for node in list(tree.iter("script", "style", "noscript", "template", etree.Comment)):
        node.drop_tree()
    return plain(" ".join(tree.itertext()), limit)


def web_address(value: object, base: str) -> str | None:
    """An absolute http or https address without user, fragment and control characters; None for anything else."""
    if not isinstance(value, str) or not 0 < len(value) <= URL_LIMIT or _CONTROL.search(value.strip()):
        return None
    try:
        parts = urlsplit(urljoin(base, html.unescape(value.strip()).replace(" ", "%20")))
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc:
        return None
    return urlunsplit((parts.scheme, parts.netloc, parts.path or "/", parts.query, ""))


def without_tracking(url: str) -> str:
    """The address without the parameters that only count visits."""
    parts = urlsplit(url)
    if not parts.query:
        return url
    kept = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(k)]
    return urlunsplit((*parts[:3], urlencode(kept), ""))


def decimal_price(value: object) -> Decimal | None:
    """A price written the programmers' way (``1200.00``); None for zero, for text with a currency, and for junk."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = str(value).strip()
    return (Decimal(text) or None) if _DECIMAL.fullmatch(text) else None


def with_provenance(product: Product, source: str, url: str) -> Product:
    """The product with one provenance, the endpoint at ``url``, for every field that is stated anywhere in it."""
    origin = Provenance(source=source, url=url, observed_at=product.observed_at)
    stated = set(_stated(product, "variants", "provenance", "observed_at"))
    for variant in product.variants:
        stated.update(_stated(variant, "key", "offer"))
        if variant.offer:
            stated.update(_stated(variant.offer))
    product.provenance = dict.fromkeys(sorted(stated), origin)
    return product


def _stated(model: object, *skipped: str) -> list[str]:
    return [name for name, value in vars(model).items() if name not in skipped and value not in (None, "", [], {})]
