"""The demo's report for the terminal: a section for each stage, then the search with a grid of sizes and colours."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from config.plain_table import plain_table
from config.terminal import printable
from search.demo.outcome import DemoOutcome
from search.demo.style_grid import grid_legend, style_table


def demo_view(report: DemoOutcome) -> RenderableType:
    times = report.seconds
    return Group(
        *_stage("1  Probe: what are these sites?", times.add, _probes(report)),
        *_stage("2  Crawl: everything that they sell", times.crawl, *_crawl(report)),
        *_stage("3  Home: what the shop sells", times.home, _home(report)),
        *_stage("4  Match and index: which of it is the same?", times.index, _index(report)),
        *_stage(f"5  Search: {report.search.query}", times.search, *_search(report)),
        Text(),
        Text("The same on a page, with pictures: offshelf demo --serve", style="bold"),
    )


def _stage(title: str, seconds: float, *parts: RenderableType) -> Iterator[RenderableType]:
    yield Text()
    yield Rule(Text.assemble((title, "bold cyan"), (f"  {seconds:.1f} s", "dim")), align="left", style="cyan")
    for part in parts:
        yield Padding(part, (0, 0, 0, 3))


def _probes(report: DemoOutcome) -> RenderableType:
    table = plain_table("", "site", "platform", "products are found by", "prices", "GTINs", "consent")
    table.columns[3].justify = table.columns[4].justify = "right"
    consents = {"opted_in": "opted in", "silent": "silent", "opted_out": "opted out"}
    states = {run.site: run for run in report.crawl.runs}
    for probe in report.probes:
        way = {"shopify": "/products.json", "woocommerce": "Store API", "merchant_feed": "feed"}.get(probe.platform)
        way = way or ("sitemap" if probe.sitemaps else "links")
        shares = (f"{probe.fill.get(field, 0):.0%}" for field in ("price", "gtin"))
        table.add_row(Text(probe.id), probe.platform.replace("_", " "), way, *shares, consents[probe.consent])
    for site in sorted(set(states) - {probe.id for probe in report.probes}):
        table.add_row(Text(site), "not looked at", "", "", "", Text("opted out", style="yellow"))
    return table


def _crawl(report: DemoOutcome) -> Iterator[RenderableType]:
    table = plain_table("", "site", numbers=("pages", "products", "variants", "kB", "s"))
    table.add_column("what happened")
    for run in report.crawl.runs:
        numbers = (f"{sum(run.pages.values())}", f"{run.products}", f"{run.variants}", f"{run.bytes / 1000:.0f}")
        news = ", ".join(f"{count} {reason.replace('_', ' ')}" for reason, count in run.dropped.items())
        gone = run.requests.get("404", 0) + run.requests.get("410", 0)
        news = ", ".join(filter(None, (news, f"{gone} not found" if gone else "")))
        if run.reason:
            news = f"{run.state}: {run.reason}"
        table.add_row(
            Text(run.site), *numbers, f"{run.seconds:.1f}", Text(printable(news or run.state), style="default")
        )
    yield table
    yield Text(f"The brand that has opted out was asked for {report.forbidden_requests} pages.", style="dim")


def _home(report: DemoOutcome) -> RenderableType:
    home = report.home
    table = plain_table("", "", "")
    table.show_header = False
    styles = f"{report.home_styles} products of {report.home_brands} brands"
    table.add_row("imported", Text(f"{home.imported} of {home.rows} rows: {styles}"))
    for bad in home.bad_rows:
        lines = ", ".join(f"line {row.line} ({row.detail})" for row in bad.first)
        table.add_row("not imported", Text(printable(f"{bad.rows} × {bad.reason}: {lines}")))
    for reason, count in home.dropped_values.items():
        table.add_row("left out", Text(f"{count} × {reason}"))
    renamed = ", ".join(
        f"{', '.join(columns)} → {field}" for field, columns in home.mapping.items() if columns != [field]
    )
    table.add_row("columns", Text(printable(renamed)))
    return table


def _index(report: DemoOutcome) -> RenderableType:
    index = report.index
    match = index.match.model_dump()
    table = plain_table("", "", "")
    table.show_header = False
    for name in ("verdicts", "decided_by", "conflicts"):
        counts = ", ".join(f"{count} {code.replace('_', ' ')}" for code, count in _most(match[name]))
        table.add_row(name.replace("_", " "), Text(counts or "none"))
    parts = ", ".join(f"{count.documents} {name.replace('_', ' ')}" for name, count in index.sections.items())
    table.add_row("index", Text(f"{index.documents} styles in {index.build} on {index.engine}: {parts}"))
    return table


def _most(counts: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: -pair[1])


def _search(report: DemoOutcome) -> Iterator[RenderableType]:
    yield grid_legend()
    by_place = {place: [s for s in report.styles if s.place == place] for place in ("home", "buy_for_me", "held_back")}
    row = report.search.sections.buy_for_me.row
    titles = {
        "home": f"Sold at {report.search.shop}",
        "buy_for_me": f"Not sold here, to be had from the brand (on the page after hit {row})",
        "held_back": "Held back: not shown to shoppers",
    }
    for place, styles in by_place.items():
        if styles:
            yield Text(f"\n{titles[place]}", style="bold underline")
            yield style_table(styles)
