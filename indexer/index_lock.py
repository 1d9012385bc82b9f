"""One index run at a time; a killed holder does not block the next run."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, text

from config.errors import EngineError, StoreError
from config.settings import Settings

_ADVISORY_KEY = 7306


@contextmanager
def index_lock(settings: Settings, database: Engine) -> Iterator[None]:
    """Holds the lock of this deployment. Raises EngineError if another run has it.

    The system takes a file's lock back when its holder dies. With PostgreSQL, where several machines may share one
    store, the database's own lock is held as well.
    """
    path = settings.data_dir / "index.lock"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a+", encoding="ascii")
    except OSError as error:
        raise StoreError(f"{path} can't be written: {error.strerror}.", "Check OFFSHELF_DATA_DIR.") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise _busy(f"process {file.read(20).strip() or 'unknown'}") from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        with _database_lock(database):
            yield


@contextmanager
def _database_lock(database: Engine) -> Iterator[None]:
    if database.dialect.name != "postgresql":
        yield
        return
    with database.connect() as connection:
        if not connection.execute(text(f"SELECT pg_try_advisory_lock({_ADVISORY_KEY})")).scalar():
            raise _busy("another machine")
        yield


def _busy(holder: str) -> EngineError:
    return EngineError(f"Another index run is at work ({holder}).", "Wait until it ends, then run this again.")
