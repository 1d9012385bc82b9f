"""A filter expression's text as tokens."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from config.errors import InputError

_TOKEN = re.compile(r'\s*(?:(?P<sign><=|>=|!=|[=<>(),])|"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<word>[^\s"=<>!(),]+))')
_EXAMPLE = 'Write it like: brand = "Acme" AND price < 50.'
_KEYWORDS = {"AND", "OR", "NOT", "IN", "BETWEEN"}
_AROUND = 40


@dataclass(frozen=True)
class Token:
    """``position`` counts from 0."""

    kind: str
    """sign, keyword, word, quoted or end."""
    text: str
    position: int


def read_tokens(text: str) -> Iterator[Token]:
    """The tokens with an end behind them. Raises InputError for what is none."""
    text, position = text.rstrip(), 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            start = position + len(text[position:]) - len(text[position:].lstrip())
            raise wrong(f"{text[start]!r} can't be read there", start)
        kind = match.lastgroup or "sign"
        value = match[kind]
        if kind == "quoted":
            value = re.sub(r"\\(.)", r"\1", value, flags=re.DOTALL)
        elif kind == "word" and value.upper() in _KEYWORDS:
            kind, value = "keyword", value.upper()
        yield Token(kind, value, match.start(match.lastgroup or 0))
        position = match.end()
    yield Token("end", "", len(text))


class FilterError(InputError):
    """The filter is wrong; ``excerpt`` shows where, once it is known in what text."""

    def __init__(self, problem: str, position: int) -> None:
        super().__init__(f"The filter is wrong at character {position + 1}: {problem}.", _EXAMPLE)
        self.position = position
        self.excerpt: str | None = None

    def show(self, text: str) -> None:
        """Keep the filter's text around the place, on a line, with a caret below the place."""
        start = max(self.position - _AROUND, 0)
        cut = "".join(c if c.isprintable() else " " for c in text[start : self.position + _AROUND])
        self.excerpt = f"{cut}\n{' ' * (self.position - start)}^"


def wrong(problem: str, position: int) -> FilterError:
    """What is wrong with a filter, and where; ``position`` counts from 0."""
    return FilterError(problem, position)
