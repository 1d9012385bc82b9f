"""What came of visiting one address."""

from dataclasses import dataclass, field

from crawler.frontier.row import Discovery, FrontierRow, State
from crawler.product import Product
from crawler.rejection import Rejection


@dataclass(slots=True)
class Reading:
    """What a body gave."""

    products: list[Product] = field(default_factory=list)
    rejected: list[Rejection] = field(default_factory=list)
    discovered: list[Discovery] = field(default_factory=list)
    noindex: bool = False
    """The page asks not to be listed: its products are dropped, and delisted where they were known."""
    announces_end: bool = False
    """The page says from when on it must not be listed: it is read in every run, whatever else says it is unchanged."""
    broken: str | None = None
    """Why the reading is not complete, such as a feed that breaks off."""


@dataclass(slots=True)
class Visit:
    """The outcome of one visit, to be stored in one transaction with its frontier row."""

    row: FrontierRow
    state: State
    reading: Reading = field(default_factory=Reading)
    etag: str | None = None
    last_modified: str | None = None
    read: bool = False
    """Whether a body was read, so that the validators belong to what is stored."""
