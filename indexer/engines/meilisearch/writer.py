"""Documents on their way to a Meilisearch server."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from indexer.engines.meilisearch.connection import Connection
from indexer.engines.meilisearch.schema import stored_form
from indexer.engines.prepared_document import PreparedDocument

_BATCH_BYTES = 48 * 2**20
"""Of documents in one upload: a server takes 100 MB by default."""
_BATCH_DOCUMENTS = 50_000


@dataclass
class MeilisearchWriter:
    """Sends documents in as few uploads as the server takes."""

    connection: Connection
    name: str
    uid: str
    currency: str
    counts_words: ClassVar[bool] = False
    _lines: list[bytes] = field(default_factory=list)
    _size: int = 0
    _tasks: list[int] = field(default_factory=list)

    def write(self, documents: Iterable[PreparedDocument]) -> None:
        """Send what fills an upload, and keep the rest."""
        for document in documents:
            line = stored_form(document, self.currency)
            if self._size + len(line) > _BATCH_BYTES or len(self._lines) >= _BATCH_DOCUMENTS:
                self._send()
            self._lines.append(line)
            self._size += len(line) + 1

    def close(self) -> None:
        """Send the rest, and wait until the server has taken everything in."""
        self._send()
        for task in self._tasks:
            self.connection.wait(f"write index '{self.name}'", task)

    def counted_words(self) -> Iterator[Mapping[str, int]]:
        """The server tells nobody."""
        return iter(())

    def _send(self) -> None:
        if self._lines:
            self._tasks.append(self.connection.upload(self.uid, b"\n".join(self._lines)))
            self._lines, self._size = [], 0
