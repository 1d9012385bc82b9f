"""The word forms of the build that answers."""

from threading import Lock
from time import monotonic

from sqlalchemy import Connection, Engine, bindparam, exists, func, select

from indexer.matching.wording.language import KNOWN_WORDS, counted_hits, spoken
from indexer.tables import index_build, vocabulary
from search.language.word_forms import SCRIPTS, WordForms

_SIZE = select(index_build.c.documents).where(index_build.c.name == bindparam("build"))
_RESTS = 10.0
"""Seconds in which a build is not asked for its size again."""
_STEP = 50
"""Read again when the build has changed by more than one in so many products."""


class WordFormsReader:
    """Reads the build's words when they are first needed; none of a catalog that is written in English alone."""

    def __init__(self, database: Engine) -> None:
        self._database = database
        self._lock = Lock()
        self._kept: tuple[str, int, WordForms] | None = None
        self._asked = -_RESTS

    def current(self, build: str) -> WordForms:
        with self._lock:
            kept = self._kept
            if kept is not None and kept[0] == build and monotonic() - self._asked < _RESTS:
                return kept[2]
            with self._database.connect() as connection:
                size = connection.execute(_SIZE, {"build": build}).scalar() or 0
                if kept is None or kept[0] != build or abs(kept[1] - size) * _STEP > size:
                    kept = build, size, _read(connection, build)
            self._kept, self._asked = kept, monotonic()
            return kept[2]


def _has_script(connection: Connection, build: str, script: str) -> bool:
    first, last = SCRIPTS[script]
    within = vocabulary.c.term.between(first, last)
    return bool(connection.execute(select(exists().where(vocabulary.c.build == build, within))).scalar())


def _read(connection: Connection, build: str) -> WordForms:
    of_build = vocabulary.c.build == build
    known = select(vocabulary.c.term, vocabulary.c.documents).where(of_build, vocabulary.c.term.in_(KNOWN_WORDS))
    counts = {row.term: row.documents for row in connection.execute(known)}
    languages = spoken(counted_hits(counts)) | {script for script in SCRIPTS if _has_script(connection, build, script)}
    if languages <= {"en"}:
        return WordForms(languages)
    # In the order of the table, not of its key: a lookup for each of millions of terms takes many seconds.
    wanted = select(vocabulary.c.term).where(func.coalesce(vocabulary.c.build, "") == build)
    return WordForms(languages, connection.execute(wanted).scalars())
