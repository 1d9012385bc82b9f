"""How long work says how far it is, without knowing who listens."""

from typing import Protocol


class Progress(Protocol):
    """Called now and then with a stage's name, the units done, and the units in all (None: not known).

    ``note`` is one line of further figures of the stage, as they are now.
    """

    def __call__(self, stage: str, done: int, total: int | None, note: str = "") -> None: ...


def silent(stage: str, done: int, total: int | None, note: str = "") -> None:
    """A listener that does nothing."""
