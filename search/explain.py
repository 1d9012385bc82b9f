"""Why a variant has its verdict: the facts that decided, those that conflict, and both records side by side."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel
from sqlalchemy import Connection, select

from config.database import open_database
from config.errors import NotFoundError
from config.report import Report
from config.settings import Settings
from crawler.product import Product, Variant
from crawler.tables import harvest_product, harvest_variant
from indexer.home.record import HomeRecord
from indexer.matching.conflicts import CONFLICTS
from indexer.tables import home_row, judgement, verdict
from indexer.verdict import Evidence, Verdict
from search.verdict_reason import verdict_reasons

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table


class ComparedField(BaseModel):
    """One line of the comparison; None where a side does not say."""

    field: str
    brand_site: str | None
    home: str | None


class Explanation(Report):
    """A verdict with everything that led to it."""

    variant_id: str
    brand_site: str
    title: str
    url: str
    verdict: Verdict | None
    match_probability: float | None
    home_id: str | None
    reasons: list[str]
    """What decided, in sentences."""
    evidence: list[Evidence]
    conflicts: list[Evidence]
    """Those of the evidence that speak against one another and need a person."""
    compared: list[ComparedField]
    """Beside the most likely home row; empty if there is none."""
    judgements: dict[str, str]
    """A person's decisions on this variant, by home id."""
    decided_at: datetime | None

    def __rich__(self) -> "RenderableType":
        from rich.console import Group
        from rich.text import Text

        from config.terminal import printable

        parts: list[RenderableType] = [
            Text(printable(self.title), style="bold"),
            Text(printable(f"{self.brand_site}  {self.url}")),
            Text(),
            Text(self._verdict(), style="bold"),
            Text(printable(" ".join(self.reasons)) + "\n"),
            self._evidence_table(),
        ]
        if self.compared:
            parts.append(self._comparison_table())
        parts += [Text(f"A person decided: {decision}, {home_id}") for home_id, decision in self.judgements.items()]
        return Group(*parts)

    def _verdict(self) -> str:
        if self.verdict is None:
            return "No verdict yet"
        chance = "" if self.match_probability is None else f"; it is with probability {self.match_probability:.3f}"
        said = {Verdict.SOLD_HERE: "Sold here", Verdict.NOT_SOLD_HERE: "Not sold here"}
        return f"{said.get(self.verdict, 'Uncertain whether it is sold here')}{chance}"

    def _evidence_table(self) -> "Table":
        from rich.table import Table
        from rich.text import Text

        from config.terminal import printable

        table = Table(title="Evidence", title_justify="left")
        table.add_column("Fact")
        table.add_column("Weight for the same", justify="right")
        for fact in self.evidence:
            weight = "decided" if fact.weight is None else f"{fact.weight:+.1f}"
            table.add_row(Text(printable(fact.detail)), "conflict" if fact.code in CONFLICTS else weight)
        return table

    def _comparison_table(self) -> "Table":
        from rich.table import Table
        from rich.text import Text

        from config.terminal import printable

        table = Table(title="Side by side", title_justify="left")
        for column in ("", "Brand site", "Home"):
            table.add_column(column)
        for line in self.compared:
            table.add_row(line.field, *(Text(printable(text or "–")) for text in (line.brand_site, line.home)))
        return table


def explain_variant(settings: Settings, variant_id: str) -> Explanation:
    """Raises NotFoundError for an unknown variant."""
    with open_database(settings).connect() as connection:
        return _explanation(connection, variant_id)


def _explanation(connection: Connection, variant_id: str) -> Explanation:
    query = (
        select(
            harvest_product.c.site,
            harvest_product.c.record.label("product"),
            harvest_variant.c.record.label("variant"),
            verdict.c.verdict,
            verdict.c.match_probability,
            verdict.c.home_id,
            verdict.c.evidence,
            verdict.c.decided_at,
        )
        .join(
            harvest_product,
            (harvest_product.c.site == harvest_variant.c.site)
            & (harvest_product.c.product_id == harvest_variant.c.product_id),
        )
        .outerjoin(verdict, verdict.c.variant_id == harvest_variant.c.variant_id)
        .where(harvest_variant.c.variant_id == variant_id)
    )
    row = connection.execute(query).mappings().first()
    if row is None:
        raise NotFoundError(f"There is no brand variant '{variant_id[:120]}'.", "List them with: offshelf export")
    variant = Variant.model_validate_json(row["variant"])
    product = Product.model_validate_json(f'{row["product"][:-1]},"variants":[{row["variant"]}]}}')
    evidence = [Evidence.model_validate(fact) for fact in row["evidence"] or []]
    return Explanation(
        variant_id=variant_id,
        brand_site=row["site"],
        title=variant.title or product.name,
        url=variant.url or product.url,
        verdict=row["verdict"],
        match_probability=row["match_probability"],
        home_id=row["home_id"],
        reasons=verdict_reasons(row["verdict"], evidence),
        evidence=evidence,
        conflicts=[fact for fact in evidence if fact.code in CONFLICTS],
        compared=_compared(product, variant, _home(connection, row["home_id"])),
        judgements=_judgements(connection, variant_id),
        decided_at=row["decided_at"] and row["decided_at"].replace(tzinfo=UTC),
    )


def _home(connection: Connection, home_id: str | None) -> HomeRecord | None:
    record = connection.execute(select(home_row.c.record).where(home_row.c.home_id == home_id)).scalar()
    return HomeRecord.model_validate_json(record) if record else None


def _judgements(connection: Connection, variant_id: str) -> dict[str, str]:
    query = select(judgement.c.home_id, judgement.c.decision).where(judgement.c.variant_id == variant_id)
    rows = connection.execute(query.order_by(judgement.c.home_id))
    return {row.home_id: row.decision for row in rows}


def _compared(product: Product, variant: Variant, home: HomeRecord | None) -> list[ComparedField]:
    if home is None:
        return []
    lines: list[tuple[str, Any, Any]] = [
        ("title", variant.title or product.name, home.title),
        ("brand", product.brand, home.brand),
        ("gtin", variant.gtin, ", ".join(home.gtins)),
        ("mpn", variant.mpn, home.mpn),
        ("category", product.category, home.category),
        *(
            (name, variant.options.get(name), home.options.get(name))
            for name in sorted({**variant.options, **home.options})
        ),
        ("price", _price(variant.offer), _price(home.offer)),
        ("url", variant.url or product.url, home.url),
    ]
    return [
        ComparedField(field=name, brand_site=ours or None, home=theirs or None)
        for name, ours, theirs in lines
        if ours or theirs
    ]


def _price(offer: Any) -> str | None:
    return None if offer is None or offer.price is None else f"{offer.price} {offer.price_currency or ''}".strip()
