"""Every style of one brand as a search leaves it: sold here, sold in part, to be had from the brand, or held back."""

from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel

from config.database import opened_database
from config.settings import Settings
from crawler.product import Product
from indexer.documents.brand_style import BrandStyle, JudgedVariant
from indexer.documents.stored_style import iter_brand_styles
from indexer.verdict import Verdict
from search.buy import BuyMode, Money
from search.hits.verdict_reason import verdict_reasons
from search.reports.export import export_variants
from search.reports.export_row import ExportRow
from search.response import SearchResponse

Mark = Literal["sold", "offered", "not_offered", "uncertain"]
Place = Literal["home", "buy_for_me", "held_back"]


BATCH = 500


class VariantMark(BaseModel):
    """One variant in a style's grid."""

    color: str
    size: str
    mark: Mark


class StyleLine(BaseModel):
    """One style of the brand."""

    name: str
    place: Place
    price: Money | None
    currency: str | None
    mode: BuyMode
    """Of the variants that are offered."""
    variants: list[VariantMark]
    match_probability: float | None
    """The lowest of its variants: how likely it is that the shop sells them."""
    why: list[str]
    """The evidence of the first variant that is not sold here, or what keeps the style back."""

    def count(self, mark: Mark) -> int:
        return sum(variant.mark == mark for variant in self.variants)


def brand_lines(settings: Settings, site: str, response: SearchResponse) -> list[StyleLine]:
    """The styles of a brand site in the order of the response; those that it does not show come last."""
    rows = {row.variant_id: row for row in map(ExportRow.model_validate_json, export_variants(settings, None, "jsonl"))}
    order = _places(response)
    with opened_database(settings) as database, database.connect() as connection:
        styles = [style for style in iter_brand_styles(connection, BATCH) if style.site == site]
    styles.sort(key=lambda style: order.get(style.variants[0].variant_id, (1 << 30, "held_back"))[0])
    return [_line(style, rows, order.get(style.variants[0].variant_id, (0, "held_back"))[1]) for style in styles]


def _places(response: SearchResponse) -> dict[str, tuple[int, Place]]:
    """By variant, the place of its style in the response and the section."""
    sections = response.sections
    hits: list[tuple[list[str | None], Place]] = [
        *(([v.variant_id for v in hit.variants], "home") for hit in sections.home.hits),
        *(([v.variant_id for v in hit.variants], "buy_for_me") for hit in sections.buy_for_me.hits),
    ]
    return {identity: (at, place) for at, (ids, place) in enumerate(hits) for identity in ids if identity}


def _line(style: BrandStyle, rows: dict[str, ExportRow], place: Place) -> StyleLine:
    judged = [rows[variant.variant_id] for variant in style.variants]
    offered = [row for row in judged if row.buy.mode != "none"]
    first = _telling(judged, offered, place)
    probabilities = [row.match_probability for row in judged if row.match_probability is not None]
    return StyleLine(
        name=style.product.name,
        place=place,
        price=first.price,
        currency=first.currency,
        mode=offered[0].buy.mode if offered else "none",
        variants=[_mark(style.product, variant, row) for variant, row in zip(style.variants, judged, strict=True)],
        match_probability=min(probabilities, default=None),
        why=list(_why(first, place)),
    )


def _telling(judged: list[ExportRow], offered: list[ExportRow], place: Place) -> ExportRow:
    """The variant that says best why the style is where it is."""
    uncertain = [row for row in judged if row.verdict is Verdict.UNCERTAIN]
    unsold = [row for row in judged if row.verdict is Verdict.NOT_SOLD_HERE]
    return ((uncertain if place == "held_back" else []) or offered or unsold or uncertain or judged)[0]


def _mark(product: Product, judged: JudgedVariant, row: ExportRow) -> VariantMark:
    options = {**product.attributes, **judged.variant.options}
    return VariantMark(color=options.get("color", ""), size=options.get("size", ""), mark=_mark_of(row))


def _mark_of(row: ExportRow) -> Mark:
    if row.verdict is Verdict.SOLD_HERE:
        return "sold"
    if row.verdict is not Verdict.NOT_SOLD_HERE:
        return "uncertain"
    return "not_offered" if row.buy.mode == "none" else "offered"


def _why(row: ExportRow, place: Place) -> Iterator[str]:
    """What holds a style back, then what decided the verdict."""
    if place == "held_back":
        yield from (reason.text for reason in row.buy.reasons)
    yield from verdict_reasons(row.verdict, row.evidence)
