"""What is read of a text, remembered until other texts are read, as in another part of a market."""

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

Given = ParamSpec("Given")
Read = TypeVar("Read")

_FORGET: list[Callable[[], None]] = []


def read_once(most: int) -> Callable[[Callable[Given, Read]], Callable[Given, Read]]:
    """Remembers what a function said of the last texts, up to so many of them."""

    def remembering(function: Callable[Given, Read]) -> Callable[Given, Read]:
        remembered = lru_cache(maxsize=most)(function)
        _FORGET.append(remembered.cache_clear)
        return cast(Callable[Given, Read], remembered)

    return remembering


def forget_what_was_read() -> None:
    """Of all texts, by all such functions: where none of them is asked about again, that is memory and time."""
    for forget in _FORGET:
        forget()
