"""What stands behind a place of the page, as a small tree of its own: most of a page is not worth a tree."""

import re
from itertools import islice

import lxml.etree

from crawler.extraction.content.tree import parse_tree

MAX_ELEMENTS = 1_500
"""Elements behind a heading that are looked at."""
MAX_DEPTH = 250

_NAMES = (
    "a article aside b button center dd div dl dt fieldset figure footer form header label li main nav ol section span "
    "strong table tbody td th thead tr ul"
)
_BOXES = frozenset(_NAMES.encode().split())
"""Elements that hold others, beside those that pages name themselves, with a hyphen."""
# Spelt out, as a set of characters without a class is looked up at once.
_TAG = re.compile(rb"<(/?[a-zA-Z][a-zA-Z0-9_\x80-\xff-]*+)")


def tree_behind(page: bytes, start: int, length: int) -> lxml.etree._Element | None:
    """The tree of ``length`` bytes of a page from an element on, inside the elements that are closed behind it.

    So the element has around it what it has on the page, as far as that ends here; nothing is known of what is before.
    """
    part = page[start : start + length]
    if start + length < len(page):
        part = part[: part.rfind(b"<")]
    around = b"".join(b"<%b>" % name for name in reversed(_closed_only(part)))
    return parse_tree(around + part)


def following(element: lxml.etree._Element) -> list[lxml.etree._Element]:
    """The elements behind one in the page's order, inside and after whatever is around it."""
    found: list[lxml.etree._Element] = []
    area: lxml.etree._Element | None = element
    while area is not None and len(found) < MAX_ELEMENTS:
        for sibling in area.itersiblings():
            found.extend(islice(sibling.iter(lxml.etree.Element), MAX_ELEMENTS - len(found)))
        area = area.getparent()
    return found


def _closed_only(part: bytes) -> list[bytes]:
    """The names of the elements that a part of a page closes without having opened them, from the inside out."""
    opened: list[bytes] = [b""]  # what nothing closes
    closed: list[bytes] = []
    tags = _TAG.findall(part)
    # A page has thousands of tags, but few different ones.
    boxes = {tag: _box(tag) for tag in set(tags)}
    for name, closes in filter(None, map(boxes.get, tags)):
        if not closes:
            if len(opened) <= MAX_DEPTH:
                opened.append(name)
        elif opened[-1] == name:  # as for nearly all
            opened.pop()
        elif name in opened:
            while opened.pop() != name:
                pass
        elif len(closed) < MAX_DEPTH:
            closed.append(name)
    return closed


def _box(tag: bytes) -> tuple[bytes, bool] | None:
    """The name of a box in small letters, and whether the tag closes it; None for a tag of others."""
    name = tag.lower().removeprefix(b"/")
    return (name, tag.startswith(b"/")) if name in _BOXES or b"-" in name else None
