"""The page as an lxml tree, made only when a syntax needs it."""

import lxml.etree

MAX_PAGE = 8_000_000
"""Characters that are parsed; a product page's markup is at the beginning if it is anywhere."""

_TEXTS = lxml.etree.XPath(
    "descendant::text()[not(parent::script or parent::style or parent::noscript or parent::template)]",
    smart_strings=False,
)


def parse_tree(text: str) -> lxml.etree._Element | None:
    """The tree of a page, or None where there is nothing to parse.

    libxml2 cuts what nests deeper than it allows, so no later walk needs recursion or meets endless depth.
    """
    parser = lxml.etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = lxml.etree.fromstring(text[:MAX_PAGE].encode("utf-8", "replace"), parser)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError, ValueError, AssertionError):
        return None
    return tree if isinstance(tree, lxml.etree._Element) else None


def text_under(element: lxml.etree._Element, limit: int = 6_000) -> str:
    """The text of an element without scripts and styles, its parts apart by spaces, cut at ``limit`` characters."""
    parts: list[str] = []
    length = 0
    for text in _TEXTS(element):
        if stripped := text.strip():
            parts.append(stripped)
            length += len(stripped)
            if length > limit:
                break
    return " ".join(parts)[:limit]
