"""Pages on a site, beside the data: ``reports/SITE/run-000007.html`` on a run, ``check.html`` for its owner."""

import shutil
from datetime import UTC
from pathlib import Path

from sqlalchemy import Connection, select

from config.brand_site import BrandSite
from crawler.reports.page import report_page
from crawler.reports.run_changes import run_changes
from crawler.reports.run_examples import run_examples
from crawler.runs.report import RunReport
from crawler.runs.runs import RunState
from crawler.tables import run as runs

KEPT = 30
"""Pages of a site; older ones go."""


def write_report(data_dir: Path, connection: Connection, site: BrandSite, report: RunReport) -> Path | None:
    """Write the page on a run and remove the oldest; None for a site that was not crawled. Raises OSError."""
    if report.run is None:
        return None
    query = select(runs.c.started_at).where(runs.c.id == report.run)
    when = connection.execute(query).scalar_one().replace(tzinfo=UTC)
    examples = run_examples(connection, report.site, report.run, report.dropped)
    changes = run_changes(connection, report.site, report.run)
    text = report_page(site, when, report, _before(connection, report), changes, examples)
    folder = report_folder(data_dir, report.site)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"run-{report.run:06}.html"
    path.write_text(text, encoding="utf-8")
    for old in _pages(folder)[:-KEPT]:
        old.unlink(missing_ok=True)
    return path.resolve()


def latest_report(data_dir: Path, site: str) -> Path | None:
    """The page on the site's last run."""
    pages = _pages(report_folder(data_dir, site))
    return pages[-1].resolve() if pages else None


def remove_reports(data_dir: Path, site: str) -> int:
    """Remove all pages of a site; how many there were."""
    folder = report_folder(data_dir, site)
    count = len(list(folder.glob("*.html")))
    shutil.rmtree(folder, ignore_errors=True)
    return count


def _before(connection: Connection, report: RunReport) -> RunReport | None:
    earlier = (runs.c.site == report.site) & (runs.c.state == RunState.COMPLETE) & (runs.c.id < report.run)
    found = connection.execute(select(runs.c.report).where(earlier).order_by(runs.c.id.desc()).limit(1)).scalar()
    return RunReport.model_validate(found) if found else None


def report_folder(data_dir: Path, site: str) -> Path:
    """Where the pages on a site are; made when the first is written."""
    return data_dir / "reports" / site


def _pages(folder: Path) -> list[Path]:
    return sorted(folder.glob("run-*.html"))
