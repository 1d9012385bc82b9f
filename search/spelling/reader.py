"""The speller of the build that answers, kept as long as it stays the same."""

from threading import Lock

from sqlalchemy import Engine, bindparam, func, select

from indexer.tables import index_build, vocabulary
from search.spelling.speller import LEAST_DOCUMENTS, Speller

_SIZE = select(index_build.c.documents).where(index_build.c.name == bindparam("build"))


class SpellerReader:
    """The speller of the build that answers, read when it is first needed."""

    def __init__(self, database: Engine) -> None:
        self._database = database
        self._lock = Lock()
        self._kept: tuple[object, Speller] | None = None

    def current(self, build: str) -> Speller:
        """Read again when another build is live, or has another number of products."""
        with self._database.connect() as connection, self._lock:
            size = connection.execute(_SIZE, {"build": build}).scalar()
            if self._kept is None or self._kept[0] != (build, size):
                # In the order of the table, not of its key: a lookup for each of millions of terms takes many seconds.
                of_build = func.coalesce(vocabulary.c.build, "") == build
                wanted = select(vocabulary.c.term, vocabulary.c.documents).where(
                    of_build, vocabulary.c.documents >= LEAST_DOCUMENTS
                )
                rows = connection.execute(wanted)
                self._kept = (build, size), Speller.of((row.term, row.documents) for row in rows)
            return self._kept[1]
