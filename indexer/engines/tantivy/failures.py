"""Everything that Tantivy raises, as an EngineError."""

from collections.abc import Iterator
from contextlib import contextmanager

from config.errors import EngineError


@contextmanager
def engine_failures(attempt: str) -> Iterator[None]:
    """Turns Tantivy's failures, panics and the disk's into an EngineError that says what was attempted."""
    try:
        yield
    except OSError as error:
        raise EngineError(f"Can't {attempt}: {error}.", "Check the data directory and its free space.") from error
    except ValueError as error:
        raise EngineError(f"Can't {attempt}: {_line(error)}.", "If it stays so, run: offshelf reindex") from error
    except BaseException as error:
        # A panic in Rust arrives as PanicException, which is no Exception; it must not end the process.
        if type(error).__name__ != "PanicException":
            raise
        raise EngineError(f"Can't {attempt}: {_line(error)}.", "Run: offshelf reindex") from error


def _line(error: BaseException) -> str:
    return (str(error).splitlines() or ["no reason given"])[0][:300].rstrip(".")
