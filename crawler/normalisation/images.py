"""A product's images: each once, in its largest stated size, without placeholders and tracking pixels."""

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode, urlsplit

_NO_IMAGE = re.compile(
    r"(?:^|[/_.-])(?:placeholder|no[-_]?(?:image|photo|img|picture)s?|image[-_]?(?:not[-_]?available|coming[-_]?soon)|"
    r"spacer|blank|pixel|transparent|1x1|loading|loader|spinner|lazy(?:load)?|grey|ajax-loader)(?:[-_.]\w*)*\.\w{3,4}$|"
    r"facebook\.com/tr\b|doubleclick\.net|google-analytics\.com|bat\.bing\.com|/pixel\b",
    re.IGNORECASE,
)
_IN_PATH = re.compile(
    r"[_-](\d{2,4})x(\d{0,4})(?=(?:_crop_\w+)?(?:@\dx)?\.\w{3,4}$)|_(?:pico|icon|thumb|small|compact|medium|large|grande)(?=\.\w{3,4}$)",
    re.IGNORECASE,
)
_WIDTHS = frozenset(("w", "width", "wid", "sw", "imwidth"))
_SIZES = _WIDTHS | {
    "h",
    "height",
    "hei",
    "sh",
    "imheight",
    "size",
    "quality",
    "q",
    "qlt",
    "fmt",
    "format",
    "auto",
    "fit",
}
_SIZES |= {"crop", "dpr", "resize"}
_FULL = 100_000
"""Width that an address without one is taken to have: it is the original."""


def distinct_images(urls: Iterable[str]) -> list[str]:
    """The images of a list of absolute addresses in its order; of one image in several sizes the largest."""
    largest: dict[str, tuple[int, str]] = {}
    for url in urls:
        if is_placeholder(url):
            continue
        key, width = _without_size(url)
        if key not in largest or width > largest[key][0]:
            largest[key] = (width, url)
    return [url for _, url in largest.values()]


def is_placeholder(url: str) -> bool:
    """Whether an address is that of no picture of a product, by its name."""
    return _NO_IMAGE.search(url.partition("?")[0]) is not None


def largest_source(srcset: str) -> str | None:
    """The address of a ``srcset`` with the greatest width or density; None if it has none."""
    best: tuple[float, str] | None = None
    for address, descriptor in re.findall(r"([^\s,]\S*[^\s,])\s*(\d+(?:\.\d+)?[wx])?\s*(?:,|$)", srcset[:20_000]):
        size = float(descriptor[:-1]) if descriptor else 1.0
        if not address.startswith("data:") and (best is None or size > best[0]):
            best = (size, address)
    return best[1] if best else None


def _without_size(url: str) -> tuple[str, int]:
    """What an image's addresses have in common whatever their size, and the width that this one states."""
    parts = urlsplit(url)
    width = _FULL
    if match := _IN_PATH.search(parts.path):
        width = int(match[1]) if match[1] else 1
    kept = []
    for name, value in parse_qsl(parts.query, keep_blank_values=True):
        if name.lower() not in _SIZES:
            kept.append((name, value))
        elif name.lower() in _WIDTHS and value.isascii() and value[:5].isdigit():
            width = int(value[:5])
    return f"{parts.netloc}{_IN_PATH.sub('', parts.path)}?{urlencode(kept)}", width
