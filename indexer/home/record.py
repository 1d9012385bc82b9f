"""A row of the home catalog: one variant that the shop sells."""

from datetime import datetime

from pydantic import BaseModel, Field

from crawler.product import Offer


class HomeRecord(BaseModel):
    """One row as imported. Rows with the same ``item_group_id`` are one style; any other row is a style of its own."""

    home_id: str
    """The shop's own id, byte for byte."""
    title: str
    item_group_id: str | None = None
    brand: str | None = None
    description: str | None = None
    category: str | None = None
    url: str | None = None
    image: str | None = None
    gtins: list[str] = Field(default_factory=list)
    """GTIN-14s with right check digits."""
    mpn: str | None = None
    sku: str | None = None
    options: dict[str, str] = Field(default_factory=dict)
    """What the row states of size, color and the like; an option that is not here covers all its values."""
    attributes: dict[str, str] = Field(default_factory=dict)
    """Every further column, kept for search and comparison."""
    offer: Offer | None = None
    first_seen: datetime | None = Field(None, exclude=True)
    """When it was imported first; the store's, not the file's."""

    @property
    def style_key(self) -> str:
        """What the row's style is known by."""
        return self.item_group_id or self.home_id
