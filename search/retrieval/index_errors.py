"""Why no index answers although the engine does."""

from config.errors import EngineError


class NoIndexError(EngineError):
    """None was built yet."""


class OutdatedIndexError(EngineError):
    """The live one was built by another version of Offshelf."""


def no_index(live: str | None) -> EngineError:
    """``live``: the name of the build in the live place, if there is one; it can't be searched then."""
    if live is None:
        return NoIndexError("There is no search index yet.", "Build it with: offshelf index")
    return OutdatedIndexError(
        f"The search index {live} was built by another version of Offshelf.", "Build a new one with: offshelf reindex"
    )
