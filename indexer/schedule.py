"""Crawls by cron, and the indexing after them, until the process is told to stop."""

import logging
import signal
import threading
import time
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from config.database import opened_database
from config.errors import OffshelfError
from config.settings import Settings
from indexer.lock import Work, work_lock
from indexer.scheduling.crawl_plan import planned_crawls
from indexer.scheduling.job_names import INDEX_JOB, crawl_job
from indexer.scheduling.overdue import overdue_crawls
from indexer.scheduling.scheduled_verbs import ScheduledVerbs
from indexer.scheduling.scheduler import announce, log, on_handing_out, open_scheduler, plan_crawls

REPLAN_SECONDS = 60.0
"""How often the brand files are read again."""

INDEX_DELAY = timedelta(seconds=10)
"""Crawls that end within this share one indexing."""

INDEX_AGAIN = timedelta(minutes=5)
"""When an indexing that failed is tried again: an engine was down, or another index run was at work."""

SHUTDOWN = timedelta(seconds=10)
"""More than a scheduler needs to end: what is due before that is handed out to nobody."""

_CRAWL, _INDEX = "indexer.schedule:crawl", "indexer.schedule:index"

_current: "Schedule | None" = None
"""The store keeps only a function's name and a site's id, so a job finds the running schedule here."""


def run_schedule(settings: Settings) -> None:
    """Run until SIGTERM or Ctrl-C.

    Raises ConfigError for a bad cron expression, and BusyError if another schedule is running, before anything starts.
    """
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(message)s", datefmt="%Y-%m-%d %H:%M:%S")
    log.setLevel(logging.INFO)
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # what it warns of is said here in our own words
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    with opened_database(settings) as database, work_lock(settings, database, Work.SCHEDULE):
        schedule = Schedule(settings, database)
        schedule.start()
        try:
            while not stop.wait(REPLAN_SECONDS):
                schedule.replan()
        finally:
            schedule.stop()


def crawl(site: str) -> None:
    """The job of a brand site."""
    if _current:
        _current.crawl(site)


def index() -> None:
    """The job after crawls."""
    if _current:
        _current.index()


class Schedule:
    """One scheduler over the job store in our own database."""

    def __init__(self, settings: Settings, database: Engine) -> None:
        self._settings = settings
        self._database = database
        self._verbs = ScheduledVerbs(settings)
        self._scheduler = open_scheduler(settings, database)
        self._mistake = ""
        self._waiting: set[str] = set()
        """Sites whose crawls the scheduler has handed out and that have not ended."""

    def start(self) -> None:
        """Plan, make due what was cut short or missed, and begin."""
        global _current
        planned = planned_crawls(self._settings, self._database)  # raises before anything is due
        _current = self
        self._scheduler.start(paused=True)
        on_handing_out(self._scheduler, self._waiting.add)
        plan_crawls(self._scheduler, planned, _CRAWL)
        now = datetime.now(UTC)
        for site in overdue_crawls(self._database, planned, now):
            self._scheduler.modify_job(crawl_job(site), next_run_time=now)
        self._ask_for_index()  # what was crawled before a stop may not be in the index
        announce(self._scheduler.get_jobs())
        if not planned:
            log.info("no brand site to crawl; add one with: offshelf brand add URL")
        self._scheduler.resume()

    def replan(self) -> None:
        """Follow the brand files; a mistake in one is logged once, and the plan stays as it was."""
        try:
            planned = planned_crawls(self._settings, self._database)
            announce(plan_crawls(self._scheduler, planned, _CRAWL))
            self._mistake = ""
        except OffshelfError as error:
            if str(error) != self._mistake:
                log.error("%s", error)
            self._mistake = str(error)

    def stop(self) -> None:
        """Interrupt what runs; the next start goes on with it."""
        self._scheduler.pause()
        for arguments in self._verbs.stop():
            log.info("stopping %s", " ".join(arguments))
        self._make_due(datetime.now(UTC) + SHUTDOWN)
        # Waiting in here would hold the lock that an ending crawl needs to ask for the index; the interpreter waits for
        # the threads at its end.
        self._scheduler.shutdown(wait=False)

    def _make_due(self, due: datetime) -> None:
        """What has not ended: a first crawl that waits for its turn, or starts, has left no run that tells of it."""
        for site in self._waiting.copy():
            if self._scheduler.get_job(crawl_job(site)):
                self._scheduler.modify_job(crawl_job(site), next_run_time=due)

    def crawl(self, site: str) -> None:
        """Crawl a site, then ask for the indexing of whatever it has stored."""
        self._waiting.add(site)  # here too: it can begin before the scheduler tells that it was handed out
        self._run("crawl", site)
        self._ask_for_index()

    def index(self) -> None:
        """Index, and ask for it again if that fails."""
        if not self._run("index"):
            self._ask_for_index(INDEX_AGAIN)

    def _run(self, *arguments: str) -> bool:
        name, begun = " ".join(arguments), time.monotonic()
        log.info("%s begins", name)
        status, complaint = self._verbs.run(*arguments)
        if status == 0 or not self._verbs.stopped:
            self._waiting.difference_update(arguments[1:])
        seconds = time.monotonic() - begun
        if status == 0:
            log.info("%s ended after %.0f s", name, seconds)
        else:
            log.error("%s failed after %.0f s: %s", name, seconds, complaint)
        return status == 0

    def _ask_for_index(self, delay: timedelta = INDEX_DELAY) -> None:
        """Whoever asks before the last asking is answered asks for the same, at the earlier time of the two."""
        due = datetime.now(UTC) + delay
        asked = self._scheduler.get_job(INDEX_JOB)
        if asked is None or asked.next_run_time > due:
            # Two instances: one that runs, and one that waits for it with what has come in since.
            self._scheduler.add_job(
                _INDEX, "date", run_date=due, id=INDEX_JOB, executor="index", max_instances=2, replace_existing=True
            )
