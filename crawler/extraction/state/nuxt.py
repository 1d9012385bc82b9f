"""Nuxt's two ways of writing its state: a function that is called with the repeated values, and a flat array."""

import json
import re

from crawler.extraction.state.literals import read_javascript

MAX_STATE = 1_000_000
MAX_DEPTH = 60

_CALLED = re.compile(r"\(function\s*\(([\w$,\s]*)\)\s*\{(?:[^{}]{0,5000};)?\s*return\s*(?=\{)")
_TOKEN = re.compile(
    r""""[^"\\]*(?:\\.[^"\\]*)*"|(?<=[\[,:{])\s*([A-Za-z_$][\w$]*)\s*(?=[,\]}:])"""
    r"""|(?<=[\[,:])\s*(?:void 0|!0|!1)\s*(?=[,\]}])""",
    re.DOTALL,
)
_LITERALS = {"true": "true", "false": "false", "null": "null", "undefined": "null"}


def called_state(script: str) -> object:
    """``__NUXT__=(function(a,b){return {…}}(1,"x"))`` as the value that the call would return; None if it isn't one."""
    match = _CALLED.search(script[:2_000])
    end = script.rfind("}(")
    if match is None or end < match.end() or len(script) > MAX_STATE:
        return None
    arguments = read_javascript("[" + script[end + 2 :].rstrip().rstrip(";").rstrip(")") + "]")
    names = [name.strip() for name in match[1].split(",")]
    if not isinstance(arguments, list):
        return None
    bound = {name: json.dumps(value) for name, value in zip(names, arguments, strict=False)}
    return read_javascript(_bind(script[match.end() : end], bound))


def _bind(body: str, bound: dict[str, str]) -> str:
    """A literal with names replaced by what they stand for, and its keys quoted."""

    def replaced(match: re.Match[str]) -> str:
        name = match[1]
        if name is None:
            word = match[0].strip()
            return {"void 0": "null", "!0": "true", "!1": "false"}.get(word, match[0])
        if body[match.end() : match.end() + 1] == ":":
            return f'"{name}"'
        return bound.get(name) or _LITERALS.get(name) or f'"{name}"'

    return _TOKEN.sub(replaced, body)


def flat_state(values: list[object]) -> object:
    """``__NUXT_DATA__``: an array whose objects name their values by position; each is put in its place once."""
    known: dict[int, object] = {}

    def at(position: object, depth: int) -> object:
        if not isinstance(position, int) or isinstance(position, bool) or not 0 <= position < len(values):
            return None
        if position not in known:
            known[position] = None  # a circle ends here
            known[position] = filled(values[position], depth + 1)
        return known[position]

    def filled(value: object, depth: int) -> object:
        if depth > MAX_DEPTH:
            return None
        if isinstance(value, dict):
            return {key: at(inner, depth) for key, inner in value.items()}
        if isinstance(value, list):
            if value and isinstance(value[0], str):  # a wrapped value, such as ["Reactive", 3]
                return at(value[1], depth) if len(value) == 2 else None
            return [at(inner, depth) for inner in value]
        return value

    return at(0, 0)
