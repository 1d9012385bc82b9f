"""The data that a script holds: JSON as it is, and JavaScript's object literals, in time linear in the script."""

import json
import re
from collections.abc import Iterator

import orjson

MAX_SCRIPT = 4_000_000
"""Characters of one script; a longer one is left alone."""
MAX_LITERAL = 256 * 1024
"""Characters of one literal that is no JSON, which is read by a slower parser."""
MAX_VALUES = 200

# Begins with a class of characters, not with a choice, which would be tried at every character.
_START = re.compile(r"[=(,?n](?=\s*[\[{])(?:(?<!n)|(?<=\breturn))\s*")
_QUOTED = re.compile(r"""JSON\.parse\(\s*(?:decodeURIComponent\(\s*)?(?=["'])""")
_STRING = r""""[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"|'[^'\\\n]*+(?:\\.[^'\\\n]*+)*+'|`[^`\\]*+(?:\\.[^`\\]*+)*+`"""
_TOKEN = re.compile(_STRING, re.DOTALL)
_BRACKET = re.compile(
    rf"""(?:[^"'`/\\\[{{}}\]]++|{_STRING}|\\.|//[^\n]*+|/\*.*?\*/|["'`/\\])*+([\[{{}}\]])""", re.DOTALL
)
"""The next bracket that stands in no text and no comment. Matched, not searched for, as a search would begin anew."""
_OBJECT = re.compile(r"""[\[{]\s*(?:[\[{]\s*)?(?:["'\w$]+\s*:|["'\d])""")
_JSON = re.compile(r"""\{\s*["}]|\[\s*["\[{\]\d\-tfnNI]""")
_SHORTENED = re.compile(r"([\[,:])\s*+(?:(!0|!1)|void 0|undefined)(?=\s*+[,\]}])")
"""What scripts are made smaller by has for true and false, and what stands for nothing."""
_decoder = json.JSONDecoder(strict=False, parse_constant=str)


def read_literals(script: str, marker: str) -> Iterator[object]:
    """The outermost objects and arrays of a script that have ``marker`` in them, in their order.

    What JSON can read is read in one go; anything else is given to a tolerant parser while a budget lasts, so that no
    script makes its length cost more than a few times.
    """
    if len(script) > MAX_SCRIPT:
        return
    yield from _quoted(script)
    budget, position, found = len(script) + MAX_LITERAL, 0, 0
    while (match := _START.search(script, position)) and found < MAX_VALUES and budget > 0:
        begin = match.end()
        # Only at the first place: tried at each, the rest of the script would be read as often.
        value, position = (None if position else _last_literal(script, begin)) or _json_literal(script, begin)
        if value is None:
            budget -= max(position - begin, 50)
            position = begin
            if not _OBJECT.match(script, begin):
                continue
            end = _end(script, begin)
            budget -= (end or min(len(script), begin + MAX_LITERAL)) - begin
            if end is None or marker not in (literal := script[begin:end]):
                continue
            value, position = _javascript(literal), end
        if isinstance(value, (dict, list)) and value:
            found += 1
            yield value


def _last_literal(script: str, begin: int) -> tuple[object, int] | None:
    """A literal of JSON that a script ends with, and its end: most long ones are such, and are read fastest so."""
    end = len(script.rstrip("); \t\r\n"))
    if script[end - 1 : end] not in ("}", "]"):
        return None
    try:
        return orjson.loads(script[begin:end]), end
    except orjson.JSONDecodeError:
        return None


def _json_literal(script: str, begin: int) -> tuple[object, int]:
    """A literal of JSON and its end; None, and where it ceases to be one, where it is none."""
    if not _JSON.match(script, begin):
        return None, begin  # without the parser's error, which counts all lines before it
    try:
        return _decoder.raw_decode(script, begin)
    except json.JSONDecodeError as error:
        return None, error.pos
    except RecursionError:
        return None, len(script)


def read_javascript(literal: str) -> object:
    """A literal that need not be JSON; None where nothing can be made of it."""
    try:
        return orjson.loads(literal)
    except orjson.JSONDecodeError:
        pass
    try:
        return _decoder.decode(literal)
    except (ValueError, RecursionError):
        return _javascript(literal)


def _javascript(literal: str) -> object:
    if len(literal) > MAX_LITERAL:
        return None
    import chompjs

    plain = _SHORTENED.sub(lambda match: match[1] + {"!0": "true", "!1": "false"}.get(match[2], "null"), literal)
    try:
        value: object = chompjs.parse_js_object(plain, loader_kwargs={"strict": False, "parse_constant": str})
    except (ValueError, RecursionError, TypeError, IndexError):
        return None
    return value


def _end(script: str, begin: int) -> int | None:
    """Where the literal that begins here ends; None if that is not near."""
    depth = 0
    position, end = begin, begin + MAX_LITERAL
    while match := _BRACKET.match(script, position, end):
        position = match.end()
        depth += 1 if match[1] in "{[" else -1
        if depth == 0:
            return position
    return None


def _quoted(script: str) -> Iterator[object]:
    """Data that is handed to ``JSON.parse`` as a text."""
    for count, match in enumerate(_QUOTED.finditer(script)):
        if count >= 10:
            return
        token = _TOKEN.match(script, match.end())
        if token is None:
            continue
        text = _text(token[0])
        if text and "decodeURIComponent" in match[0]:
            from urllib.parse import unquote

            text = unquote(text)
        try:
            value = json.loads(text, strict=False, parse_constant=str) if text else None
        except (ValueError, RecursionError):
            continue
        if isinstance(value, (dict, list)):
            yield value


_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_CONTROLS = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}


def _text(token: str) -> str:
    """A string literal's text."""

    def unescaped(match: re.Match[str]) -> str:
        code = match[1] or match[2]
        return chr(int(code, 16)) if code else _CONTROLS.get(match[3], match[3])

    return _ESCAPE.sub(unescaped, token[1:-1])
