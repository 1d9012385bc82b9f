"""The items of a feed by group, kept on disk: a group's items may stand anywhere in the feed."""

import sqlite3
from collections.abc import Iterator
from types import TracebackType
from typing import Self

import orjson

from crawler.platforms.feed_item import Item
from crawler.platforms.reading import VARIANT_LIMIT

_TABLE = "CREATE TABLE item (seq INTEGER PRIMARY KEY, key TEXT, id TEXT, item BLOB, UNIQUE (key, id))"
_IN_ORDER = """SELECT item.key, id, item FROM item JOIN (SELECT key, min(seq) AS first FROM item GROUP BY key) AS style
USING (key) ORDER BY first, seq"""


class ItemGroups:
    """A temporary database that SQLite keeps in memory while it is small and on disk beyond that."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute(_TABLE)
        self._database.execute("BEGIN")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()

    def add(self, key: str, identity: str, item: Item) -> str | None:
        """Take an item; the reason code where it can't be taken."""
        content = orjson.dumps({name: [_utf8(text) for text in texts] for name, texts in item.items()})
        values = (_utf8(key), _utf8(identity), content)
        if self._sizes(values[0]) >= VARIANT_LIMIT:
            return "too_many_variants"
        added = self._database.execute("INSERT OR IGNORE INTO item (key, id, item) VALUES (?, ?, ?)", values)
        return None if added.rowcount else "duplicate_variant"

    def _sizes(self, key: str) -> int:
        return int(self._database.execute("SELECT count(*) FROM item WHERE key = ?", (key,)).fetchone()[0])

    def __iter__(self) -> Iterator[tuple[str, dict[str, Item]]]:
        """The groups in the order of their first items, each with its items by id."""
        group: tuple[str, dict[str, Item]] | None = None
        for key, identity, content in self._database.execute(_IN_ORDER):
            if group is None or group[0] != key:
                if group:
                    yield group
                group = key, {}
            group[1][identity] = orjson.loads(content)
        if group:
            yield group


def _utf8(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
