"""Reports on brand sites as tables for the terminal. All text in them came from a site: it is shown, never obeyed."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from config.plain_table import plain_table
from config.terminal import printable
from crawler.brands.lacks import Lack
from crawler.brands.rows import SiteRow
from crawler.brands.site_facts import SiteFacts
from crawler.harvest.tombstones import Tombstone

_COUNTING = {"exact": "", "estimate": " (estimate)", "at_least": " or more", "unknown": ""}


def site_tables(report: SiteFacts) -> RenderableType:
    """What the site is, what its products state, and what to do next."""
    facts = plain_table(f"{report.id}: {report.name}", "", "")
    facts.show_header = False
    facts.columns[0].style = "dim"
    for name, value in _facts(report):
        facts.add_row(name, _text(value))
    parts: list[RenderableType] = [facts, ""]
    if report.fill:
        parts += [_fill(report), ""]
    if report.lacks:
        parts += [_lacks(report.lacks), ""]
    if report.dropped:
        counts = ", ".join(f"{reason} {count}×" for reason, count in report.dropped.items())
        parts.append(_text(f"Not taken from the sample: {counts}"))
    parts += [_text(f"Note: {warning}", "yellow") for warning in report.warnings]
    if report.page:
        parts.append(_text(f"To send to the owner: {report.page}"))
    if report.written:
        parts.append(_text(f"Written: {report.written}"))
    parts.append(_text(f"Next: {report.next_step}", "dim"))
    return Group(*parts)


def _facts(report: SiteFacts) -> list[tuple[str, str]]:
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
        ("brand", report.brand or _no_brand(report)),
        ("consent", report.consent.value),
    ]
    return [(name, value) for name, value in facts if value]


def _no_brand(report: SiteFacts) -> str:
    if report.sampled and not report.fill.get("brand"):
        return "no product states one: if the site sells one brand only, write 'brand: NAME' into its file"
    return "not one for all products"


def _fill(report: SiteFacts) -> Table:
    table = plain_table(f"Stated in a sample of {report.sampled} products", "", numbers=("",))
    table.add_column()
    table.show_header = False
    for field, share in report.fill.items():
        table.add_row(field, f"{share:.0%}", _text("█" * round(20 * share), "green"))
    return table


def _lacks(lacks: Sequence[Lack]) -> Table:
    """What to tell the brand's owner; two lines a field, so that 80 columns hold it."""
    table = plain_table("What the pages lack, what costs most first", "Field", numbers=("Lacking",))
    table.add_column("What to add, and what it costs to go without")
    for lack in lacks:
        style = "red" if lack.share > 0.5 else "yellow"
        told = Text.assemble(
            printable(lack.add), "\n", (f"{lack.cost}\n", "dim"), (printable(lack.example_urls[0]), "dim")
        )
        table.add_row(Text(lack.field, "bold"), Text(f"{lack.lacking} of {lack.sampled}", style), told)
    return table


def list_tables(sites: Sequence[SiteRow], purged: Sequence[Tombstone]) -> RenderableType:
    """The sites, what to do next, then the purged ones."""
    graves = [_text(f"Purged: {stone.site}, {stone.purged_at:%Y-%m-%d}: {stone.reason}", "dim") for stone in purged]
    if not sites:
        return Group(*graves, _text("There is no brand site yet. Next: offshelf brand add URL"))
    columns = ("Site", "Platform", "Consent", "Last crawl (UTC)")
    table = plain_table("", *columns, numbers=("Products", "Variants"), gap=1)
    for site in sites:
        when = f" {site.last_crawl_at:%m-%d %H:%M}" if site.last_crawl_at else ""
        figures = (f"{site.products:,}", f"{site.variants:,}")
        table.add_row(site.id, site.platform, site.consent.value, f"{site.last_crawl or 'never'}{when}", *figures)
    steps = dict.fromkeys(site.next_step for site in sites)
    return Group(table, *graves, *(_text(f"Next: {step}", "dim") for step in steps))


def _text(text: str, style: str = "") -> Text:
    return Text(printable(text), style)
