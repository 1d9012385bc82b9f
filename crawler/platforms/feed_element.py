"""One item of an XML feed as attributes."""

from xml.parsers import expat

from crawler.platforms.feed_item import Item

_DEPTH_LIMIT = 30
_FIELD_LIMIT = 100_000
_VALUES_LIMIT = 1_000


class NestingError(ValueError):
    """Elements are nested deeper than any feed needs."""


class ElementReader:
    """Collects one item's attributes from expat's events; ``prefixes`` are those of Google's attributes."""

    def __init__(self, prefixes: set[str]) -> None:
        self._parser = expat.ParserCreate("utf-8")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._prefixes = prefixes
        self._path: list[str] = []
        self._item: Item = {}
        self._google: set[str] = set()
        self._pieces: list[str] = []
        self._size = 0

    def read(self, text: bytes) -> Item:
        """The attributes of one element. Raises ExpatError or NestingError."""
        try:
            self._parser.Parse(text, True)
        finally:  # the parser and its handlers hold each other: items would wait for the garbage collector
            self._parser.StartElementHandler = self._parser.EndElementHandler = None
            self._parser.CharacterDataHandler = None
        return self._item

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._path.append(tag)
        if len(self._path) > _DEPTH_LIMIT:
            raise NestingError
        self._pieces, self._size = [], 0
        local = tag.rpartition(":")[2]
        if local == "link" and attributes.get("href") and attributes.get("rel", "alternate") == "alternate":
            self._add("link", attributes["href"], google=False)

    def _text(self, text: str) -> None:
        if self._size < _FIELD_LIMIT:
            self._pieces.append(text)
            self._size += len(text)

    def _end(self, _tag: str) -> None:
        if len(self._path) > 1 and (value := "".join(self._pieces).strip()):
            parts = [part.rpartition(":") for part in self._path[1:]]
            if all(prefix in self._prefixes for prefix, _, _ in parts):
                self._add("/".join(local for _, _, local in parts), value, google=bool(parts[-1][0]))
        self._pieces = []
        self._path.pop()

    def _add(self, name: str, value: str, google: bool) -> None:
        """Google's own attribute replaces RSS's or Atom's of the same name."""
        if google and name not in self._google:
            self._google.add(name)
            self._item[name] = [value]
        elif google or name not in self._google:
            values = self._item.setdefault(name, [])
            if len(values) < _VALUES_LIMIT:
                values.append(value)
