"""An item of a product feed, as attributes by name."""

from collections.abc import Callable

from crawler.extraction.content.text import clean_text

Item = dict[str, list[str]]
"""The values of an item by attribute name without ``g:``; a part's as ``shipping/price``."""
Note = Callable[[str, str], None]
"""Takes a reason code and a detail that begins with the position, such as ``line 12: …``."""


class FeedError(ValueError):
    """A feed that can't be read on. ``reason`` is a snake_case code; the text says where and why."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


def first(item: Item, name: str, limit: int = 500) -> str | None:
    """The first value of an attribute as clean text."""
    return clean_text(first_raw(item, name), limit)


def says_no(item: Item, name: str) -> bool:
    """Whether an attribute is stated and denied."""
    return (first_raw(item, name) or "").strip().lower() in ("no", "false", "0")


def first_raw(item: Item, name: str) -> str | None:
    """The first value of an attribute as it stands in the feed."""
    values = item.get(name)
    return values[0] if values else None
