"""What the demo did, stage by stage."""

from pydantic import BaseModel, SerializeAsAny

from crawler.brands.report import BrandReport
from crawler.reports.report import CrawlReport
from indexer.builds.index_report import IndexReport
from indexer.home.report import ImportReport
from search.demo.brand_lines import StyleLine
from search.terminal import SearchReport


class StageTimes(BaseModel):
    """Seconds of each stage."""

    add: float
    crawl: float
    home: float
    index: float
    search: float


class DemoOutcome(BaseModel):
    """The reports of the verbs that the demo ran, and the styles of the brand that it searched for."""

    probes: list[BrandReport]
    crawl: CrawlReport
    forbidden_requests: int
    """What reached the server of the brand that has opted out."""
    home: SerializeAsAny[ImportReport]
    home_styles: int
    home_brands: int
    index: SerializeAsAny[IndexReport]
    search: SerializeAsAny[SearchReport]
    styles: list[StyleLine]
    seconds: StageTimes
