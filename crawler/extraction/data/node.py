"""Reading schema.org nodes: JSON-LD, microdata, RDFa and OpenGraph all become dictionaries that are read alike."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, TypeVar

from crawler.extraction.content.text import clean_text

Node = dict[str, Any]
T = TypeVar("T")

MAX_VALUES = 20_000
"""Values of one property, and nodes of one page, that are looked at."""

_PREFIXES = (
    "http://schema.org/",
    "https://schema.org/",
    "schema:",
    "http://www.schema.org/",
    "https://www.schema.org/",
)


class Graph:
    """A page's nodes in one syntax; a reference by ``@id`` is resolved where it is followed, so cycles are harmless."""

    def __init__(self, values: list[Any], printed: bool = False) -> None:
        self._values = values
        self.printed = printed
        """Whether the values are what the page shows people, rather than data beside it."""
        self._index: dict[str, Node] | None = None
        # Most pages spell all names plainly: then the other spellings need not be tried for each property.
        self._spellings = _plain_spellings if all(map(_is_plain, _walk(values))) else _spellings

    def tops(self) -> list[Node]:
        """The outermost nodes, through arrays and ``@graph``, without bare references."""
        found: list[Node] = []
        pending = list(reversed(self._values))
        while pending and len(found) < MAX_VALUES:
            value = pending.pop()
            if isinstance(value, list):
                pending.extend(reversed(value))
            elif isinstance(value, dict):
                inner = value.get("@graph")
                if inner is not None:
                    pending.append(inner)
                if inner is None or "@type" in value:
                    found.append(value)
        return found

    def all(self, node: Node, *names: str) -> list[Any]:
        """A property's values under the first of its names that has any; lists flattened, references followed."""
        for name in names:
            for key in self._spellings(name):
                if (value := node.get(key)) is not None:
                    return [value] if type(value) is str else [self._follow(v) for v in _flatten(value)]
        return []

    def nodes(self, node: Node, *names: str) -> list[Node]:
        """A property's values that are nodes."""
        return [value for value in self.all(node, *names) if isinstance(value, dict)]

    def first(self, node: Node, read: Callable[[Any], T | None], *names: str) -> T | None:
        """The first value under any of the names that ``read`` makes something of."""
        for name in names:
            for key in self._spellings(name):
                if (stated := node.get(key)) is None:
                    continue
                for value in (stated,) if type(stated) is str else map(self._follow, _flatten(stated)):
                    if (result := read(value)) is not None:
                        return result
                break
        return None

    def text(self, node: Node, *names: str) -> str | None:
        """The first clean text under any of the names; of a node, its own value or name."""
        return self.first(node, self.text_of, *names)

    def text_of(self, value: Any) -> str | None:
        """A value as clean text; of a node, its ``@value`` or name."""
        for _ in range(4):
            if not isinstance(value, dict):
                return clean_text(value)
            inner = next((found for key in ("@value", "name", "value") if (found := self.all(value, key))), [None])
            value = inner[0]
        return clean_text(value)

    def _follow(self, value: Any) -> Any:
        if not isinstance(value, dict) or not _is_reference(value):
            return value
        if self._index is None:
            self._index = _index(self._values)
        return self._index.get(value["@id"], value)


def types_of(node: Node) -> set[str]:
    """A node's types by their bare names: ``http://schema.org/Product`` and ``product`` → ``Product``."""
    bare = (
        kind.strip().rstrip("/").rpartition("/")[2].rpartition(":")[2].rpartition("#")[2]
        for kind in _flatten(node.get("@type"))
        if isinstance(kind, str)
    )
    return {kind[:1].upper() + kind[1:] for kind in bare}


@lru_cache(maxsize=512)
def _spellings(name: str) -> tuple[str, ...]:
    capital = name[0].upper() + name[1:]
    return (name, *(prefix + name for prefix in _PREFIXES), capital, name.lower())


@lru_cache(maxsize=512)
def _plain_spellings(name: str) -> tuple[str, ...]:
    return (name, name.lower()) if name.lower() != name else (name,)


def _is_plain(node: Node) -> bool:
    return all(map(_is_plain_name, node))


@lru_cache(maxsize=2048)
def _is_plain_name(key: str) -> bool:
    return (key[:1].islower() and ":" not in key) or key[:1] == "@"


def _flatten(value: Any) -> list[Any]:
    """A scalar as a list of one, a list without its inner lists and nulls; an ``@list`` or ``@set`` is a list too."""
    if isinstance(value, dict):
        value = value.get("@list", value.get("@set", value))
    if not isinstance(value, list):
        return [] if value is None else [value]
    found: list[Any] = []
    pending = list(reversed(value[:MAX_VALUES]))
    while pending and len(found) < MAX_VALUES:
        inner = pending.pop()
        if isinstance(inner, list):
            pending.extend(reversed(inner))
        elif inner is not None:
            found.append(inner)
    return found


def _is_reference(node: Node) -> bool:
    return isinstance(node.get("@id"), str) and all(key in ("@id", "@type", "@context") for key in node)


def _index(values: list[Any]) -> dict[str, Node]:
    """The nodes that say something, by ``@id``; several that share one complete each other, the first wins."""
    index: dict[str, Node] = {}
    for node in _walk(values):
        key = node.get("@id")
        if isinstance(key, str) and not _is_reference(node):
            index[key] = {**node, **index.get(key, {})}
    return index


def _walk(values: list[Any]) -> Iterator[Node]:
    pending: list[Any] = list(reversed(values))
    seen: set[int] = set()
    while pending and len(seen) < 500_000:
        value = pending.pop()
        if not isinstance(value, (dict, list)) or id(value) in seen:
            continue
        seen.add(id(value))
        if isinstance(value, dict):
            yield value
            pending.extend(reversed(value.values()))
        else:
            pending.extend(reversed(value))
