"""The score of extraction for people."""

from rich.console import Group as Lines
from rich.table import Table
from rich.text import Text

from config.plain_table import plain_table
from config.terminal import printable
from crawler.evaluation.score import ExtractionScore, Group

MAX_MISTAKES = 40


def score_tables(score: ExtractionScore) -> Lines:
    """A table for each part of the pages, and the first mistakes that are wrong rather than missing."""
    tables = [_fields("Product pages", score.products)]
    tables += [_fields(f"{name} (apart)", group) for name, group in score.apart.items() if group.pages]
    tables.append(_mistakes(score))
    pages = score.products.pages + score.not_products + sum(group.pages for group in score.apart.values())
    return Lines(
        *(part for table in tables for part in (table, "")),
        Text(f"{score.not_products} pages are no product; taken for one: {', '.join(score.false_products) or 'none'}"),
        Text(f"{pages} pages in {score.seconds:.2f} s, {1000 * score.seconds / max(pages, 1):.1f} ms each"),
    )


def _fields(title: str, group: Group) -> Table:
    figures = ("Known", "Right", "Wrong", "Missing", "Right %", "Wrong %")
    table = plain_table(f"{title}: {group.found} of {group.pages} found", "Field", numbers=figures)
    for name, tally in group.fields.items():
        if not tally.known:
            continue
        shares = (f"{100 * count / tally.known:.1f}" for count in (tally.right, tally.wrong))
        table.add_row(name, *(str(n) for n in (tally.known, tally.right, tally.wrong, tally.missing)), *shares)
    return table


def _mistakes(score: ExtractionScore) -> Table:
    table = plain_table("Wrong or invented", "Page", "Field", "Expected", "Got")
    for mistake in [m for m in score.mistakes if m.outcome != "missing"][:MAX_MISTAKES]:
        cells = (mistake.file, mistake.field, mistake.expected, mistake.got)
        table.add_row(*(Text(printable(cell)[:80]) for cell in cells))
    return table
