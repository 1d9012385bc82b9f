"""The crawls of several sites at once, each in a process of its own, stopped together."""

import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from threading import Event, current_thread, main_thread
from time import monotonic

from config.brand_site import BrandSite
from config.errors import CrawlError, OffshelfError
from config.progress import Progress
from config.settings import Settings
from crawler.child import Child
from crawler.crawl_pace import CrawlPace
from crawler.runs.report import RunReport


class ParallelCrawls:
    """The processes of one call, stopped together."""

    def __init__(self, settings: Settings, full: bool, accept: bool, listener: Progress) -> None:
        self._settings = settings
        self._full = full
        self._accept = accept
        self._listener = listener
        self._children: list[Child] = []
        self._stopping = Event()

    def run(self, sites: Sequence[BrandSite]) -> dict[str, RunReport]:
        """The report of each site by its id. On Ctrl-C all crawls store what they hold; raises CrawlError then."""
        with _sigterm_as_ctrl_c(), ThreadPoolExecutor(self._settings.parallel_crawls) as pool:
            futures: dict[Future[RunReport], BrandSite] = {pool.submit(self._crawl, site): site for site in sites}
            try:
                return {futures[future].id: future.result() for future in as_completed(futures)}
            except KeyboardInterrupt as error:
                self._stopping.set()
                for child in self._children:
                    child.stop()
                raise CrawlError("Stopped.", "What was read is stored; run the same command to go on.") from error

    def _crawl(self, site: BrandSite) -> RunReport:
        if self._stopping.is_set():
            return RunReport(site=site.id, state="interrupted")
        arguments = {"site": site.model_dump(mode="json"), "full": self._full, "accept": self._accept}
        report = RunReport(site=site.id, state="failed", reason="The crawling process ended without a report.")
        pace = CrawlPace(monotonic)
        try:
            with Child(self._settings, "crawl", arguments) as child:
                self._children.append(child)
                if self._stopping.is_set():
                    child.stop()
                for event in child.events():
                    if event["event"] == "report":
                        report = RunReport.model_validate(event["report"])
                    else:
                        self._listener(f"crawl {site.id}", event["done"], event["total"], pace.note(event))
        except OffshelfError as error:
            report.reason = str(error)
        return report


@contextmanager
def _sigterm_as_ctrl_c() -> Iterator[None]:
    """A plain kill stops crawls in the same order; only a main thread may ask for it."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
