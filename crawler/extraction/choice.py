"""What was chosen for a field, and what other sources state instead."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from crawler.product import Alternative

MAX_ALTERNATIVES = 8
MAX_VALUE = 200

_NOT_ALNUM = re.compile(r"[\W_]+")


@dataclass(slots=True)
class Choice:
    """A field's value, its source, the sources that state the same, and the values that lost, with why."""

    value: Any
    source: str
    agreeing: list[str] = field(default_factory=list)
    lost: list[Alternative] = field(default_factory=list)

    def weigh(self, source: str, value: Any, reason: str | Callable[[Any], str]) -> None:
        """Count another source's value as agreeing, or keep it as an alternative with the reason why it lost."""
        if value in (None, "", [], {}):
            return
        if agrees(value, self.value):
            if source not in (*self.agreeing, self.source):
                self.agreeing.append(source)
        elif len(self.lost) < MAX_ALTERNATIVES:
            why = reason if isinstance(reason, str) else reason(value)
            alternative = Alternative(value=str(value)[:MAX_VALUE], source=source, reason=why)
            if alternative not in self.lost:
                self.lost.append(alternative)


def choose_first(stated: Iterable[tuple[str, Any]], reason: str = "less_trusted") -> Choice | None:
    """The first value that says something, of (source, value) in the order of trust; None if none does."""
    choice: Choice | None = None
    for source, value in stated:
        if value in (None, "", [], {}):
            continue
        if choice is None:
            choice = Choice(value, source)
        else:
            choice.weigh(source, value, reason)
    return choice


def only_one(values: list[str]) -> str | None:
    """The value that all of them are but for their case; None where there is none, or several."""
    return values[0] if len({value.casefold() for value in values}) == 1 else None


def agrees(one: Any, other: Any) -> bool:
    """Whether two values say the same, spelling and punctuation aside."""
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return one == other
    if isinstance(one, str) and isinstance(other, str):
        return one == other or squashed(one) == squashed(other)
    return bool(one == other)


def squashed(text: str) -> str:
    """A text's letters and digits alone, in one case."""
    return _NOT_ALNUM.sub("", unicodedata.normalize("NFKC", text)).casefold()
