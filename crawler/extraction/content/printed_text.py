"""The text of a small area, with the cents that stand in an element of their own joined to their amount."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import TypeAlias

import lxml.etree

from crawler.extraction.content.tree import UNSEEN

MAX_STEPS = 400

_CENTS = re.compile(r"(?:^|[\s_-])cents?(?:$|[\s_-])|centimes|decimal|fraction|pence|superscript", re.IGNORECASE)
_OPEN = re.compile(r"\d(?: ?[.,])?$")
_SIGN_BETWEEN = re.compile(r"(?<=\d) ?([€£$])$")
_GROUPED = re.compile(r"\.\d{3}$")
_GROUPS = re.compile(r" (?<=\d )([.,]) (?=\d{3}(?!\d))")
"""What parts an amount's groups of digits, in an element of its own."""
_TWO = re.compile(r"[.,'’]?\d\d|[€£$]\d\d")
_BEHIND_POINT = re.compile(r"[.,'’]\d\d ?[€£$]?")
"""Cents that nothing but their point tells of."""
_SIGNED = re.compile(r"(?P<before>[€£$]?)(?P<cents>[.,'’]?\d\d) ?(?P<behind>[€£$]?)")
_Element: TypeAlias = lxml.etree._Element


def printed_text(element: _Element, limit: int) -> str:
    """The text of an element on one line, cut at ``limit`` characters: ``224 <sup>99</sup> Lei`` is ``224.99 Lei``."""
    text = ""
    for step, (event, node) in enumerate(lxml.etree.iterwalk(element, events=("start", "end"))):
        if step > MAX_STEPS or len(text) > limit:
            break
        begins = event == "start"
        unseen = node.tag in UNSEEN if begins else node is element
        if piece := "" if unseen else " ".join(((node.text if begins else node.tail) or "").split()):
            text = _joined(text, piece) if begins and _is_cents(node, piece, text) else f"{text} {piece}"
    return _GROUPS.sub(r"\1", text).strip()[:limit]


def with_cents(amount: Decimal, printed: Iterable[Decimal]) -> Decimal | None:
    """The amount as a text around it has it, which may add groups of digits and the cents; None where it has none."""
    whole = [other for other in printed if _begins(amount, other.to_integral_value("ROUND_FLOOR"), other)]
    return amount if amount in whole else next(iter(whole), None)


def _begins(amount: Decimal, whole: Decimal, other: Decimal) -> bool:
    """Whether an amount is another one, or that without its cents or last groups of digits."""
    if amount in (whole, other):
        return True
    more = len(str(whole)) - len(str(amount))
    return more > 0 and more % 3 == 0 and str(whole).startswith(str(amount))


def _is_cents(node: _Element, piece: str, before: str) -> bool:
    if _BEHIND_POINT.fullmatch(piece) and before[-1:].isdigit():
        return True
    if not _TWO.fullmatch(piece):
        return False
    raised = "sup" in (node.tag, getattr(node.getparent(), "tag", None))
    return raised or _CENTS.search(f"{node.get('class', '')} {node.get('data-test', '')}") is not None


def _joined(text: str, cents: str) -> str:
    stated = _SIGNED.fullmatch(cents)
    if stated and (sign := stated["before"] or stated["behind"]):
        return f"{_joined(text, stated['cents'])} {sign}"
    cents = cents.lstrip("'’")
    if between := _SIGN_BETWEEN.search(text):
        return f"{text[: between.start()]}.{cents.lstrip('.,')} {between[1]}"
    if not _OPEN.search(text):
        return f"{text} {cents}"
    bare = text.rstrip(" .,")
    point = text[len(bare) :].strip() or ("," if _GROUPED.search(bare) else ".")
    return f"{bare}{point}{cents.lstrip('.,')}"
