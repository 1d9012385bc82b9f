"""The page as an lxml tree, made only when a syntax needs it."""

from collections.abc import Iterator
from itertools import islice

import lxml.etree

MAX_PAGE = 8_000_000
"""Bytes that are parsed; a product page's markup is at the beginning if it is anywhere."""

MAX_NODES = 5_000
"""Elements that are looked through for one text, so that no page makes its length cost more than once."""

UNSEEN = frozenset(("script", "style", "noscript", "template"))


def parse_tree(page: bytes) -> lxml.etree._Element | None:
    """The tree of a page of UTF-8, or None where there is nothing to parse.

    libxml2 cuts what nests deeper than it allows, so no later walk needs recursion or meets endless depth.
    """
    parser = lxml.etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, collect_ids=False
    )
    try:
        tree = lxml.etree.fromstring(page[:MAX_PAGE], parser)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError, ValueError, AssertionError):
        return None
    return tree if isinstance(tree, lxml.etree._Element) else None


def text_under(element: lxml.etree._Element, limit: int = 6_000) -> str:
    """The text of an element without scripts and styles, its parts apart by spaces, cut at ``limit`` characters."""
    if not len(element):
        return (element.text or "").strip()[:limit] if element.tag not in UNSEEN else ""
    parts: list[str] = []
    length = 0
    for text in _texts(element):
        if text and (stripped := text.strip()):
            parts.append(stripped)
            length += len(stripped)
            if length > limit:
                break
    return " ".join(parts)[:limit]


def _texts(element: lxml.etree._Element) -> Iterator[str | None]:
    """The text before and behind every tag inside an element, in the page's order, as it is asked for."""
    if next(element.iter(*UNSEEN), None) is None:  # as in most, which need no look at each element
        yield from islice(element.itertext(), MAX_NODES)
        return
    walk = lxml.etree.iterwalk(element, events=("start", "end"))
    for event, node in islice(walk, 2 * MAX_NODES):
        if event == "start":
            if node.tag not in UNSEEN:
                yield node.text
        elif node is not element:
            parent = node.getparent()
            if parent is None or parent.tag not in UNSEEN:
                yield node.tail
