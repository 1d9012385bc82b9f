"""Why a run must not be taken for the whole site, or not be believed at all."""

from config.expectations import Expectations
from crawler.runs.report import RunReport

LEAST_GROWN = 100
"""Products before; what is smaller may well grow tenfold."""
WELL_FILLED = 0.5
"""Share of the last complete run's variants that stated a field, from which on its loss is a sign of a changed site."""


def doubt_number(report: RunReport, before: RunReport | None, expected: Expectations) -> str | None:
    """Why there are too few products to delist any, if so; what the run found may still be true."""
    if report.products < max(1, expected.products):
        return "no product was found" if not report.products else _too_few(report, expected)
    if before and report.products < (1 - expected.largest_drop) * before.products:
        return f"only {report.products} products were found, after {before.products} in run {before.run}"
    return None


def doubt_content(report: RunReport, before: RunReport | None, expected: Expectations) -> str | None:
    """Why what the run found is not believed, if so: far too much of it, or with too little in it."""
    if before and before.products >= LEAST_GROWN and report.products > expected.largest_growth * before.products:
        return f"{report.products} products were found, after {before.products} in run {before.run}"
    for field, share in report.fill.items():
        least = expected.fill.get(field)
        if least is None and before and before.fill.get(field, 0) >= WELL_FILLED:
            least = before.fill[field] / 2
        if least is not None and share < least:
            return f"only {share:.0%} of the variants state {field.replace('_', ' ')}; {least:.0%} are expected"
    return None


def _too_few(report: RunReport, expected: Expectations) -> str:
    return f"only {report.products} products were found; at least {expected.products} are expected"
