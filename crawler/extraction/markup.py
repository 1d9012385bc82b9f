"""What a page's tags say without a tree: JSON-LD blocks, meta tags, canonical link, language and title, in one pass."""

import html
import re
from bisect import bisect_right
from dataclasses import dataclass, field

MAX_BLOCKS = 100
MAX_METAS = 1_000
MAX_HEADINGS = 5
_MAX_TAG = 20_000

_TAG = re.compile(r"<(?:!--|(script|style|textarea|title|h1|meta|link|html|base)\b)", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""[\s/]*([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?""")
_ENDS = {name: re.compile(rf"</{name}\b", re.IGNORECASE) for name in ("script", "style", "textarea", "title", "h1")}


@dataclass(frozen=True, slots=True)
class Script:
    """A script that is no JSON-LD: its type, and where its content begins and ends in the page."""

    kind: str
    start: int
    end: int


@dataclass(slots=True)
class Markup:
    """The parts of a page that need no tree."""

    json_ld: list[str] = field(default_factory=list)
    metas: list[tuple[str, str]] = field(default_factory=list)
    """Name or property in lower case, and content, in the page's order."""
    canonical: str | None = None
    base: str | None = None
    lang: str | None = None
    title: str | None = None
    headings: list[str] = field(default_factory=list)
    """Content of the first h1 elements, with its tags."""
    blocks_left_out: int = 0
    scripts: list[Script] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    """Where scripts and styles begin and end, in the page's order."""

    def in_script(self, position: int) -> bool:
        """Whether a position of the page is inside a script or a style, and so not shown to anyone."""
        place = bisect_right(self.spans, (position, 1 << 62)) - 1
        return place >= 0 and position < self.spans[place][1]

    def meta(self, *names: str) -> str | None:
        """The first content that isn't empty under one of the names; an earlier name wins."""
        for name in names:
            for key, content in self.metas:
                if key == name and content.strip():
                    return content.strip()
        return None


def scan_markup(text: str) -> Markup:
    """One pass over a page. Linear in its length: an end that isn't there is looked for only once."""
    markup = Markup()
    position = 0
    missing: set[str] = set()
    while match := _TAG.search(text, position):
        name = (match[1] or "!--").lower()
        if name == "!--":
            position = _after_comment(text, match.end(), missing)
            continue
        attributes, position = _attributes(text, match.end())
        if name in _ENDS and name not in missing:
            end = _ENDS[name].search(text, position)
            if end is None:
                missing.add(name)
            start, content = position, text[position : end.start()] if end else ""
            position = end.end() if end else position
            _raw_element(markup, name, attributes, content)
            if name in ("script", "style"):
                markup.spans.append((start, start + len(content)))
                if name == "script" and not _is_json_ld(kind := attributes.get("type", "")):
                    markup.scripts.append(Script(kind.lower(), start, start + len(content)))
        else:
            _void_element(markup, name, attributes)
    return markup


def _after_comment(text: str, position: int, missing: set[str]) -> int:
    end = -1 if "!--" in missing else text.find("-->", position)
    if end < 0:
        missing.add("!--")
        return position
    return end + 3


def _attributes(text: str, position: int) -> tuple[dict[str, str], int]:
    """The attributes of the tag that starts before ``position``, and where the tag ends."""
    attributes: dict[str, str] = {}
    limit = position + _MAX_TAG
    while position < limit and (match := _ATTRIBUTE.match(text, position)):
        value = next((group for group in match.groups()[1:] if group is not None), "")
        attributes.setdefault(match[1].lower(), html.unescape(value) if "&" in value else value)
        position = match.end()
    close = text.find(">", position, limit)
    return attributes, close + 1 if close >= 0 else position


def _raw_element(markup: Markup, name: str, attributes: dict[str, str], content: str) -> None:
    if name == "title" and markup.title is None:
        markup.title = content[:1_000]
    elif name == "h1" and len(markup.headings) < MAX_HEADINGS:
        markup.headings.append(content[:2_000])
    elif name == "script" and _is_json_ld(attributes.get("type", "")):
        if len(markup.json_ld) < MAX_BLOCKS:
            markup.json_ld.append(content)
        else:
            markup.blocks_left_out += 1


def _is_json_ld(kind: str) -> bool:
    return "ld+json" in kind.lower().replace(" ", "+")


def _void_element(markup: Markup, name: str, attributes: dict[str, str]) -> None:
    if name == "meta":
        _meta(markup, attributes)
    elif name == "link" and "canonical" in attributes.get("rel", "").lower().split():
        markup.canonical = markup.canonical or attributes.get("href")
    elif name == "html":
        markup.lang = markup.lang or attributes.get("lang") or attributes.get("xml:lang")
    elif name == "base":
        markup.base = markup.base or attributes.get("href")


def _meta(markup: Markup, attributes: dict[str, str]) -> None:
    content = attributes.get("content")
    if content is None or "itemprop" in attributes or len(markup.metas) >= MAX_METAS:
        return
    for key in ("property", "name"):
        if key in attributes:
            markup.metas.append((attributes[key].strip().lower(), content[:5_000]))
