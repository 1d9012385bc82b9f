"""The speller of the build that answers, kept as long as it stays the same."""

from threading import Lock

from sqlalchemy import Engine, func, select

from indexer.tables import vocabulary
from search.spelling.speller import LEAST_DOCUMENTS, Speller


class SpellerReader:
    """The speller of the build that answers, read when it is first needed."""

    def __init__(self, database: Engine) -> None:
        self._database = database
        self._lock = Lock()
        self._kept: tuple[object, Speller] | None = None

    def current(self, build: str, documents: int) -> Speller:
        """Read again when another build is live, or has another number of documents."""
        with self._lock:
            if self._kept is None or self._kept[0] != (build, documents):
                self._kept = (build, documents), self._read(build)
            return self._kept[1]

    def _read(self, build: str) -> Speller:
        # In the order of the table, not of its key: a lookup for each of millions of terms takes many seconds.
        of_build = func.coalesce(vocabulary.c.build, "") == build
        wanted = select(vocabulary.c.term, vocabulary.c.documents).where(
            of_build, vocabulary.c.documents >= LEAST_DOCUMENTS
        )
        with self._database.connect() as connection:
            return Speller.of((row.term, row.documents) for row in connection.execute(wanted))
