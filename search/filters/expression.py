"""Filter expressions: ``brand = "Acme" AND (color = black OR size = 9) AND price < 50 AND sold_here = false``.

Operators are ``= != < <= > >=``, ``IN (…)``, ``NOT IN (…)`` and ``BETWEEN … AND …``, joined by ``NOT``, ``AND``, ``OR``
(in this order of binding) and parentheses. Numbers are ``price``, ``discount`` (percent), ``added`` and ``seen``
(dates). Fields are those of ``indexer.engines.query.FILTERS`` and ``options.NAME``. Values are quoted, or single words.
"""

import re

from config.errors import InputError
from indexer.engines.numbers import NUMBERS, NumberField
from indexer.engines.query import FILTERS, And, Equals, Filter, Not, Or
from search.filters.tokens import FilterError, Token, read_tokens, wrong
from search.filters.values import compare_number, number_between
from search.request import FILTER_LENGTH

_DEEPEST = 50
_ALIASES = {"colour": "color"}
_HIDDEN = {"section", "unlisted"}  # the sections are what the response is made of; sold_here filters by them


def read_filter(text: str | None, currency: str) -> Filter | None:
    """``parse_filter`` of what a caller gave; None where that is nothing."""
    expression = (text or "").strip()
    return parse_filter(expression, currency) if expression else None


def parse_filter(text: str, currency: str) -> Filter:
    """The tree of a filter expression; prices are in ``currency``. Raises InputError with the position (from 1)."""
    if len(text) > FILTER_LENGTH:
        raise InputError(f"The filter is longer than {FILTER_LENGTH:,} characters.", "Use a shorter one.")
    try:
        return _Parser(list(read_tokens(text)), currency).parse()
    except FilterError as error:
        error.show(text)
        raise


class _Parser:
    """Recursive descent; one method per rule of the grammar."""

    def __init__(self, tokens: list[Token], currency: str) -> None:
        self._tokens = tokens
        self._next = 0
        self._depth = 0
        self._currency = currency

    def parse(self) -> Filter:
        tree = self._disjunction()
        if self._peek.kind != "end":
            raise wrong(f"expected AND or OR before {self._peek.text!r}", self._peek.position)
        return tree

    @property
    def _peek(self) -> Token:
        return self._tokens[self._next]

    def _take(self) -> Token:
        token = self._peek
        self._next += token.kind != "end"
        return token

    def _accept(self, kind: str, text: str) -> bool:
        found = self._peek.kind == kind and self._peek.text == text
        self._next += found
        return found

    def _disjunction(self) -> Filter:
        parts = [self._conjunction()]
        while self._accept("keyword", "OR"):
            parts.append(self._conjunction())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _conjunction(self) -> Filter:
        parts = [self._negation()]
        while self._accept("keyword", "AND"):
            parts.append(self._negation())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _negation(self) -> Filter:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise wrong(f"it is nested deeper than {_DEEPEST} levels", self._peek.position)
        if self._accept("keyword", "NOT"):
            result: Filter = Not(self._negation())
        elif self._accept("sign", "("):
            result = self._disjunction()
            if not self._accept("sign", ")"):
                raise wrong("expected ')'", self._peek.position)
        else:
            result = self._condition()
        self._depth -= 1
        return result

    def _condition(self) -> Filter:
        name = self._field()
        operator = self._take()
        if operator == Token("keyword", "IN", operator.position):
            return Or(tuple(self._compare(name, "=", value) for value in self._list()))
        if operator == Token("keyword", "NOT", operator.position) and self._accept("keyword", "IN"):
            return Not(Or(tuple(self._compare(name, "=", value) for value in self._list())))
        if operator == Token("keyword", "BETWEEN", operator.position):
            return self._between(name, operator.position)
        if operator.kind != "sign" or operator.text in "(),":
            raise wrong("expected =, !=, <, <=, >, >=, IN, NOT IN or BETWEEN", operator.position)
        return self._compare(name, operator.text, self._value(), operator.position)

    def _field(self) -> str:
        token = self._take()
        name = _ALIASES.get(token.text.lower(), token.text.lower())
        if name.startswith("options.") and re.fullmatch(r"options\.[^\W.][\w.-]*", name):
            return name
        if token.kind != "word" or name not in FILTERS or name in _HIDDEN:
            known = ", ".join(sorted(set(FILTERS) - _HIDDEN))
            problem = "it ends where a field is expected" if token.kind == "end" else f"{token.text!r} is no field"
            raise wrong(f"{problem} (fields: {known}, options.NAME)", token.position)
        return name

    def _value(self) -> Token:
        token = self._take()
        if token.kind not in ("word", "quoted"):
            raise wrong("expected a value", token.position)
        return token

    def _list(self) -> list[Token]:
        if not self._accept("sign", "("):
            raise wrong("expected '(' after IN", self._peek.position)
        values = [self._value()]
        while self._accept("sign", ","):
            values.append(self._value())
        if not self._accept("sign", ")"):
            raise wrong("expected ')' or ','", self._peek.position)
        return values

    def _compare(self, name: str, operator: str, value: Token, position: int = 0) -> Filter:
        if (number := _number_field(name)) is not None:
            return compare_number(number, operator, value, self._currency)
        if operator not in ("=", "!="):
            raise wrong(f"{name} can be compared with = and != only", position)
        text = value.text
        if name == "sold_here" and (text := text.lower()) not in ("true", "false"):
            raise wrong("sold_here is true or false", value.position)
        return Not(Equals(name, text)) if operator == "!=" else Equals(name, text)

    def _between(self, name: str, position: int) -> Filter:
        number = _number_field(name)
        if number is None:
            raise wrong(f"{name} has no order, so nothing is between two of its values", position)
        low = self._value()
        if not self._accept("keyword", "AND"):
            raise wrong("expected AND after the lower bound", self._peek.position)
        return number_between(number, low, self._value())


def _number_field(name: str) -> NumberField | None:
    return next((number for number in NUMBERS if number == name), None)
