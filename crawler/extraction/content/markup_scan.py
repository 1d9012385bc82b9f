"""One pass over a page's bytes: JSON-LD, meta tags, canonical link, language, title, what is shown."""

import html
import re

from crawler.extraction.content.key_search import UNHEARD, KeySearch, spellings
from crawler.extraction.content.markup import Markup, Script

MAX_BLOCKS = 100
MAX_HEADINGS = 5
_MAX_TAG = 20_000
_MAX_DRAWING = 1_000

_MARKED = ("sc", "sty", "te", "ti", "h1", "ht", "me", "lin", "ba")
"""How the names of what is looked for begin: more of a name has too many spellings, less stands in too many places."""
_MARKS = KeySearch("<!--", *(f"<{name}" for begin in _MARKED for name in spellings(begin)), *UNHEARD)
# A quote counts only behind an equals sign, as in a browser.
_REST = rb"""(?:[^>"'=]++|=\s*+(?:"[^"]*+"|'[^']*+')?|["'])*+>"""
_TAG = re.compile(rb"<(?:!--|((?i:script|style|textarea|title|h1|html|meta|link|base))\b(%b)?)" % _REST)
"""A comment's beginning, or a tag: its name, and the rest of it if it ends."""
_ATTRIBUTE = re.compile(r"""([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?""")
# What begins with a single letter as it is spelt is looked for fastest.
_ENDS = {name: re.compile(rb"<(?=/)/(?i:%b)\b" % name) for name in (b"script", b"style", b"textarea", b"title", b"h1")}
_HIDDEN = (b"script", b"style")


def scan_markup(page: bytes) -> Markup:
    """One pass over a page of UTF-8. Linear in its length: an end that isn't there is looked for only once."""
    markup = Markup()
    shown: list[bytes] = []
    kept = position = 0
    missing: set[bytes] = set()
    for _, begin, _ in _MARKS.places(page):
        match = _TAG.match(page, begin, begin + _MAX_TAG) if begin >= position else None
        if match is None:
            continue
        if match[1] is None:
            position = _after_comment(page, match.end(), missing)
            if position > match.end():
                shown.append(page[kept : match.end()])
                kept = position - len("-->")
            continue
        name, tag = match[1].lower(), match[2]
        if tag is None:
            tag = page[match.end() : begin + _MAX_TAG]
        position = match.end(1) + len(tag)
        if name not in _ENDS or name in missing:
            _void_element(markup, name, tag)
            continue
        end = _ENDS[name].search(page, position)
        if end is None:
            missing.add(name)
        start, position = position, end.start() if end else position
        if name in _HIDDEN:
            shown.append(page[kept:start])
            kept = position
        if name == b"script":
            _script(markup, tag, page, start, position)
        else:
            _called(markup, name, page[start:position], page[max(0, begin - _MAX_DRAWING) : begin])
    markup.shown = b"".join((*shown, page[kept:]))
    return markup


def _called(markup: Markup, name: bytes, content: bytes, before: bytes) -> None:
    """Keep what the page is called by its title or a heading, which ``before`` stands before."""
    if name == b"title" and markup.title is None and not _in_picture(before.lower()):
        markup.title = _text(content, 1_000)
    elif name == b"h1" and len(markup.headings) < MAX_HEADINGS:
        markup.headings.append(_text(content, 2_000))


def _text(part: bytes, limit: int) -> str:
    """The first ``limit`` characters of a part of the page."""
    return part[: 4 * limit].decode("utf-8", "ignore")[:limit]


def _in_picture(before: bytes) -> bool:
    """Whether a drawing begins before a place and does not end before it: its title is not the page's."""
    return max(before.rfind(b"<svg"), before.rfind(b"<symbol")) > max(before.rfind(b"</svg"), before.rfind(b"</symbol"))


def _after_comment(page: bytes, position: int, missing: set[bytes]) -> int:
    end = -1 if b"!--" in missing else page.find(b"-->", position)
    if end < 0:
        missing.add(b"!--")
        return position
    return end + 3


def _attributes(tag: str) -> dict[str, str]:
    """The attributes in what follows a tag's name; of one that is there twice, the first."""
    attributes: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(tag):
        value = double or single or bare
        attributes.setdefault(name.lower(), html.unescape(value) if "&" in value else value)
    return attributes


def _script(markup: Markup, tag: bytes, page: bytes, start: int, end: int) -> None:
    lowered = tag.lower()
    of_data = b"json" in lowered or b"template" in lowered or b"html" in lowered  # else it is a program
    kind = _attributes(lowered.decode("utf-8", "replace")).get("type", "") if of_data else ""
    if "ld+json" not in kind.replace(" ", "+"):
        if start < end:  # as in half of them: the others are files of their own
            markup.scripts.append(Script(kind, start, end))
    elif len(markup.json_ld) < MAX_BLOCKS:
        markup.json_ld.append(page[start:end].decode("utf-8", "replace"))
    else:
        markup.blocks_left_out += 1


def _void_element(markup: Markup, name: bytes, tag: bytes) -> None:
    if name == b"link" and b"canonical" not in tag.lower():
        return
    attributes = _attributes(tag.decode("utf-8", "replace"))
    if name == b"meta":
        _meta(markup, attributes)
    elif name == b"link" and "canonical" in attributes.get("rel", "").lower().split():
        markup.canonical = markup.canonical or attributes.get("href")
    elif name == b"html":
        markup.lang = markup.lang or attributes.get("lang") or attributes.get("xml:lang")
    elif name == b"base":
        markup.base = markup.base or attributes.get("href")


def _meta(markup: Markup, attributes: dict[str, str]) -> None:
    content = attributes.get("content")
    if content is None or "itemprop" in attributes:
        return
    for key in ("property", "name"):
        if key in attributes:
            markup.add_meta(attributes[key].strip().lower(), content[:5_000])
