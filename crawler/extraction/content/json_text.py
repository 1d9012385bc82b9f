"""JSON as it is found in pages: read strictly where possible, repaired step by step where not."""

import html
import json
import re
from dataclasses import dataclass

import orjson

MAX_BLOCK = 8 * 1024 * 1024
"""Characters of one block; a longer one is refused."""
MAX_REPAIR = 64 * 1024
"""Characters given to the tolerant parsers, whose cost grows faster than their input."""
MAX_DEPTH = 100
"""Brackets inside each other that the slower parsers are trusted with."""

_WRAPPING = re.compile(
    r"^\s*(?:(?://|/\*)?\s*<!\[CDATA\[\s*(?:\*/)?|<!--)|(?:(?://|/\*)?\s*\]\]>\s*(?:\*/)?|(?://\s*)?-->)\s*$"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_STRUCTURE = re.compile(r'\\.|["\[\]{}]', re.DOTALL)
# What the tolerant parsers raise when their input makes them stumble; each failure gives the next step its chance.
_STUMBLES = (ValueError, RecursionError, MemoryError, ArithmeticError, TypeError, LookupError, AttributeError)


class JsonTextError(ValueError):
    """A block that no step could read; the message is a reason code."""


@dataclass(frozen=True, slots=True)
class JsonText:
    """A block's value, and whether it had to be repaired in a way that may have changed its meaning."""

    value: dict[str, object] | list[object]
    repaired: bool = False


def read_json(text: str) -> JsonText:
    """The value of a block.

    Raises JsonTextError with json_ld_empty, json_ld_too_large, json_ld_too_deep or json_ld_malformed.
    """
    text = text.strip("\ufeff \t\r\n")
    if not text:
        raise JsonTextError("json_ld_empty")
    if len(text) > MAX_BLOCK:
        raise JsonTextError("json_ld_too_large")
    for step in (_strict, _lenient, _unwrapped, _unescaped, _javascript, _repaired):
        if step is _lenient and _too_deep(text):
            raise JsonTextError("json_ld_too_deep")
        try:
            value = step(text)
        except _STUMBLES:
            continue
        if isinstance(value, (dict, list)) and value:
            return JsonText(value, repaired=step in (_javascript, _repaired))
    raise JsonTextError("json_ld_malformed")


def _strict(text: str) -> object:
    return orjson.loads(text)


def _lenient(text: str) -> object:
    """Raw line breaks in strings; NaN, Infinity and huge integers become text, and so no amount."""
    return json.loads(text, strict=False, parse_constant=str, parse_int=_integer)


def _integer(digits: str) -> int | str:
    return int(digits) if len(digits) < 20 else digits


def _unwrapped(text: str) -> object:
    """Comments or CDATA around the block, a semicolon behind it, commas before a closing bracket."""
    bare = _WRAPPING.sub("", _WRAPPING.sub("", text)).strip().rstrip("; \t\r\n")
    return _lenient(_TRAILING_COMMA.sub(r"\1", bare))


def _unescaped(text: str) -> object:
    if "&" not in text:
        raise ValueError("nothing to unescape")
    return _unwrapped(html.unescape(text))


def _javascript(text: str) -> object:
    _limit(text)
    import chompjs

    value: object = chompjs.parse_js_object(text, loader_kwargs={"strict": False, "parse_constant": str})
    # It takes the first object that it finds, which may be a fragment of what the block was meant to say.
    if len(json.dumps(value, ensure_ascii=False)) < len(text) // 3:
        raise ValueError("only a fragment")
    return value


def _repaired(text: str) -> object:
    _limit(text)
    if text[0] not in "[{":
        raise ValueError("no JSON")
    from json_repair import repair_json

    value: object = repair_json(text, return_objects=True, skip_json_loads=True)
    return value


def _limit(text: str) -> None:
    if len(text) > MAX_REPAIR:
        raise ValueError("too long to repair")


def _too_deep(text: str) -> bool:
    if text.count("[") + text.count("{") <= MAX_DEPTH:
        return False
    depth = 0
    in_string = False
    for match in _STRUCTURE.finditer(text):
        token = match[0]
        if token == '"':
            in_string = not in_string
        elif not in_string and token in "[{]}":
            depth += 1 if token in "[{" else -1
            if depth > MAX_DEPTH:
                return True
    return False
