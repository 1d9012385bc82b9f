"""A run's report as an HTML page: what it found, what changed since the last run, and what went wrong."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from config.html_page import bar, escaped, html_page, html_table, link
from crawler.run_changes import Named, PriceChange, RunChanges
from crawler.run_examples import Example, RunExamples
from crawler.run_report import RunReport

_KEPT = {"incomplete": " Nothing was delisted.", "held": " Nothing of this run was kept."}


def report_page(
    name: str, when: datetime, report: RunReport, before: RunReport | None, changes: RunChanges, examples: RunExamples
) -> str:
    """The whole page; ``before`` is the last complete run, ``when`` the time (UTC) that this one began."""
    parts = [*_head(name, when, report, before), _tiles(report, before, changes)]
    if report.fill:
        parts += ["<h2>Fill rates</h2>", _fill(report.fill, before.fill if before else {})]
    parts += [*_changes(changes, first=before is None), *_problems(report, examples)]
    parts += ["<h2>Requests</h2>", _requests(report)]
    return html_page(f"{name}: run {report.run}, {report.state}", parts)


def _head(name: str, when: datetime, report: RunReport, before: RunReport | None) -> Iterator[str]:
    style = "good" if report.state == "complete" else "warn"
    compared = f"compared with run {before.run}" if before else "the first complete run" if style == "good" else ""
    facts = (f"Run {report.run}", f"{when:%Y-%m-%d %H:%M} UTC", f"{report.seconds:,.1f} s", compared)
    yield f'<h1>{escaped(name)} <span class="{style}">{escaped(report.state)}</span></h1>'
    yield f'<p class="soft">{escaped(" · ".join(fact for fact in facts if fact))}</p>'
    if report.reason:
        kept = f" {report.consequence.capitalize()}." if report.consequence else ""
        yield f'<p class="note">{escaped(report.reason)}.{kept}</p>'
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
        ("errors", _errors(report), _errors(before) if before else None),
    ]
    tiles = (f'<div class="tile"><b>{now:,}</b>{label}{_difference(now, then)}</div>' for label, now, then in counts)
    return f'<div class="tiles">{"".join(tiles)}</div>'


def _errors(report: RunReport) -> int:
    return sum(count for reason, count in report.requests.items() if reason[:1] not in ("2", "3"))


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


def _changes(changes: RunChanges, first: bool) -> Iterator[str]:
    if changes.prices:
        yield f"<h2>{_counted(changes.price_count, 'price change', 'price changes')}</h2>"
        headings = ("Product", "Variant", "Before", "Now", "Change")
        yield html_table(headings, [_price(change) for change in changes.prices], numbers=(2, 3, 4))
        yield _more(changes.price_count, changes.prices)
    if changes.new and not first:
        yield from _products(_counted(changes.new_count, "new product", "new products"), changes.new, changes.new_count)
    if changes.gone:
        yield from _products(
            _counted(changes.gone_count, "product is gone", "products are gone"), changes.gone, changes.gone_count
        )


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


def _price(change: PriceChange) -> tuple[str, ...]:
    share = f"{100 * (change.after - change.before) / change.before:+.1f} %" if change.before else ""
    amounts = (f"{amount} {escaped(change.currency or '?')}" for amount in (change.before, change.after))
    return link(change.product.url, change.product.name), escaped(change.variant_id), *amounts, share


def _products(title: str, products: Sequence[Named], count: int) -> Iterator[str]:
    yield f"<h2>{title}</h2>"
    yield html_table(("Product", "Address"), [(escaped(p.name), link(p.url, p.url)) for p in products])
    yield _more(count, products)


def _more(count: int, shown: Sequence[object]) -> str:
    return f'<p class="soft">and {count - len(shown):,} more</p>' if count > len(shown) else ""


def _problems(report: RunReport, examples: RunExamples) -> Iterator[str]:
    if report.dropped:
        yield "<h2>Dropped, by reason</h2>"
        ordered = sorted(report.dropped.items(), key=lambda entry: (-entry[1], entry[0]))
        rows = [(escaped(reason), f"{count:,}", _told(examples.dropped.get(reason, []))) for reason, count in ordered]
        yield html_table(("Reason", "Count", "Examples"), rows, numbers=(1,))
    if examples.addresses:
        yield "<h2>Addresses that gave nothing</h2>"
        states = examples.addresses.items()
        rows = [(escaped(state), f"{report.pages.get(state, 0):,}", _told(found)) for state, found in states]
        yield html_table(("State", "Count", "Examples"), rows, numbers=(1,))


def _told(examples: Sequence[Example]) -> str:
    lines = (
        link(example.url, example.url) + (f" {escaped(example.detail)}" if example.detail else "")
        for example in examples
    )
    return "<br>".join(lines)


def _requests(report: RunReport) -> str:
    kinds = (("Answers", report.requests), ("Addresses", report.pages))
    rows = [
        (label, ", ".join(f"{escaped(name)} {count:,}" for name, count in sorted(counts.items())))
        for label, counts in kinds
    ]
    return html_table(("", ""), [*rows, ("Transferred", f"{report.bytes / 1e6:,.1f} MB")])
