"""Reports on brand sites as tables for the terminal. All text in them came from a site: it is shown, never obeyed."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from config.terminal import printable
from crawler.brand_report import BrandReport, SiteList

_COUNTING = {"exact": "", "estimate": " (estimate)", "at_least": " or more", "unknown": ""}


def site_tables(report: BrandReport) -> RenderableType:
    """What the site is, what its products state, and what to do next."""
    facts = Table(title=_text(f"{report.id}: {report.name}"), title_justify="left", show_header=False)
    for name, value in _facts(report):
        facts.add_row(name, _text(value))
    parts: list[RenderableType] = [facts]
    if report.fill:
        parts.append(_fill(report))
    if report.dropped:
        counts = ", ".join(f"{reason} {count}×" for reason, count in report.dropped.items())
        parts.append(_text(f"Not taken from the sample: {counts}"))
    parts += [_text(f"Note: {warning}", "yellow") for warning in report.warnings]
    if report.written:
        parts.append(_text(f"Written: {report.written}"))
    parts.append(_text(f"Next: {report.next_step}", "dim"))
    return Group(*parts)


def _facts(report: BrandReport) -> list[tuple[str, str]]:
    count = "unknown" if report.products is None else f"{report.products:,}{_COUNTING[report.counting]}"
    currency = report.currency or ""
    if report.platform == "shopify":
        currency = f"{currency} (from {report.currency_source})" if currency else "unknown"
    facts = [
        ("address", report.url),
        ("platform", f"{report.platform}: {'; '.join(report.reasons)}"),
        ("robots.txt", report.robots),
        ("sitemaps", ", ".join(report.sitemaps[:3]) + (" …" if len(report.sitemaps) > 3 else "") or "none"),
        ("feeds", ", ".join(report.feeds)),
        ("products", count),
        ("currency", currency),
        ("brand", report.brand or "not one for all products"),
        ("consent", report.consent.value),
    ]
    return [(name, value) for name, value in facts if value]


def _fill(report: BrandReport) -> Table:
    table = Table("Field", "Stated", "Lacking", title=f"In a sample of {report.sampled} products", title_justify="left")
    for column in table.columns[1:]:
        column.justify = "right"
    for field, share in report.fill.items():
        table.add_row(field, f"{share:.0%}", f"{1 - share:.0%}" if share < 1 else "")
    return table


def list_tables(sites: SiteList) -> RenderableType:
    """The sites, then the purged ones."""
    if not sites.sites and not sites.purged:
        return _text("There is no brand site yet. Next: offshelf brand add URL")
    table = Table("Site", "Platform", "Consent", "Last crawl", "Products", "Variants", "Next")
    table.columns[0].no_wrap = table.columns[6].no_wrap = True
    for column in table.columns[4:6]:
        column.justify = "right"
    for site in sites.sites:
        when = f" {site.last_crawl_at:%Y-%m-%d %H:%M}" if site.last_crawl_at else ""
        crawl = f"{site.last_crawl or 'never'}{when}"
        figures = (f"{site.products:,}", f"{site.variants:,}")
        table.add_row(site.id, site.platform, site.consent.value, crawl, *figures, _text(site.next_step))
    purged = [
        _text(f"Purged: {stone.site}, {stone.purged_at:%Y-%m-%d}: {stone.reason}", "dim") for stone in sites.purged
    ]
    return Group(table, *purged) if sites.sites else Group(*purged)


def _text(text: str, style: str = "") -> Text:
    return Text(printable(text), style)
