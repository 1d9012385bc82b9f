"""The path of categories above a product, as the page's breadcrumb gives it."""

import re
from typing import Any
from urllib.parse import urlsplit

from crawler.extraction.choice import squashed
from crawler.extraction.content.shown_words import ShownWords
from crawler.extraction.content.text import clean_text
from crawler.extraction.data.node import Graph, Node, types_of
from crawler.normalisation.words import folded

MAX_LEVELS = 12
MAX_PRINTED = 7
MAX_LEVEL = 80
MAX_CALLED = 500
"""Places of words for a breadcrumb that are looked at."""
_MAX_BLOCK = 8_000
_HOME = re.compile(
    r"home(?:page)?|start(?:seite)?|accueil|inicio|pagina inicial|hjem|hem|etusivu|strona glowna|domu|domov|uvod|"
    r"fooldal|acasa|pocetna|ana sayfa|главная|ホーム|トップ(?:ページ)?|首页|首頁|홈|"
    r"الرئيسية|الصفحة الرئيسية|back.*|zuruck.*|retour.*"
)
_NO_LEVEL = re.compile(
    r"[^:#]*[:#].*|\(?\d+ \w+ \d+\)?|\d+ (?:items?|results?|products?)|next|prev(?:ious)?|weiter|nachstes?|vorheriges?|"
    r"suivant|precedent|siguiente|anterior|of|details?|product details?|"
    r"(?:shop|view|see|browse) all .+|more (?:by|from) .+"
)
_BLOCK = re.compile(
    rb"<(nav|ol|ul|div|section)\b[^<>]{0,500}?(?:class|id|aria-label)\s*=\s*[\"'][^\"'<>]{0,200}"
    rb"(?:bread-?crumb|(?<![a-z])crumbs?(?![a-z])|ariane|brotkrum|migas|migalhas|briciol|kruimel|topicpath|%b)"
    % "パンくず".encode(),
    re.IGNORECASE,
)
_ITEM = re.compile(rb"<(a|li|span)\b[^<>]{0,1000}>\s*+([^<>]{2,160})</(?:a|li|span)>", re.IGNORECASE)


def stated_breadcrumb(graph: Graph, name: str | None, address: str) -> str | None:
    """The path of a BreadcrumbList, its levels joined by `` > ``; the longest if there are several."""
    paths = [_path(_levels(graph, top), name, address) for top in graph.tops() if "BreadcrumbList" in types_of(top)]
    return max((path for path in paths if path), key=lambda path: path.count(" > "), default=None)


def printed_breadcrumb(page: bytes, words: ShownWords, name: str | None, address: str) -> str | None:
    """The path that an element shows whose class, id or label calls it a breadcrumb, else one from the home page to the
    product before its heading; a long one is a menu. ``words`` tells where the page has words for either."""
    called = dict.fromkeys(page.rfind(b"<", 0, at) for at, _ in words.crumbs[:MAX_CALLED])
    match = next((found for begin in called if begin >= 0 and (found := _BLOCK.match(page, begin))), None)
    if match is None:
        return _before_heading(page, words.main_heading, name, address)
    end = page.find(b"</" + match[1], match.end(), match.end() + _MAX_BLOCK)
    return _printed_path(_items(page, match.end(), end if end >= 0 else match.end() + _MAX_BLOCK), name, address)


def _items(page: bytes, begin: int, end: int) -> list[str]:
    """What the links and entries in a part of the page say."""
    return [item[2].decode("utf-8", "ignore") for item in _ITEM.finditer(page, begin, end)]


def _before_heading(page: bytes, heading: int, name: str | None, address: str) -> str | None:
    """The path of items before the main heading that begins at the home page and ends with the product itself."""
    if name is None or heading < 0:
        return None
    levels = _items(page, max(0, heading - _MAX_BLOCK), heading)
    begin = next((at for at in range(len(levels) - 1, -1, -1) if _is_home(levels[at], address)), None)
    if begin is None or not levels[begin + 1 :] or squashed(levels[-1]) != squashed(name):
        return None
    return _printed_path(levels[begin:], name, address)


def _printed_path(levels: list[str], name: str | None, address: str) -> str | None:
    path = _path(levels, name, address)
    return path if path and path.count(" > ") < MAX_PRINTED else None


def fuller(category: str | None, path: str | None) -> str | None:
    """The one of a stated category and a path that has more levels; the category if they are alike."""
    if category is None or path is None:
        return category or path
    return path if path.count(" > ") > category.count(" > ") else category


def _levels(graph: Graph, crumbs: Node) -> list[Any]:
    items = graph.nodes(crumbs, "itemListElement")[: MAX_LEVELS * 2]
    placed = sorted(enumerate(items), key=lambda pair: (_position(graph, pair[1]), pair[0]))
    return [graph.text(item, "name") or graph.text(item, "item") for _, item in placed]


def _position(graph: Graph, item: Node) -> int:
    text = graph.text(item, "position") or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0


def _path(levels: list[Any], name: str | None, address: str) -> str | None:
    """Levels without the home page at the beginning, the product and all behind it; numbers and links are no levels."""
    path: list[str] = []
    for level in levels:
        text = clean_text(level, MAX_LEVEL)
        if not text or not any(c.isalpha() for c in text) or _NO_LEVEL.fullmatch(folded(text)):
            continue
        if name and _is_product(text, name):
            break
        if text in path or (not path and _is_home(text, address)):
            continue
        path.append(text)
    return " > ".join(path[:MAX_LEVELS]) or None


def _is_home(level: str, address: str) -> bool:
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    names = (squashed(host), *map(squashed, host.split(".")[:-1]))
    return squashed(level) in names or any(_HOME.fullmatch(text) for text in (folded(level), level.casefold()))


def _is_product(level: str, name: str) -> bool:
    one, other = squashed(level), squashed(name)
    return one == other or (len(one) > 12 and (one in other or other in one))
