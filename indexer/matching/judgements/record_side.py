"""One side of a comparison: what a brand's style or variant, or a home style or row, says of itself."""

from collections.abc import Iterable, Sequence

from pydantic import BaseModel, Field
from sqlalchemy import Connection, select

from crawler.product import Offer
from indexer.documents.stored_style import load_brand_styles
from indexer.home.record import HomeRecord
from indexer.matching.judgements.judgement import Scope
from indexer.size_order import size_order
from indexer.tables import home_row
from indexer.variant_title import variant_title

_LONGEST_DESCRIPTION = 2_000
_MOST_ROWS = 500
"""Rows of one home style that are read."""


class RecordSide(BaseModel):
    """Unknown is empty or None. Of several variants, every value once, in their order; sizes from small to large."""

    title: str
    brand: str | None = None
    gtins: list[str] = Field(default_factory=list)
    mpns: list[str] = Field(default_factory=list)
    category: str | None = None
    options: dict[str, list[str]] = Field(default_factory=dict)
    prices: list[str] = Field(default_factory=list)
    """Amounts with their currency."""
    description: str | None = None
    url: str | None = None
    variants: int = 1


def brand_side(connection: Connection, scope: Scope, subject: str) -> RecordSide | None:
    """A listed style, or one variant of it; None if it is not listed now. A brand is only a name."""
    if scope == "brand":
        return RecordSide(title=subject, brand=subject, variants=0)
    style_id = subject if scope == "style" else subject.rpartition("-")[0]
    for style in load_brand_styles(connection, [style_id]):
        chosen = [one.variant for one in style.variants if scope == "style" or one.variant_id == subject]
        if not chosen:
            return None
        product = style.product
        return RecordSide(
            title=product.name if scope == "style" else variant_title(product, chosen[0]),
            brand=product.brand,
            gtins=_each(variant.gtin for variant in chosen),
            mpns=_each(variant.mpn for variant in chosen),
            category=product.category,
            options=_options([variant.options for variant in chosen]),
            prices=_each(price_text(variant.offer) for variant in chosen),
            description=(product.description or "")[:_LONGEST_DESCRIPTION] or None,
            url=(chosen[0].url if scope == "variant" else None) or product.url,
            variants=len(chosen),
        )
    return None


def home_side(connection: Connection, scope: Scope, name: str) -> RecordSide | None:
    """A home style by its key, or a row by its id; None if the catalog does not have it now."""
    if scope == "brand":
        return RecordSide(title=name, brand=name, variants=0)
    column = home_row.c.style_key if scope == "style" else home_row.c.home_id
    query = select(home_row.c.record).where(column == name).order_by(home_row.c.home_id).limit(_MOST_ROWS)
    rows = [HomeRecord.model_validate_json(text) for text in connection.execute(query).scalars()]
    if not rows:
        return None
    return RecordSide(
        title=rows[0].title,
        brand=next((row.brand for row in rows if row.brand), None),
        gtins=_each(gtin for row in rows for gtin in row.gtins),
        mpns=_each(row.mpn for row in rows),
        category=rows[0].category,
        options=_options([row.options for row in rows]),
        prices=_each(price_text(row.offer) for row in rows),
        description=(rows[0].description or "")[:_LONGEST_DESCRIPTION] or None,
        url=rows[0].url,
        variants=len(rows),
    )


def price_text(offer: Offer | None) -> str | None:
    """The amount as a decimal string with its currency; None where no price is stated."""
    if offer is None or offer.price is None:
        return None
    return f"{offer.price:f} {offer.price_currency or ''}".strip()


def _each(values: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))


def _options(stated: Sequence[dict[str, str]]) -> dict[str, list[str]]:
    values = {name: _each(options.get(name) for options in stated) for name in sorted(set().union(*stated))}
    return {name: sorted(texts, key=size_order) if name == "size" else texts for name, texts in values.items()}
