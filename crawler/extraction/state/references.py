"""Caches of GraphQL clients, whose objects name each other by key: ``{"brand": {"__ref": "Brand:3"}}``.

Older ones have ``{"brand": {"type": "id", "id": "Brand:3"}}``, and ``{"type": "json", "json": […]}`` for a plain value.
"""

from collections.abc import Iterator
from typing import Any

REFERENCE, OLDER = "__ref", '"type":"id"'
"""What a cache of either kind has in it."""
MAX_FOLLOWED = 5_000
MAX_STEPS = 2
"""References behind each other that are followed: from a product to its variants, and to their prices."""
MAX_DEPTH = 40
MAX_OBJECTS = 60_000


def with_references(value: object) -> object:
    """A state with what its references name in their place; a circle ends after a few steps."""
    return _Cache(value).filled(value, MAX_STEPS, MAX_DEPTH)


class _Cache:
    def __init__(self, value: object) -> None:
        self._named = {
            key: inner
            for node in _objects(value)
            for key, inner in node.items()
            if isinstance(inner, dict) and "__typename" in inner
        }
        self._left = MAX_FOLLOWED

    def filled(self, value: object, steps: int, depth: int) -> object:
        if not isinstance(value, (dict, list)) or depth == 0:
            return value
        if isinstance(value, list):
            return [self.filled(inner, steps, depth - 1) for inner in value]
        kind = value.get("type")
        if kind == "json" and "json" in value:
            return value["json"]
        key = value.get("id") if kind == "id" else value.get(REFERENCE)
        named = self._named.get(str(key)) if key is not None else None
        if named is None:
            return {key: self.filled(inner, steps, depth - 1) for key, inner in value.items()}
        if steps == 0 or self._left == 0:
            return value
        self._left -= 1
        return self.filled(named, steps - 1, depth - 1)


def _objects(value: object) -> Iterator[dict[str, Any]]:
    pending = [value]
    for _ in range(MAX_OBJECTS):
        if not pending:
            return
        node = pending.pop()
        if isinstance(node, dict):
            yield node
            pending.extend(inner for inner in node.values() if isinstance(inner, (dict, list)))
        elif isinstance(node, list):
            pending.extend(inner for inner in node if isinstance(inner, (dict, list)))
