"""What a database says when it fails, as a StoreError that says what to do."""

from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DatabaseError, IntegrityError, ProgrammingError

from config.errors import StoreError

_NEXT_STEPS = {
    ("full", "no space"): "Free some disk space, then run this again; nothing is lost.",
    ("locked", "busy"): "Another process is writing; run this again when it has ended.",
    ("readonly", "read-only"): "Make OFFSHELF_DATA_DIR writable.",
    ("disk i/o",): "Look whether the disk is full or failing, then run this again.",
    ("malformed", "not a database"): "Check the disk, and restore the file from a backup; or move it away, "
    "then crawl and import again.",
}
_OTHERWISE = "Check OFFSHELF_DATA_DIR or OFFSHELF_DATABASE_URL."


def store_error(reason: str) -> StoreError:
    """One line for a reason that a database gave."""
    line = (reason.splitlines() or ["no reason given"])[0].rstrip(".")
    lowered = line.lower()
    steps = (step for words, step in _NEXT_STEPS.items() if any(word in lowered for word in words))
    return StoreError(f"The store can't be used: {line}.", next(steps, _OTHERWISE))


def on_failure(context: ExceptionContext) -> StoreError | None:
    """SQLAlchemy raises what this returns; a wrong statement or row is a defect of ours and stays as it is."""
    error = context.sqlalchemy_exception
    if isinstance(error, DatabaseError) and not isinstance(error, IntegrityError | ProgrammingError):
        return store_error(str(error.orig))
    return None
