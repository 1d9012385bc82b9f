"""The stream of what a page of React Router was loaded with: flat arrays that name keys and values by position."""

import json
from collections.abc import Iterator

ENQUEUED = ".streamController.enqueue("
MAX_STREAM = 4_000_000
MAX_DEPTH = 60
MAX_FILLED = 60_000
_decoder = json.JSONDecoder(strict=False, parse_constant=str)


def enqueued_values(script: str) -> Iterator[object]:
    """The values of ``…streamController.enqueue("[{\\"_1\\":2},…]")``; what can't be read is passed over."""
    begin = script.find(ENQUEUED) + len(ENQUEUED)
    try:
        text, _ = _decoder.raw_decode(script[:MAX_STREAM], begin)
        values, _ = _decoder.raw_decode(text if isinstance(text, str) else "")
    except (ValueError, RecursionError):
        return
    if isinstance(values, list) and values:
        yield _Stream(values).at(0, 0)


class _Stream:
    def __init__(self, values: list[object]) -> None:
        self._values = values
        self._left = MAX_FILLED

    def at(self, position: object, depth: int) -> object:
        """The value at a position, with those that it names in their places; negative ones stand for nothing."""
        if not isinstance(position, int) or isinstance(position, bool) or not 0 <= position < len(self._values):
            return None
        self._left -= 1
        if depth > MAX_DEPTH or self._left < 0:
            return None
        value = self._values[position]
        if isinstance(value, dict):
            return {str(self._key(key)): self.at(inner, depth + 1) for key, inner in value.items()}
        if isinstance(value, list):
            # A wrapped value, such as a date, begins with the letter of its kind.
            return None if value and isinstance(value[0], str) else [self.at(inner, depth + 1) for inner in value]
        return value

    def _key(self, key: str) -> object:
        return self.at(int(key[1:]), MAX_DEPTH) if key[:1] == "_" and key[1:].isdigit() else key
