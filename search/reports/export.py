"""Every listed brand variant with its verdict, for other programs and for spreadsheets."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import chain, islice

from sqlalchemy import Connection, select

from config.database import opened_database
from config.errors import InputError
from config.settings import Settings
from crawler.product import Offer
from indexer.documents.brand_style import BrandStyle, JudgedVariant
from indexer.documents.stored_style import iter_brand_styles
from indexer.tables import verdict as verdict_table
from indexer.variant_title import variant_title
from indexer.verdict import Evidence, Verdict
from search.brand_book import BrandBook, read_brand_book
from search.eligibility import BrandOffer, judge_offer
from search.reports.export_row import ExportRow

_BATCH = 500
"""Styles whose evidence is read at once."""
_VERDICTS = (Verdict.SOLD_HERE, Verdict.NOT_SOLD_HERE, Verdict.UNCERTAIN)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def export_variants(settings: Settings, verdict: str | None, format_name: str) -> Iterator[str]:
    """Texts to write one after another: JSON lines (``jsonl``), a CSV file (``csv``), or one JSON list (``json``).

    Raises InputError, before anything is written, for an unknown verdict or format.
    """
    if verdict is not None and verdict not in _VERDICTS:
        raise InputError(f"There is no verdict '{verdict[:100]}'.", f"Use one of: {', '.join(_VERDICTS)}.")
    writers = {"jsonl": _json_lines, "csv": _csv, "json": _json_list}
    if format_name not in writers:
        raise InputError(f"There is no format '{format_name[:100]}'.", "Use one of: jsonl, csv.")
    return writers[format_name](_rows(settings, verdict))


def _rows(settings: Settings, verdict: str | None) -> Iterator[ExportRow]:
    book, now = read_brand_book(settings), datetime.now(UTC)
    with opened_database(settings) as database, database.connect() as connection:
        styles = iter_brand_styles(connection, _BATCH)
        while batch := list(islice(styles, _BATCH)):
            evidence = _evidence(connection, batch)
            every = ((style, judged) for style in batch for judged in style.variants)
            for style, judged in every:
                if verdict is None or judged.verdict == verdict:
                    yield _row(settings, book, now, style, judged, evidence.get(judged.variant_id, []))


def _evidence(connection: Connection, styles: Sequence[BrandStyle]) -> dict[str, list[Evidence]]:
    ids = [style.style_id for style in styles]
    query = select(verdict_table.c.variant_id, verdict_table.c.evidence).where(verdict_table.c.style_id.in_(ids))
    return {
        row.variant_id: [Evidence.model_validate(item) for item in row.evidence] for row in connection.execute(query)
    }


def _row(
    settings: Settings,
    book: BrandBook,
    now: datetime,
    style: BrandStyle,
    judged: JudgedVariant,
    evidence: list[Evidence],
) -> ExportRow:
    product, variant, offer = style.product, judged.variant, judged.variant.offer or Offer()
    judged_offer = BrandOffer(
        verdict=judged.verdict,
        availability=offer.availability,
        price=offer.price,
        price_currency=offer.price_currency,
        observed_at=judged.observed_at,
        consent=book.consent(style.site, product.brand),
        agent_checkout=offer.agent_checkout,
        purchase_refusal=judged.purchase_refusal,
    )
    return ExportRow(
        brand_site=style.site,
        url=_url(product.url, variant.url),
        product_id=product.product_id,
        variant_id=judged.variant_id,
        title=variant_title(product, variant),
        brand=product.brand,
        gtin=variant.gtin,
        mpn=variant.mpn,
        sku=variant.sku,
        price=offer.price,
        currency=offer.price_currency,
        availability=offer.availability,
        observed_at=judged.observed_at,
        verdict=judged.verdict,
        match_probability=judged.match_probability,
        home_id=judged.home_id,
        evidence=evidence,
        buy=judge_offer(judged_offer, settings, now),
        options=variant.options,
    )


def _url(product: str, variant: str | None) -> str:
    """The canonical address; the variant's own only where nothing but the query tells them apart."""
    return variant if variant and _without_query(variant) == _without_query(product) else product


def _without_query(url: str) -> str:
    return url.partition("#")[0].partition("?")[0]


def _json_lines(rows: Iterable[ExportRow]) -> Iterator[str]:
    return (row.model_dump_json() + "\n" for row in rows)


def _json_list(rows: Iterable[ExportRow]) -> Iterator[str]:
    lines = _json_lines(rows)
    first = next(lines, None)
    if first is None:
        return iter(["[]\n"])
    return chain(["[\n", first.rstrip()], (",\n" + line.rstrip() for line in lines), ["\n]\n"])


def _csv(rows: Iterable[ExportRow]) -> Iterator[str]:
    yield _csv_line(list(ExportRow.model_fields))
    for row in rows:
        values = row.model_dump(mode="json")
        values["evidence"] = "; ".join(f"{item.code}: {item.detail}" for item in row.evidence)
        values["buy"] = row.buy.mode
        values["options"] = "; ".join(f"{name}: {value}" for name, value in row.options.items())
        yield _csv_line(["" if value is None else str(value) for value in values.values()])


def _csv_line(cells: Sequence[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow([_harmless(cell) for cell in cells])
    return buffer.getvalue()


def _harmless(cell: str) -> str:
    """A spreadsheet must not run what a site wrote: a cell that looks like a formula becomes text."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell
