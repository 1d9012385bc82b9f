"""One index run and one schedule at a time; a killed holder does not block the next."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum

from sqlalchemy import Engine, text

from config.errors import BusyError, StoreError
from config.settings import Settings
from crawler.runs.lock import try_lock


class Work(Enum):
    """What only one process of a deployment may do; the values are PostgreSQL's keys of the locks."""

    INDEX = 7306
    SCHEDULE = 7307


@contextmanager
def work_lock(settings: Settings, database: Engine, work: Work) -> Iterator[None]:
    """Holds a lock of this deployment. Raises BusyError if another process has it.

    The system takes a file's lock back when its holder dies. With PostgreSQL, where several machines may share one
    store, the database's own lock is held as well.
    """
    path = settings.data_dir / f"{work.name.lower()}.lock"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a+", encoding="ascii")
    except OSError as error:
        raise StoreError(f"{path} can't be written: {error.strerror}.", "Check OFFSHELF_DATA_DIR.") from error
    with file:
        if not try_lock(file.fileno()):
            file.seek(0)
            raise _busy(work, f"process {file.read(20).strip() or 'unknown'}")
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        with _database_lock(database, work):
            yield


@contextmanager
def _database_lock(database: Engine, work: Work) -> Iterator[None]:
    if database.dialect.name != "postgresql":
        yield
        return
    with database.connect() as connection:
        if not connection.execute(text(f"SELECT pg_try_advisory_lock({work.value})")).scalar():
            raise _busy(work, "another machine")
        connection.commit()  # the lock is the session's, and no transaction stays open for hours
        yield
        connection.execute(text(f"SELECT pg_advisory_unlock({work.value})"))


def _busy(work: Work, holder: str) -> BusyError:
    name = "index run is at work" if work is Work.INDEX else "schedule is running"
    return BusyError(f"Another {name} ({holder}).", "Wait until it ends, or end it; then run this again.")
