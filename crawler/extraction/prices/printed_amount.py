"""Whether a page prints an amount for people, found without a tree."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from crawler.extraction.content.context import PageContext
from crawler.extraction.content.places import places
from crawler.extraction.prices.tax_words import WITHOUT_TAX

MAX_TRIED = 20_000
MAX_PLACES = 50
AROUND = 40
"""Characters around an amount in which its label is."""

_DIGIT = re.compile(r"\d")
_SHARE = re.compile(r"\(?\d[\d.,]*\s?%\)?")
_APART = frozenset(".,'’")
# Cents in an element of their own, or behind a point in one of its own; texts begin with a sign.
_CENTS = re.compile(r"(?:[.,]|(?:\s*+[^\d<>\s]{0,3}\s*+<){1,4}[.,'’€£$]?)(\d\d)(?![.,]?\d)")
_NO_CENTS = re.compile(r"(?:[.,](?:00|[-–—]{1,2})|:[-–—])?(?![.,]?\d)")


def prints(context: PageContext, amount: Decimal) -> bool:
    """Whether an amount stands in the page's text outside scripts and tags, in any way of writing it."""
    return bool(printed_places(context, amount))


def printed_places(context: PageContext, amount: Decimal) -> list[tuple[int, int]]:
    """Where an amount begins and ends among a page's texts: the first places, looked for once."""
    if amount not in context.printed:
        context.printed[amount] = list(islice(_places(context.said, amount), MAX_PLACES))
    return context.printed[amount]


def _places(said: str, amount: Decimal) -> Iterator[tuple[int, int]]:
    # Without a pattern of its own, whose compilation would cost more than the search.
    whole, _, cents = f"{amount:.2f}".partition(".")
    first, *others = thousands(whole)
    for at in islice(places(said, first), MAX_TRIED):
        whole_end = _end(said, at + len(first), others)
        if whole_end is None or _part_of_more(said, at):
            continue
        if (end := _end_of_cents(said, whole_end, cents)) is not None:
            yield at, end


def printed_without_tax(context: PageContext, amount: Decimal) -> bool:
    """Whether the page prints an amount, and wherever it does calls it one without tax."""
    places = printed_places(context, amount)
    return bool(places) and all(WITHOUT_TAX.search(_around(context.said, begin, end)) for begin, end in places)


def _around(said: str, begin: int, end: int) -> str:
    """What is said around an amount, up to the amounts beside it."""
    before = _DIGIT.split(_SHARE.sub(" ", said[max(0, begin - AROUND) : begin]))[-1]
    return f"{before} {_DIGIT.split(said[end : end + AROUND])[0]}".replace("<", " ")


def _end(said: str, position: int, groups: list[str]) -> int | None:
    """Where groups of digits that begin at a position end, apart by a sign, a space or nothing; None if they don't."""
    for group in groups:
        if not said.startswith(group, position):
            sign = said[position : position + 1]
            position += 1
            if not (sign in _APART or sign.isspace()) or not said.startswith(group, position):
                return None
        position += len(group)
    return position


def _part_of_more(text: str, position: int) -> bool:
    before = text[max(0, position - 2) : position]
    return bool(before) and (before[-1].isalnum() or (before[-1] in ".," and before[:1].isdigit()))


def _end_of_cents(said: str, position: int, cents: str) -> int | None:
    """Where the cents behind an amount's whole part end, if these are its cents."""
    found = _CENTS.match(said, position)
    if found is None or found[1] != cents:
        found = _NO_CENTS.match(said, position) if cents == "00" else None
    return found.end() if found else None


def thousands(whole: str) -> list[str]:
    """Digits in groups of three, the first one shorter: ``1234567`` → 1, 234, 567."""
    head = len(whole) % 3 or 3
    return [whole[:head], *(whole[n : n + 3] for n in range(head, len(whole), 3))]
