"""The scheduler, with its jobs in our own database."""

import logging
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from config.settings import Settings
from indexer.scheduling.cron import parse_cron
from indexer.scheduling.job_names import JOB_TABLE, crawl_job, site_of

if TYPE_CHECKING:
    from apscheduler.events import JobSubmissionEvent
    from apscheduler.job import Job
    from apscheduler.schedulers.background import BackgroundScheduler

log = logging.getLogger("offshelf.schedule")


def open_scheduler(settings: Settings, database: Engine) -> "BackgroundScheduler":
    """A scheduler that is not started yet; its jobs are those of the runs before."""
    from apscheduler.events import EVENT_JOB_MAX_INSTANCES
    from apscheduler.executors.pool import ThreadPoolExecutor
    from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
    from apscheduler.schedulers.background import BackgroundScheduler

    scheduler = BackgroundScheduler(
        jobstores={"default": SQLAlchemyJobStore(engine=database, tablename=JOB_TABLE)},
        executors={"default": ThreadPoolExecutor(settings.parallel_crawls), "index": ThreadPoolExecutor(1)},
        # However late, a missed crawl runs once.
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        timezone=UTC,
    )
    scheduler.add_listener(_skipped, EVENT_JOB_MAX_INSTANCES)
    return scheduler


def plan_crawls(scheduler: "BackgroundScheduler", planned: Mapping[str, str], function: str) -> "list[Job]":
    """Make the scheduler's crawls those of a plan, a cron expression by site; returns those that are new.

    A job's name is its cron expression; one that has not changed keeps its due time, missed or not.
    """
    known = {job.id: job for job in scheduler.get_jobs() if site_of(job.id)}
    for job in known.values():
        if site_of(job.id) not in planned:
            log.info("crawl %s is no longer planned", site_of(job.id))
            job.remove()
    return [
        scheduler.add_job(
            function, parse_cron(expression), args=[site], id=crawl_job(site), name=expression, replace_existing=True
        )
        for site, expression in planned.items()
        if crawl_job(site) not in known or known[crawl_job(site)].name != expression
    ]


def on_handing_out(scheduler: "BackgroundScheduler", listener: Callable[[str], None]) -> None:
    """Call with the site of each crawl that is due and now waits for its turn."""
    from apscheduler.events import EVENT_JOB_SUBMITTED

    def submitted(event: "JobSubmissionEvent") -> None:
        if site := site_of(event.job_id):
            listener(site)

    scheduler.add_listener(submitted, EVENT_JOB_SUBMITTED)


def announce(jobs: "Iterable[Job]") -> None:
    """Say when sites are crawled next."""
    for job in jobs:
        if site := site_of(job.id):
            log.info("crawl %s next at %s UTC", site, f"{job.next_run_time.astimezone(UTC):%Y-%m-%d %H:%M}")


def _skipped(event: "JobSubmissionEvent") -> None:
    log.info("crawl %s is due, but the last one is still at work: left out this time", site_of(event.job_id))
