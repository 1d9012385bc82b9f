"""Sections of the page on a run: what changed, and what was not taken."""

from collections.abc import Iterator, Sequence

from config.html_page import escaped, html_table, link
from crawler.reports.run_changes import Named, PriceChange, RunChanges
from crawler.reports.run_examples import Example, RunExamples
from crawler.runs.report import RunReport


def change_sections(changes: RunChanges, first: bool) -> Iterator[str]:
    """HTML on what changed against the run before; ``first``: there is none."""
    if changes.prices:
        yield f"<h2>{_counted(changes.price_count, 'price change', 'price changes')}</h2>"
        headings = ("Product", "Before", "Now", "Change")
        yield html_table(headings, [_price(change) for change in changes.prices], numbers=(1, 2, 3))
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
    variant = f'<br><span class="soft">{escaped(change.variant_id)}</span>'
    return link(change.product.url, change.product.name) + variant, *amounts, share


def _products(title: str, products: Sequence[Named], count: int) -> Iterator[str]:
    yield f"<h2>{title}</h2>"
    yield html_table(("Product",), [(link(product.url, product.name),) for product in products])
    yield _more(count, products)


def _more(count: int, shown: Sequence[object]) -> str:
    return f'<p class="soft">and {count - len(shown):,} more</p>' if count > len(shown) else ""


def problem_sections(report: RunReport, examples: RunExamples) -> Iterator[str]:
    """HTML on what was dropped, and on addresses that gave nothing, with examples."""
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
