"""The layers of a page that say what it sells, and pages from which one was taken."""

import re
from collections.abc import Callable

_SCRIPT = re.compile(rb"(<script\b[^>]*>)(.*?)(?=</script)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(rb"""<[a-z][\w:-]*(?=[\s/])(?:[^>"']|"[^"]*"|'[^']*')*>""", re.IGNORECASE)
_SEMANTIC = re.compile(
    rb"""\s(?:item(?:scope|prop|type|id|ref)|typeof|property|vocab|resource)(?=[\s=>/])(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?""",
    re.IGNORECASE,
)
_ITEM = re.compile(rb"\sitemprop\b", re.IGNORECASE)
_TECHNICAL = re.compile(rb"charset|http-equiv|\srobots|[\"']robots", re.IGNORECASE)
_HELD = re.compile(rb"""\sdata-[\w-]+\s*=\s*(?:"\s*(?:\{|\[|&quot;|&#34;)[^"]*"|'\s*[\[{][^']*')""", re.IGNORECASE)
Layer = Callable[[bytes], bytes]


def without_json_ld(page: bytes) -> bytes:
    """A page whose JSON-LD is empty."""
    return _SCRIPT.sub(lambda script: script[1] if b"ld+json" in script[1].lower() else script[0], page)


def without_attributes(page: bytes) -> bytes:
    """A page without attributes of microdata and RDFa, and without the meta tags that only hold such."""
    return _outside_scripts(page, _plain_tag)


def without_metas(page: bytes) -> bytes:
    """A page without meta tags but those on its encoding and on robots."""
    return _outside_scripts(
        page, lambda tag: b"" if _is_meta(tag) and not _TECHNICAL.search(tag) and not _ITEM.search(tag) else tag
    )


def without_state(page: bytes) -> bytes:
    """A page whose scripts other than JSON-LD are empty, as are the attributes that hold data for them."""
    emptied = _SCRIPT.sub(lambda script: script[0] if b"ld+json" in script[1].lower() else script[1], page)
    return _HELD.sub(b"", emptied)


def _outside_scripts(page: bytes, change: Layer) -> bytes:
    parts, kept = [], 0
    for script in _SCRIPT.finditer(page):
        parts += [_TAG.sub(lambda tag: change(tag[0]), page[kept : script.start()]), script[0]]
        kept = script.end()
    return b"".join((*parts, _TAG.sub(lambda tag: change(tag[0]), page[kept:])))


def _is_meta(tag: bytes) -> bool:
    return tag[:6].lower().strip() in (b"<meta", b"<meta/")


def _plain_tag(tag: bytes) -> bytes:
    if _is_meta(tag):
        return b"" if _ITEM.search(tag) else tag
    return _SEMANTIC.sub(b"", tag)


def _marked_up(page: bytes) -> bytes:
    return without_metas(without_attributes(without_json_ld(page)))


LAYERS: dict[str, Layer] = {
    "nothing": lambda page: page,
    "JSON-LD": without_json_ld,
    "microdata, RDFa": without_attributes,
    "meta": without_metas,
    "state": without_state,
    "all but state": _marked_up,
    "all": lambda page: without_state(_marked_up(page)),
}
"""What is taken away, by name."""
