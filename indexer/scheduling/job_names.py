"""The schedule's jobs as its store names them; kept apart so that ``status`` needs no scheduler."""

JOB_TABLE = "schedule_job"
INDEX_JOB = "index"
_CRAWL = "crawl:"


def crawl_job(site: str) -> str:
    """The id of a site's crawl."""
    return f"{_CRAWL}{site}"


def site_of(job: str) -> str | None:
    """The site that a job crawls; None for any other job."""
    return job.removeprefix(_CRAWL) if job.startswith(_CRAWL) else None
