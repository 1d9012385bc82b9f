"""Microdata and RDFa Lite: attributes on the page's own elements, read into nodes in one pass over the tree."""

import re
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeAlias
from urllib.parse import urljoin

import lxml.etree

from crawler.extraction.content.context import PageContext
from crawler.extraction.content.tree import parse_tree, text_under
from crawler.extraction.data.node import Node
from crawler.normalisation.images import largest_source

MAX_ELEMENTS = 20_000
MAX_REFERRING = 100
MAX_LAST = 20_000
"""Bytes behind the last attribute in which its element ends, and a text that it is in."""

_Element: TypeAlias = lxml.etree._Element
_Scopes: TypeAlias = dict[_Element, Node]

_ADDRESSES = frozenset({"url", "image", "availability", "itemCondition", "logo", "sameAs", "contentUrl", "photo"})
_CODES = frozenset({"sku", "mpn", "gtin", "gtin8", "gtin12", "gtin13", "gtin14", "isbn"})
_MEDIA = frozenset({"img", "source", "video", "audio", "embed", "iframe", "track"})
_SOURCES = ("src", "data-src", "data-lazy-src", "data-original")


@dataclass(frozen=True, slots=True)
class Syntax:
    """The attributes of one of the two syntaxes."""

    scope: str
    kind: str
    name: str
    identity: tuple[str, ...]
    elements: lxml.etree.XPath


def _with_either(one: str, other: str) -> lxml.etree.XPath:
    """The elements of a tree that have one of two attributes: from these up, twice as fast as by a condition."""
    return lxml.etree.XPath(f"descendant-or-self::*/@{one}/.. | descendant-or-self::*/@{other}/..")


MICRODATA = Syntax("itemscope", "itemtype", "itemprop", ("itemid",), _with_either("itemprop", "itemscope"))
RDFA = Syntax("typeof", "typeof", "property", ("resource", "about"), _with_either("property", "typeof"))
_TYPES = (b"temtype", b"temType")
_OUTER = re.compile(rb"<(?:html|head|body)\b", re.IGNORECASE)
_SOLD = re.compile(
    rb"""\s*=\s*["']?[^"'<>]{0,300}?(?:Product|Vehicle|Car|Motorcycle|Book|Movie|Music|VideoGame|Software|CreativeWork|Offer)"""
)
_OPENING = re.compile(rb"""<([a-zA-Z][\w-]*)(?:[^>"']++|"[^"]*+"|'[^']*+')*+>""")
_VOID = frozenset((b"meta", b"link", b"img"))
_IDENTIFIED = lxml.etree.XPath("//*[@id]")


def marks_a_product(context: PageContext) -> bool:
    """Whether a page has microdata of anything that may be sold, by a look at its text."""
    page = context.markup.shown
    return any(page[at:end] in _TYPES and _SOLD.match(page, end) for at, end in context.words.items)


def item_tree(context: PageContext) -> _Element | None:
    """The part of a page from its first attribute of microdata to what may belong to the last, as a tree.

    It is the whole page where items borrow elements from elsewhere, or the page itself is one.
    """
    page = context.markup.shown
    places = [at for at, _ in context.words.items]
    start = page.rfind(b"<", 0, places[0]) if places else -1
    if start < 0 or context.words.references or _OUTER.match(page, start):
        return context.tree
    tree = _part_of(page, start, _end_of_element(page, places[-1]))
    return _part_of(page, start, places[-1] + MAX_LAST) if tree is not None and _cuts_a_text(tree) else tree


def _part_of(page: bytes, start: int, end: int) -> _Element | None:
    part = page[start : page.rfind(b"<", start, end)] if end < len(page) else page[start:]
    return parse_tree(b"<body>" + part)


def _end_of_element(page: bytes, at: int) -> int:
    """Where the tag behind the element begins whose own tag holds a place, with its sign; ``MAX_LAST`` bytes behind the
    place where the names of the tags there do not tell."""
    tag = _OPENING.match(page, page.rfind(b"<", 0, at))
    if tag is None:
        return at + MAX_LAST
    inside = page[tag.end() : at + MAX_LAST]
    end = 0 if tag[1] in _VOID else inside.find(b"</" + tag[1])
    behind = inside.find(b"<", end + 1) if end else inside.find(b"<")
    told = end >= 0 and behind >= 0 and b"<" + tag[1] not in inside[:end]
    return tag.end() + behind + 1 if told else at + MAX_LAST


def _cuts_a_text(tree: _Element) -> bool:
    """Whether the last attribute of a tree is inside of an element whose text is a value and may go on behind it."""
    path = [tree]
    while len(path[-1]):
        path.append(path[-1][-1])
    marked = [one for one in path if one.get("itemprop") is not None or one.get("itemscope") is not None]
    return any(one.get("itemscope") is None for one in marked[:-1])


def read_scopes(tree: _Element, syntax: Syntax, url: str) -> list[Node]:
    """The outermost nodes that a page marks up, in its order; values are texts, addresses or further nodes.

    No recursion: every element finds the scope around it by itself, so scopes may nest or refer to each other at will.
    """
    scopes: _Scopes = {}
    elements = syntax.elements(tree)[:MAX_ELEMENTS]
    borrowed = _borrowed(tree, elements, scopes, url) if syntax is MICRODATA else {}
    tops: list[Node] = []
    stray: dict[str, list[Any]] = {}
    for element in elements:
        owner = _owner(element, scopes, borrowed)
        node = _node(element, syntax, scopes, url) if element.get(syntax.scope) is not None else None
        names = (element.get(syntax.name) or "").split()
        if node is not None and (owner is None or not names):
            tops.append(node)
        for name in names:
            name = name.rpartition("/")[2].rpartition(":")[2]
            value = _value(element, name, url) if node is None else node
            (stray if owner is None else owner).setdefault(name, []).append(value)
    return tops if syntax is RDFA else _with_stray(tops, stray)


def _with_stray(tops: list[Node], stray: dict[str, list[Any]]) -> list[Node]:
    """The nodes, and the only product's completed from what stands outside of it: all of it where a tag too many closed
    it before its name, else codes."""
    products = [node for node in tops if any(kind.endswith("/Product") for kind in node["@type"])]
    if len(products) != 1:
        return tops
    product = products[0]
    early = "name" not in product and len(stray.get("name", ())) == 1
    for name, values in stray.items():
        if early or (name in _CODES and len(values) == 1):
            product.setdefault(name, values)
    held = {id(value) for values in stray.values() for value in values} if early else set()
    return [node for node in tops if id(node) not in held]


def _node(element: _Element, syntax: Syntax, scopes: _Scopes, url: str) -> Node:
    if element in scopes:
        return scopes[element]
    node: Node = {"@type": (element.get(syntax.kind) or "").split()}
    for attribute in syntax.identity:
        if identity := element.get(attribute):
            node["@id"] = _join(url, identity)
    if element.get("content"):  # a scope that states its value as if it were none
        node["@value"] = element.get("content")
    scopes[element] = node
    return node


def _borrowed(tree: _Element, elements: list[_Element], scopes: _Scopes, url: str) -> _Scopes:
    """Elements elsewhere on the page that an item claims by ``itemref``."""
    claims: dict[str, _Element] = {}
    referring = (one for one in elements if one.get("itemref") and one.get("itemscope") is not None)
    for element in islice(referring, MAX_REFERRING):
        for identity in (element.get("itemref") or "").split()[:20]:
            claims.setdefault(identity, element)
    borrowed: _Scopes = {}
    for target in _IDENTIFIED(tree) if claims else ():
        claimant = claims.pop(target.get("id"), None)
        if claimant is not None:  # the first element of an id has it
            borrowed[target] = _node(claimant, MICRODATA, scopes, url)
    return borrowed


def _owner(element: _Element, scopes: _Scopes, borrowed: _Scopes) -> Node | None:
    """The node of the nearest scope around an element; the tree is at most 256 deep."""
    if element in borrowed:
        return borrowed[element]
    for ancestor in element.iterancestors():
        node = scopes.get(ancestor) or borrowed.get(ancestor)
        if node is not None:
            return node
    return None


def _value(element: _Element, name: str, url: str) -> Any:
    """What a property's element says, by HTML's rules; a text is a text even where it is a link."""
    tag = element.tag
    if tag == "meta":
        return element.get("content", "")
    if name in _ADDRESSES:
        return _address(element, name, url)
    for attribute in ("content", "datetime" if tag == "time" else "value" if tag in ("data", "meter") else "content"):
        if value := element.get(attribute):
            return value
    if tag == "link":
        return _join(url, element.get("href", ""))
    if tag in _MEDIA:
        return element.get("alt") or None
    return text_under(element)


def _address(element: _Element, name: str, url: str) -> str | None:
    """An image's address is the image's own, also where a link around it has the property."""
    media = element if element.tag in _MEDIA else element.find(".//img") if name in ("image", "photo", "logo") else None
    if media is not None:
        sets = (largest_source(media.get(key, "")) for key in ("srcset", "data-srcset"))
        found = next(filter(None, (*sets, *map(media.get, _SOURCES))), None) or element.get("content")
        return _join(url, found) if found else None
    found = element.get("href") or element.get("content") or element.get("resource") or element.get("data")
    if name in ("availability", "itemCondition"):
        return found or text_under(element, 100)
    return _join(url, found) if found else text_under(element, 2_000)


def _join(url: str, address: str) -> str:
    try:
        return urljoin(url, address.strip())
    except ValueError:
        return address
