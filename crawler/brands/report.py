"""What the ``brand`` verbs say: after a look at one site, and of all of them."""

from typing import TYPE_CHECKING

from config.report import Report
from crawler.brands.rows import SiteRow
from crawler.brands.site_facts import SiteFacts
from crawler.harvest.tombstones import Tombstone

if TYPE_CHECKING:
    from rich.console import RenderableType


class BrandReport(SiteFacts, Report):
    """A look at one site."""

    def __rich__(self) -> "RenderableType":
        from crawler.brands.brand_tables import site_tables

        return site_tables(self)


class SiteList(Report):
    """Every brand site, and those that were purged."""

    sites: list[SiteRow]
    purged: list[Tombstone]

    def __rich__(self) -> "RenderableType":
        from crawler.brands.brand_tables import list_tables

        return list_tables(self.sites, self.purged)
