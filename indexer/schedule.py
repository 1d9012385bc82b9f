"""Crawls by cron, and the indexing after them, until the process is told to stop."""

import logging
import signal
import threading
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Engine, func, select

from config.database import open_database
from config.errors import OffshelfError
from config.settings import Settings
from crawler.tables import run
from indexer.crawl_plan import planned_crawls
from indexer.cron import parse_cron
from indexer.job_names import INDEX_JOB, JOB_TABLE, crawl_job, site_of
from indexer.scheduled_verbs import ScheduledVerbs

if TYPE_CHECKING:
    from apscheduler.schedulers.background import BackgroundScheduler

REPLAN_SECONDS = 60.0
"""How often the brand files are read again."""

INDEX_DELAY = timedelta(seconds=10)
"""Crawls that end within this share one indexing."""

UNFINISHED = ("running", "interrupted")
"""States of a last run that was killed or stopped: a start of the schedule goes on with it."""

log = logging.getLogger("offshelf.schedule")

_current: "Schedule | None" = None
"""The store keeps only a function's name and a site's id, so a job finds the running schedule here."""


def run_schedule(settings: Settings) -> None:
    """Run until SIGTERM or Ctrl-C. Raises ConfigError for a bad cron expression before anything starts."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(message)s", datefmt="%Y-%m-%d %H:%M:%S")
    log.setLevel(logging.INFO)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    schedule = Schedule(settings, open_database(settings))
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
        self._scheduler = _scheduler(settings, database)

    def start(self) -> None:
        """Plan, make due what a stop or a kill has cut short, and begin; missed crawls run once."""
        global _current
        planned_crawls(self._settings, self._database)  # raises before anything is due
        _current = self
        self._scheduler.start(paused=True)
        self._plan()
        for site in self._unfinished():
            if self._scheduler.get_job(crawl_job(site)):
                self._scheduler.modify_job(crawl_job(site), next_run_time=datetime.now(UTC))
        self._ask_for_index()  # what was crawled before a stop may not be in the index; if it is, this is quick
        self._scheduler.resume()
        self._announce()

    def replan(self) -> None:
        """Follow the brand files; a mistake in one is logged, and the plan stays as it was."""
        try:
            self._plan()
        except OffshelfError as error:
            log.error("%s", error)

    def stop(self) -> None:
        """Interrupt what runs; the next start goes on with it."""
        self._scheduler.pause()
        for arguments in self._verbs.stop():
            log.info("stopping %s", " ".join(arguments))
        # Waiting in here would hold the lock that an ending crawl needs to ask for the index; the interpreter waits for
        # the threads at its end.
        self._scheduler.shutdown(wait=False)
        self._database.dispose()

    def crawl(self, site: str) -> None:
        """Crawl a site, then ask for the indexing."""
        self._run("crawl", site)
        self._ask_for_index()

    def index(self) -> None:
        self._run("index")

    def _run(self, *arguments: str) -> None:
        name, begun = " ".join(arguments), time.monotonic()
        log.info("%s begins", name)
        status, complaint = self._verbs.run(*arguments)
        outcome = "ended" if status == 0 else f"failed: {complaint}"
        log.info("%s %s after %.0f s", name, outcome, time.monotonic() - begun)

    def _ask_for_index(self) -> None:
        """A second asking before the first is answered is the same asking."""
        from apscheduler.jobstores.base import ConflictingIdError

        due = datetime.now(UTC) + INDEX_DELAY
        try:
            # Two instances: one that runs, and one that waits for it with what has come in since.
            self._scheduler.add_job(
                "indexer.schedule:index", "date", run_date=due, id=INDEX_JOB, executor="index", max_instances=2
            )
        except ConflictingIdError:
            return

    def _plan(self) -> None:
        planned = planned_crawls(self._settings, self._database)
        for job in self._scheduler.get_jobs():
            site = site_of(job.id)
            if site and site not in planned:
                log.info("crawl %s is no longer planned", site)
                job.remove()
        for site, expression in planned.items():
            self._plan_site(site, expression)

    def _plan_site(self, site: str, expression: str) -> None:
        """A job's name is its cron expression; one that has not changed keeps its due time, missed or not."""
        job = self._scheduler.get_job(crawl_job(site))
        if job is None or job.name != expression:
            self._scheduler.add_job(
                "indexer.schedule:crawl",
                parse_cron(expression),
                args=[site],
                id=crawl_job(site),
                name=expression,
                replace_existing=True,
            )

    def _unfinished(self) -> list[str]:
        newest = select(func.max(run.c.id)).group_by(run.c.site)
        query = select(run.c.site).where(run.c.id.in_(newest), run.c.state.in_(UNFINISHED))
        with self._database.connect() as connection:
            return list(connection.execute(query).scalars())

    def _announce(self) -> None:
        jobs = [job for job in self._scheduler.get_jobs() if site_of(job.id)]
        if not jobs:
            log.info("no brand site to crawl; add one with: offshelf brand add URL")
        for job in jobs:
            log.info("%s next at %s UTC", job.id, f"{job.next_run_time.astimezone(UTC):%Y-%m-%d %H:%M}")


def _scheduler(settings: Settings, database: Engine) -> "BackgroundScheduler":
    from apscheduler.executors.pool import ThreadPoolExecutor
    from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
    from apscheduler.schedulers.background import BackgroundScheduler

    return BackgroundScheduler(
        jobstores={"default": SQLAlchemyJobStore(engine=database, tablename=JOB_TABLE)},
        executors={"default": ThreadPoolExecutor(settings.parallel_crawls), "index": ThreadPoolExecutor(1)},
        # However late, a missed crawl runs once.
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        timezone=UTC,
    )
