"""A Meilisearch server as the place that builds live in."""

import threading
import time
from collections.abc import Mapping
from typing import Any

from config.errors import EngineError
from config.settings import Settings
from indexer.engines.meilisearch.connection import TIMEOUT, Connection, missing
from indexer.engines.meilisearch.index import MeilisearchIndex
from indexer.engines.meilisearch.schema import PRIMARY_KEY, index_settings
from indexer.engines.protocol import SlowEngineError
from indexer.versions import BuildName, is_searchable

_REMEMBERED = 0.25
"""Seconds for which the live build's name is not asked for again; searches go to the live index in any case."""

_PATIENCE = 1.0
"""Seconds for that question where a name is known: on a slow server most likely the same build is live."""

_MOST_INDEXES = 1_000


class MeilisearchEngine:
    """Searches go to ``PREFIX-live``. A switch swaps it with a build, so that the old build then has the other's uid.

    Which build an index holds is therefore never told by its uid but by the name in its settings, which moves along.
    """

    def __init__(self, settings: Settings) -> None:
        self._connection = Connection(settings)
        self._prefix = settings.meilisearch_prefix
        self._currency = settings.currency
        self._live_uid = f"{self._prefix}-live"
        self._lock = threading.Lock()
        self._remembered: tuple[float, str | None] | None = None

    def check(self) -> str:
        """Name and version of the server, after a look at whether it takes the key.

        Neither this nor a switch, which is no single index's task, is open to a key for some indexes; a search is.
        """
        version = self._connection.call("reach the search engine", lambda client: client.get_version())
        return f"Meilisearch {version['pkgVersion']} at {self._connection.url}"

    def create(self, name: str) -> MeilisearchIndex:
        """A new, empty build; what an earlier attempt of this name left is removed."""
        if BuildName.parse(name) is None:
            raise EngineError(f"'{name[:100]}' is no name of an index.", "Use indexer.versions to make one.")
        self.drop(name)
        attempt = f"create index '{name}'"
        self._connection.done(attempt, lambda client: client.create_index(name, {"primaryKey": PRIMARY_KEY}))
        # Before the documents: each later change of a setting would index them all again.
        self._connection.done(attempt, lambda client: client.index(name).update_settings(index_settings(name)))
        return self._index(name, name)

    def live(self) -> MeilisearchIndex | None:
        """The live build."""
        with self._lock:
            if self._remembered is None or time.monotonic() - self._remembered[0] > _REMEMBERED:
                self._remembered = time.monotonic(), self._live_now()
            name = self._remembered[1]
        return self._index(name, self._live_uid) if name and is_searchable(name) else None

    def _live_now(self) -> str | None:
        if self._remembered is None or self._remembered[1] is None:
            return self._name_of(self._live_uid)
        try:
            return self._name_of(self._live_uid, _PATIENCE)
        except SlowEngineError:
            return self._remembered[1]

    def live_name(self) -> str | None:
        """What the settings of ``PREFIX-live`` say."""
        return self._name_of(self._live_uid)

    def switch(self, name: str) -> None:
        """Make a build the live one: one swap on the server."""
        uids = self._uids()
        if name not in uids:
            raise EngineError(f"There is no index '{name}' to switch to.", "Run: offshelf reindex")
        if uids[name] != self._live_uid:
            first = self._live_uid not in uids.values()
            swap: Mapping[str, list[str] | bool] = {"indexes": [uids[name], self._live_uid], "rename": first}
            self._connection.done(f"switch to index '{name}'", lambda client: client.swap_indexes([swap]))
            time.sleep(_REMEMBERED)  # until every process knows: what the store holds of the old build is about to go
        self._forget()

    def drop(self, name: str) -> None:
        """Delete a build that is not live."""
        uid = self._uids().get(name)
        if uid == self._live_uid:
            raise EngineError(f"Index '{name}' is live and can't be dropped.", "Switch to another one first.")
        if uid is not None:
            self._delete(uid, f"drop index '{name}'")

    def builds(self) -> list[str]:
        """The names of all builds of this deployment."""
        return sorted(self._uids())

    def clear(self) -> None:
        """Delete all builds."""
        for uid in self._uids().values():
            self._delete(uid, f"delete index '{uid}'")
        self._forget()

    def _delete(self, uid: str, attempt: str) -> None:
        self._connection.done(attempt, lambda client: client.index(uid).delete())

    def _uids(self) -> dict[str, str]:
        """Where each build lives."""
        query = {"limit": _MOST_INDEXES}
        # The client's annotation says that this is the list of indexes; it is the page that holds the list.
        listed: Any = self._connection.call("list the indexes", lambda client: client.get_raw_indexes(query))
        found = {}
        for row in listed["results"]:
            uid = row["uid"]
            if uid == self._live_uid or self._is_ours(uid):
                # A build that was killed before it had its settings is known by its uid.
                found[self._name_of(uid) or uid] = uid
        return found

    def _is_ours(self, uid: str) -> bool:
        parsed = BuildName.parse(uid)
        return parsed is not None and parsed.prefix == self._prefix

    def _name_of(self, uid: str, within: float = TIMEOUT) -> str | None:
        try:
            shown = self._connection.displayed_attributes(uid, within)
        except EngineError as error:
            if missing(error):
                return None
            raise
        return next((name for name in shown if BuildName.parse(name)), None)

    def _forget(self) -> None:
        with self._lock:
            self._remembered = None

    def _index(self, name: str, uid: str) -> MeilisearchIndex:
        return MeilisearchIndex(self._connection, name, uid, self._currency)
