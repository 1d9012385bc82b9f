"""A run's report as an HTML page: what it found, what changed since the last run, and what went wrong."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from config.brand_site import BrandSite
from config.expectations import Expectations
from config.html_page import bar, escaped, html_page, html_table
from crawler.reports.run_changes import RunChanges
from crawler.reports.run_examples import RunExamples
from crawler.reports.sections import change_sections, problem_sections
from crawler.runs.report import RunReport, errors_of


def report_page(
    site: BrandSite,
    when: datetime,
    report: RunReport,
    before: RunReport | None,
    changes: RunChanges,
    examples: RunExamples,
) -> str:
    """The whole page; ``before`` is the last complete run, ``when`` the time (UTC) that this one began."""
    parts = [*_head(site.name, when, report, before), _tiles(report, before, changes)]
    if report.fill:
        parts += ["<h2>Fill rates</h2>", _fill(report.fill, before.fill if before else {})]
    parts += [*change_sections(changes, first=before is None), *problem_sections(report, examples)]
    parts += ["<h2>What is expected of a run</h2>", _expected(report, before, site.expect)]
    parts += ["<h2>Requests</h2>", _requests(report)]
    return html_page(f"{site.name}: run {report.run}, {report.state}", parts)


def _head(name: str, when: datetime, report: RunReport, before: RunReport | None) -> Iterator[str]:
    style = "good" if report.state == "complete" else "warn"
    compared = f"compared with run {before.run}" if before else "the first complete run" if style == "good" else ""
    facts = (f"Run {report.run}", f"{when:%Y-%m-%d %H:%M} UTC", f"{report.seconds:,.1f} s", compared)
    yield f'<h1>{escaped(name)} <span class="{style}">{escaped(report.state)}</span></h1>'
    yield f'<p class="soft">{escaped(" · ".join(fact for fact in facts if fact))}</p>'
    if report.reason:
        told = report.reason.rstrip(".") + (f"; {report.consequence}" if report.consequence else "")
        yield f'<p class="note">{escaped(told)}.</p>'
    if report.state == "held":
        yield f"<p>If that is so, accept it: <code>offshelf crawl {escaped(report.site)} --accept</code></p>"
    if report.purchase_refusal:
        yield f'<p class="note">robots.txt forbids buying by programs: {escaped(report.purchase_refusal)}</p>'


def _tiles(report: RunReport, before: RunReport | None, changes: RunChanges) -> str:
    counts = [
        ("products found", report.products, before.products if before else None),
        ("variants", report.variants, before.variants if before else None),
        ("new", changes.new_count, None),
        ("gone", changes.gone_count, None),
        ("price changes", changes.price_count, None),
        ("dropped", sum(report.dropped.values()), sum(before.dropped.values()) if before else None),
        (
            "errors",
            sum(errors_of(report.requests).values()),
            sum(errors_of(before.requests).values()) if before else None,
        ),
    ]
    tiles = (f'<div class="tile"><b>{now:,}</b>{label}{_difference(now, then)}</div>' for label, now, then in counts)
    return f'<div class="tiles">{"".join(tiles)}</div>'


def _difference(now: int, then: int | None) -> str:
    if then is None:
        return ""
    return f' <span class="soft">{"as before" if now == then else f"{now - then:+,}"}</span>'


def _fill(now: Mapping[str, float], then: Mapping[str, float]) -> str:
    rows = [(escaped(name), bar(share, then.get(name)), f"{share:.1%}", _points(share, then.get(name)))
            for name, share in now.items()]  # fmt: skip
    return html_table(("Field", "Listed variants that state it", "Now", "Change"), rows, numbers=(2, 3))


def _points(share: float, before: float | None) -> str:
    points = 0.0 if before is None else 100 * (share - before)
    if abs(points) < 0.05:
        return '<span class="soft">–</span>'
    return f'<span class="{"good" if points > 0 else "bad"}">{points:+.1f} points</span>'


def _expected(report: RunReport, before: RunReport | None, expected: Expectations) -> str:
    """The bounds that the site's file sets, each with what the run found; of a held run its fields are not kept."""
    rows = [
        _bound(
            "products, at least", f"{expected.products:,}", f"{report.products:,}", report.products >= expected.products
        )
    ]
    if before and before.products:
        drop = max(0.0, 1 - report.products / before.products)
        bound = f"{expected.largest_drop:.0%}"
        rows.append(_bound("fewer than in the last run, at most", bound, f"{drop:.0%}", drop <= expected.largest_drop))
    for field, least in expected.fill.items() if report.state != "held" else ():
        share = report.fill.get(field, 0.0)
        rows.append(_bound(f"{field} stated, at least", f"{least:.0%}", f"{share:.0%}", share >= least))
    return html_table(("", "Expected", "Found", ""), rows, numbers=(1, 2))


def _bound(what: str, expected: str, found: str, met: bool) -> tuple[str, ...]:
    outcome = '<span class="good">met</span>' if met else '<span class="bad">not met</span>'
    return escaped(what), expected, found, outcome


def _requests(report: RunReport) -> str:
    kinds = (("Answers", report.requests), ("Addresses", report.pages))
    rows = [
        (label, ", ".join(f"{escaped(name)} {count:,}" for name, count in sorted(counts.items())))
        for label, counts in kinds
    ]
    return html_table(("", ""), [*rows, ("Transferred", f"{report.bytes / 1e6:,.1f} MB")])
