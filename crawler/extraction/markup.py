"""What a page says without a tree, in one pass: JSON-LD, meta tags, canonical link, language, title, what is shown."""

import html
import re
from dataclasses import dataclass, field

MAX_BLOCKS = 100
MAX_METAS = 1_000
MAX_HEADINGS = 5
_MAX_TAG = 20_000
_MAX_DRAWING = 1_000

# The first two letters are told apart first, which halves what the many other tags cost.
_TAG = re.compile(
    r"<(?=[!sStTlLmMhHbB][-cCtTeEiIaA1])"
    r"(?:!--|([sS](?i:cript|tyle)|[tT](?i:extarea|itle)|[hH](?:1|(?i:tml))|[mM](?i:eta)|[lL](?i:ink)|[bB](?i:ase))\b)"
)
# A quote counts only behind an equals sign, as in a browser.
_REST = re.compile(r"""(?:[^>"'=]++|=\s*+(?:"[^"]*+"|'[^']*+')?|["'])*+>""")
_ATTRIBUTE = re.compile(r"""([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?""")
_ENDS = {name: re.compile(rf"</{name}\b", re.IGNORECASE) for name in ("script", "style", "textarea", "title", "h1")}
_HIDDEN = ("script", "style")
_OF_DATA = ("json", "template", "html")
"""In the type of a script that is no program."""


@dataclass(frozen=True, slots=True)
class Script:
    """A script that is no JSON-LD: its type, unless it is a program, and where its content begins and ends."""

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
    shown: str = ""
    """The page without what comments, scripts and styles hold: what people may see, with its tags."""

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
    shown: list[str] = []
    kept = position = 0
    missing: set[str] = set()
    while match := _TAG.search(text, position):
        name = (match[1] or "!--").lower()
        if name == "!--":
            position = _after_comment(text, match.end(), missing)
            if position > match.end():
                shown.append(text[kept : match.end()])
                kept = position - len("-->")
            continue
        rest = _REST.match(text, match.end(), match.end() + _MAX_TAG)
        position = rest.end() if rest else min(match.end() + _MAX_TAG, len(text))
        tag = text[match.end() : position]
        if name not in _ENDS or name in missing:
            _void_element(markup, name, tag)
            continue
        end = _ENDS[name].search(text, position)
        if end is None:
            missing.add(name)
        start, position = position, end.start() if end else position
        if name in _HIDDEN:
            shown.append(text[kept:start])
            kept = position
        if name == "script":
            _script(markup, tag, text, start, position)
        elif name == "title" and markup.title is None and not _in_picture(text, match.start()):
            markup.title = text[start : min(position, start + 1_000)]
        elif name == "h1" and len(markup.headings) < MAX_HEADINGS:
            markup.headings.append(text[start : min(position, start + 2_000)])
    markup.shown = "".join((*shown, text[kept:]))
    return markup


def _in_picture(text: str, position: int) -> bool:
    """Whether a drawing begins before a place and does not end before it: its title is not the page's."""
    before = text[max(0, position - _MAX_DRAWING) : position].lower()
    return max(before.rfind("<svg"), before.rfind("<symbol")) > max(before.rfind("</svg"), before.rfind("</symbol"))


def _after_comment(text: str, position: int, missing: set[str]) -> int:
    end = -1 if "!--" in missing else text.find("-->", position)
    if end < 0:
        missing.add("!--")
        return position
    return end + 3


def _attributes(tag: str) -> dict[str, str]:
    """The attributes in what follows a tag's name; of one that is there twice, the first."""
    attributes: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(tag):
        value = double or single or bare
        attributes.setdefault(name.lower(), html.unescape(value) if "&" in value else value)
    return attributes


def _script(markup: Markup, tag: str, text: str, start: int, end: int) -> None:
    lowered = tag.lower()
    kind = _attributes(lowered).get("type", "") if any(word in lowered for word in _OF_DATA) else ""
    if "ld+json" not in kind.replace(" ", "+"):
        markup.scripts.append(Script(kind, start, end))
    elif len(markup.json_ld) < MAX_BLOCKS:
        markup.json_ld.append(text[start:end])
    else:
        markup.blocks_left_out += 1


def _void_element(markup: Markup, name: str, tag: str) -> None:
    if name == "meta":
        _meta(markup, _attributes(tag))
    elif name == "link" and "canonical" in tag.lower():
        attributes = _attributes(tag)
        if "canonical" in attributes.get("rel", "").lower().split():
            markup.canonical = markup.canonical or attributes.get("href")
    elif name == "html":
        attributes = _attributes(tag)
        markup.lang = markup.lang or attributes.get("lang") or attributes.get("xml:lang")
    elif name == "base":
        markup.base = markup.base or _attributes(tag).get("href")


def _meta(markup: Markup, attributes: dict[str, str]) -> None:
    content = attributes.get("content")
    if content is None or "itemprop" in attributes or len(markup.metas) >= MAX_METAS:
        return
    for key in ("property", "name"):
        if key in attributes:
            markup.metas.append((attributes[key].strip().lower(), content[:5_000]))
