"""The error tree: every failure that a person can act on, as one line with its next step."""


class OffshelfError(Exception):
    """A failure to report as one clear line; ``next_step`` says what to do about it.

    Anything that is not an ``OffshelfError`` is a defect of Offshelf itself.
    """

    def __init__(self, message: str, next_step: str) -> None:
        super().__init__(message, next_step)  # with both it can come from another process
        self.message = message
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.message} {self.next_step}"


class ConfigError(OffshelfError):
    """A setting or a brand file is missing, malformed or contradictory."""


class InputError(OffshelfError):
    """A file, URL, identifier or query given by the caller can't be used."""


class NotFoundError(InputError):
    """What the caller named does not exist."""


class ConsentError(OffshelfError):
    """The brand has opted out, so nothing may be done with its site."""


class StoreError(OffshelfError):
    """The database or the disk below it failed."""


class EngineError(OffshelfError):
    """The search engine is down, slow, or holds an index that can't be used."""


class BusyError(OffshelfError):
    """Another process does the same work, and only one may."""


class CrawlError(OffshelfError):
    """A crawl failed as a whole; what it had stored stays stored."""


def reason_of(error: Exception) -> str:
    """What an error says, without the number and the path that Python adds to one of the operating system."""
    return getattr(error, "strerror", None) or str(error)
