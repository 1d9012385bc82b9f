"""What can be suggested while a shopper types."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["query", "brand", "category", "product"]
KINDS: tuple[Kind, ...] = ("query", "brand", "category", "product")

Source = tuple[str, str]
"""A brand site, and the brand as its product names it; both empty for the shop itself."""

HOME: Source = ("", "")


@dataclass(frozen=True)
class Entry:
    """One suggestion. It may be shown as long as one of its sources may."""

    text: str
    styles: int
    """How many styles it brings; what there is more of is suggested first."""
    sources: frozenset[Source]
    product: str = ""
    """A product's document id."""
