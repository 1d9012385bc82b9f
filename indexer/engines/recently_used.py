"""What was used of late, without any bookkeeping at a look."""

from collections.abc import Hashable
from typing import Generic, TypeVar

KEPT_DOCUMENTS = 10_000
"""At least so many of the last ones, at most twice as many: about 80 MB where products have a page of text each."""

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class RecentlyUsed(Generic[Key, Value]):
    """Two generations in place of an order of use: what is found in the old one moves to the young one. For threads."""

    def __init__(self, least: int) -> None:
        """``least``: how many are kept at least; at most there are twice as many."""
        self._least = least
        self._young: dict[Key, Value] = {}
        self._old: dict[Key, Value] = {}

    def get(self, key: Key) -> Value | None:
        found = self._young.get(key)
        if found is None:
            found = self._old.get(key)
            if found is not None:
                self.put(key, found)
        return found

    def put(self, key: Key, value: Value) -> None:
        if len(self._young) >= self._least:
            self._old, self._young = self._young, {}
        self._young[key] = value
