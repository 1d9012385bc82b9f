"""What a page says without a tree."""

from dataclasses import dataclass, field
from typing import NamedTuple

MAX_METAS = 1_000


class Script(NamedTuple):
    """A script that is no JSON-LD: its type, unless it is a program, and the bytes that its content is."""

    kind: str
    start: int
    end: int


@dataclass(slots=True)
class Markup:
    """The parts of a page that need no tree."""

    json_ld: list[str] = field(default_factory=list)
    metas: list[tuple[str, str]] = field(default_factory=list)
    """Name or property in lower case, and content, in the page's order."""
    canonical: str | None = None
    base: str | None = None
    lang: str | None = None
    title: str | None = None
    headings: list[str] = field(default_factory=list)
    """Content of the first h1 elements, with its tags."""
    blocks_left_out: int = 0
    scripts: list[Script] = field(default_factory=list)
    shown: bytes = b""
    """The page without what comments, scripts and styles hold: what people may see, with its tags, as UTF-8."""
    _first: dict[str, str] = field(default_factory=dict)

    def add_meta(self, key: str, content: str) -> None:
        """Keep a name or property in lower case with its content, of the first few."""
        if len(self.metas) < MAX_METAS:
            self.metas.append((key, content))
            if stripped := content.strip():
                self._first.setdefault(key, stripped)

    def meta(self, *names: str) -> str | None:
        """The first content that isn't empty under one of the names; an earlier name wins."""
        return next((found for name in names if (found := self._first.get(name))), None)
