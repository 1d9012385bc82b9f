"""What every crawl of a brand site has in common; a platform's spider adds where to begin and how to read."""

import logging
from abc import abstractmethod
from collections.abc import AsyncIterator, Iterable
from datetime import UTC, datetime
from typing import Any, ClassVar

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, DontCloseSpider, IgnoreRequest
from scrapy.http import Response
from twisted.python.failure import Failure

from config.brand_site import BrandSite
from config.errors import StoreError
from crawler.frontier_row import Discovery, FrontierRow, Kind, State
from crawler.journal import Journal
from crawler.politeness.errors import DownloadError, RefusedRequest
from crawler.politeness.retry import TEMPORARY
from crawler.politeness.robots import RobotsMiddleware, RobotsRules
from crawler.politeness.robots_tag import forbids_listing
from crawler.politeness.throttle import Throttle
from crawler.rejection import Rejection
from crawler.visit import Reading, Visit

MAX_FAILURES = 10
"""Visits in a row that find the site down, after which the run is cut short."""
_LARGE = {"download_maxsize": 256 * 1024 * 1024, "download_timeout": 300.0}
_PAGES = (Kind.PAGE, Kind.LINK, Kind.ORPHAN)


class BrandSpider(Spider):
    """One run over one site. A subclass says where to begin (``seeds``) and how to read a body (``read``)."""

    name: str = "brand"
    large_bodies: ClassVar[bool] = False
    """Whether bodies may be 256 MiB and take five minutes, as a feed in one file does."""

    def __init__(self, site: BrandSite, journal: Journal, full: bool) -> None:
        super().__init__()
        self.site = site
        self.journal = journal
        self.full = full
        self.problem: str | None = None
        """Why the run was cut short."""
        self.failure: StoreError | None = None
        self._failures = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> "BrandSpider":
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.count, signals.response_downloaded)
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
                return self._request(row)
            except ValueError as error:
                self._refuse(row, "bad_url", str(error))
        return None

    def _request(self, row: FrontierRow) -> Request:
        validators = {"If-None-Match": row.etag, "If-Modified-Since": row.last_modified}
        conditional = self._asked_conditionally(row)
        headers = {name: value for name, value in validators.items() if value and conditional}
        meta = {"row": row, **(_LARGE if self.large_bodies else {})}
        return Request(row.url, self.handle, headers=headers, errback=self.handle_failure, meta=meta, dont_filter=True)

    def _asked_conditionally(self, row: FrontierRow) -> bool:
        """A sitemap never is: it says which pages there still are."""
        return not self.full and row.kind != Kind.SITEMAP and bool(row.etag or row.last_modified)

    def handle(self, response: Response) -> None:
        """Judge an answer and record what came of it."""
        row: FrontierRow = response.meta["row"]
        if response.status not in TEMPORARY:
            self._failures = 0
        if 200 <= response.status < 300:
            self._record(self._visit(row, response))
        elif response.status == 304 and self._asked_conditionally(row):
            self._record(self._unchanged(row))
        elif response.status in (404, 410):
            self._record(Visit(row, State.GONE))
        else:
            self._fail(row, f"http_{response.status}", "", response.status in TEMPORARY)

    def _unchanged(self, row: FrontierRow) -> Visit:
        if row.kind == Kind.ORPHAN:
            return Visit(row, State.DONE)  # it is still there, but not listed
        return Visit(row, State.UNCHANGED, Reading(discovered=list(self.follow_unchanged(row))))

    def _visit(self, row: FrontierRow, response: Response) -> Visit:
        if row.kind == Kind.ORPHAN:
            return Visit(row, State.GONE if _redirected(response) else State.DONE)
        observed_at = datetime.now(UTC)
        try:
            reading = self.read(row, response, observed_at)
        except Exception as error:  # a hostile body must cost its own page only
            logging.getLogger(__name__).exception("reading %s", row.url)
            reading = Reading(broken=f"{type(error).__name__}: {error}")
        if reading.noindex or forbids_listing(response.headers.getlist("X-Robots-Tag")):
            reading.rejected += [Rejection("noindex", product.name[:200], row.url) for product in reading.products]
            reading.products = []
            return Visit(row, State.GONE, reading)
        if reading.broken:
            reading.rejected.append(Rejection("unreadable", reading.broken, row.url))
            return Visit(row, State.FAILED, reading)
        if not reading.products and row.kind in _PAGES and _redirected(response):
            return Visit(row, State.GONE, reading)
        state = State.DONE if reading.products or row.kind == Kind.SITEMAP else State.EMPTY
        return Visit(row, state, reading, _header(response, "ETag"), _header(response, "Last-Modified"), read=True)

    def handle_failure(self, failure: Failure) -> None:
        """Record a request that got no answer."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy adds it
        row: FrontierRow = request.meta["row"]
        error = failure.value
        if isinstance(error, RefusedRequest):
            if error.reason == "offsite" and "redirect_urls" in request.meta and row.kind in _PAGES:
                self._record(Visit(row, State.GONE))  # it redirects to another site, so to no product of this one
            else:
                self._refuse(row, error.reason, str(error))
        elif isinstance(error, DownloadError):
            self.journal.report.requests[error.reason] = self.journal.report.requests.get(error.reason, 0) + 1
            self._fail(row, error.reason, str(error), error.temporary)
        else:
            self._fail(row, _reason(error), str(error), False)

    def _refuse(self, row: FrontierRow, reason: str, detail: str) -> None:
        self._record(Visit(row, State.REFUSED, Reading(rejected=[Rejection(reason, detail, row.url)])))

    def _fail(self, row: FrontierRow, reason: str, detail: str, temporary: bool) -> None:
        self._record(Visit(row, State.FAILED, Reading(rejected=[Rejection(reason, detail, row.url)])))
        self._failures += temporary
        if self._failures >= MAX_FAILURES:
            self.problem = f"the site stopped answering ({reason})"
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

    def count(self, response: Response, request: Request) -> None:  # noqa: ARG002 (Scrapy's signal)
        """Count an answer as it came from the wire, retries and redirects too."""
        report = self.journal.report
        report.requests[str(response.status)] = report.requests.get(str(response.status), 0) + 1
        report.bytes += len(response.body)

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


def _reason(error: BaseException | None) -> str:
    """What to call a failure that Scrapy's own middlewares raised."""
    if isinstance(error, ValueError):
        return "bad_url"  # a redirect to javascript:, say
    if isinstance(error, IgnoreRequest):
        return "redirect_loop" if "redirect" in str(error) else "too_large"  # when decompressed
    return "request_failed"


def _redirected(response: Response) -> bool:
    return bool(response.meta.get("redirect_urls"))


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1")[:500] if value else None
