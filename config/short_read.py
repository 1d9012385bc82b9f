"""A short question to the store that every search asks.

What SQLAlchemy does for a statement takes longer than the store needs to find twenty rows by their keys. So it is
written once, and asked of the driver itself.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Engine, Select
from sqlalchemy.engine import Dialect

_STEP = 16
"""Values of a list are asked for by so many; the last one again where there are fewer, so that few texts are needed."""
_KEPT = 64
"""Texts."""


class ShortRead:
    """A statement for columns of texts and numbers, since the driver's values are given as they are.

    All that it compares with is a parameter, and one of them is ``expanding``.
    """

    def __init__(self, statement: Select[Any], listed: str) -> None:
        """``listed``: the parameter for any number of values."""
        self._statement, self._listed = statement, listed
        self._written = lru_cache(_KEPT)(self._write)

    def rows(self, database: Engine, among: list[str], **values: str) -> Sequence[Sequence[Any]]:
        """All of them. ``among``: the listed values; ``values``: of the other parameters. Raises StoreError."""
        filled = [*among, *among[-1:] * (-len(among) % _STEP)]
        text, places, names = self._written(database.dialect, len(filled), tuple(values))
        asked = [values[place] if isinstance(place, str) else filled[place] for place in places]
        try:
            with database.connect() as connection:
                cursor = connection.connection.cursor()
                cursor.execute(text, dict(zip(names, asked, strict=True)) if names else asked)
                return cursor.fetchall()
        except database.dialect.loaded_dbapi.Error:  # asked as always, it is told by what it fails
            with database.connect() as connection:
                return connection.execute(self._statement, {self._listed: among, **values}).all()

    def _write(
        self, dialect: Dialect, count: int, others: Sequence[str]
    ) -> tuple[str, Sequence[str | int], Sequence[str] | None]:
        """The text; for each of its parameters the name, or the place in the list; and what a driver calls them."""
        stand_ins = {self._listed: range(count), **{name: name for name in others}}
        written = self._statement.compile(dialect=dialect).construct_expanded_state(stand_ins)
        names = written.positiontup or list(written.parameters)
        return written.statement, [written.parameters[name] for name in names], None if written.positiontup else names
