"""What every crawl of a brand site has in common; a platform's spider adds where to begin and how to read."""

from abc import abstractmethod
from collections.abc import AsyncIterator, Iterable
from datetime import datetime
from typing import Any, ClassVar

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, DontCloseSpider
from scrapy.http import Response
from twisted.python.failure import Failure

from config.brand_site import BrandSite
from config.errors import StoreError
from crawler.frontier.row import Discovery, FrontierRow, State
from crawler.frontier.visit import Reading, Visit
from crawler.politeness.errors import DownloadError
from crawler.politeness.retry import TEMPORARY, paused
from crawler.politeness.robots import RobotsMiddleware, RobotsRules
from crawler.politeness.throttle import Throttle
from crawler.runs.journal import Journal
from crawler.spiders.outcome import refused, visit_of, visit_without_answer
from crawler.spiders.request import asked_conditionally, request_of
from crawler.spiders.tally import Tally

MAX_FAILURES = 10
"""Visits in a row that find the site down, after which the run is cut short."""


class BrandSpider(Spider):
    """One run over one site. A subclass says where to begin (``seeds``) and how to read a body (``read``)."""

    name: str = "brand"
    large_bodies: ClassVar[bool] = False
    """Whether bodies may have 1 GiB and take ten minutes, as a feed in one file; they are in ``meta["on_disk"]``."""

    def __init__(self, site: BrandSite, journal: Journal, full: bool) -> None:
        super().__init__()
        self.site = site
        self.journal = journal
        self.full = full
        self.problem: str | None = None
        """Why the run was cut short."""
        self.failure: StoreError | None = None
        self._failures = 0
        self._tally = Tally(journal.report)

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> "BrandSpider":
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider._tally.count, signals.response_downloaded)
        crawler.signals.connect(spider._tally.count_pause, paused)
        crawler.signals.connect(spider.on_idle, signals.spider_idle)
        return spider

    @abstractmethod
    def seeds(self, rules: RobotsRules) -> Iterable[Discovery]:
        """Where a run begins."""

    @abstractmethod
    def read(self, row: FrontierRow, response: Response, observed_at: datetime) -> Reading:
        """What a body gives."""

    def follow_unchanged(self, row: FrontierRow) -> Iterable[Discovery]:  # noqa: ARG002 (a hook)
        """Where to go on from a body that is the same as last time."""
        return ()

    def skip(self, row: FrontierRow) -> str | None:  # noqa: ARG002 (a hook)
        """Why an address is not worth asking for after all; None where it is."""
        return None

    def fall_back(self, row: FrontierRow, reason: str) -> Reading | None:  # noqa: ARG002 (a hook)
        """What to do instead where an address is refused for good; None where nothing can be done."""
        return None

    def go_on(self) -> Iterable[Discovery]:
        """Where to go on when everything known has been visited."""
        return ()

    async def start(self) -> AsyncIterator[Request]:
        """Ask robots.txt, then note where to begin; the requests themselves come from the frontier."""
        robots = self.crawler.get_downloader_middleware(RobotsMiddleware)
        assert robots
        rules = await robots.rules(self.site.url)
        if rules.closed:
            self.problem = rules.closed
            return
        self.journal.report.purchase_refusal = rules.purchase_refusal
        if rules.crawl_delay:
            throttle = self.crawler.get_extension(Throttle)
            assert throttle
            throttle.raise_floor(rules.crawl_delay)
        self._guarded(lambda: self.journal.add(self.seeds(rules)))
        no_requests: tuple[Request, ...] = ()
        for request in no_requests:
            yield request

    def next_request(self) -> Request | None:
        """The request for the next address of the frontier; None where there is none for now."""
        while self.problem is None:
            row = self._guarded(self.journal.next_row)
            if row is None:
                return None
            try:
                if reason := self.skip(row):
                    self._record(refused(row, reason, row.url[:200]))
                    continue
                return self._request(row)
            except ValueError as error:
                self._record(refused(row, "bad_url", str(error)))
        return None

    def _request(self, row: FrontierRow) -> Request:
        return request_of(row, self.full, self.large_bodies, self.handle, self.handle_failure)

    def handle(self, response: Response) -> None:
        """Judge an answer and record what came of it."""
        row: FrontierRow = response.meta["row"]
        temporary = response.status in TEMPORARY
        if not temporary:
            self._failures = 0
        self._settle(visit_of(self, row, response, asked_conditionally(row, self.full)), temporary)

    def handle_failure(self, failure: Failure) -> None:
        """Record a request that got no answer."""
        row: FrontierRow = failure.request.meta["row"]  # type: ignore[attr-defined]  # Scrapy adds the request
        if isinstance(failure.value, DownloadError):
            self._tally.count_failure(failure.value.reason)
        self._settle(*visit_without_answer(row, failure))

    def _settle(self, visit: Visit, temporary: bool) -> None:
        if not temporary and visit.state in (State.FAILED, State.GONE, State.REFUSED):
            reasons = [f"{rejection.reason} {rejection.detail}".strip() for rejection in visit.reading.rejected]
            instead = self.fall_back(visit.row, ", ".join(reasons) or "not found")
            visit = Visit(visit.row, State.EMPTY, instead) if instead else visit
        failed = visit.state is State.FAILED and temporary
        self._record(visit)
        self._failures += failed
        if self._failures >= MAX_FAILURES:
            self.problem = f"the site stopped answering ({visit.reading.rejected[-1].reason})"
            raise CloseSpider("unreachable")

    def _record(self, visit: Visit) -> None:
        self._guarded(lambda: self.journal.record(visit))
        if self.failure:
            raise CloseSpider("store")

    def _guarded(self, step: Any) -> Any:
        """The step's result; None where the store failed, which ends the crawl."""
        try:
            return step()
        except StoreError as error:
            self.failure = self.failure or error
            self.problem = str(error)
            return None

    def on_idle(self) -> None:
        """Nothing is under way: look for lost leases, then for where to go on. Raises DontCloseSpider to go on."""
        if self.problem is not None:
            return
        if self._guarded(self._find_more) and (request := self.next_request()):
            self.crawler.engine.crawl(request)
            raise DontCloseSpider

    def _find_more(self) -> bool:
        self.journal.flush()
        self.journal.reclaim()
        self.journal.add(self.go_on())
        return self.journal.may_have_more
