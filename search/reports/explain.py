"""Why a variant has its verdict: the facts that decided, those that conflict, and both records side by side."""

from datetime import UTC

from sqlalchemy import Connection, RowMapping, select

from config.database import opened_database
from config.errors import NotFoundError
from config.settings import Settings
from crawler.product import Product, Variant
from crawler.tables import harvest_product, harvest_variant
from indexer.matching.judgements.log import JudgementLog
from indexer.matching.verdicts.conflicts import CONFLICTS
from indexer.matching.verdicts.what_would_change import would_change
from indexer.review.side_by_side import compared
from indexer.tables import verdict
from indexer.variant_title import variant_title
from indexer.verdict import Evidence, VariantVerdict
from search.hits.verdict_reason import verdict_reasons
from search.reports.explanation import Explanation


def explain_variant(settings: Settings, variant_id: str) -> Explanation:
    """Raises NotFoundError for an unknown variant."""
    with opened_database(settings) as database, database.connect() as connection:
        return read_explanation(connection, variant_id)


def read_explanation(connection: Connection, variant_id: str) -> Explanation:
    """The same over a connection that is open. Raises NotFoundError."""
    row = _stored(connection, variant_id)
    variant = Variant.model_validate_json(row["variant"])
    product = Product.model_validate_json(f'{row["product"][:-1]},"variants":[{row["variant"]}]}}')
    evidence = [Evidence.model_validate(fact) for fact in row["evidence"] or []]
    return Explanation(
        variant_id=variant_id,
        brand_site=row["site"],
        title=variant_title(product, variant),
        url=variant.url or product.url,
        verdict=row["verdict"],
        match_probability=row["match_probability"],
        home_id=row["home_id"],
        reasons=verdict_reasons(row["verdict"], evidence),
        would_change=would_change(_decided(variant_id, row, evidence)),
        evidence=evidence,
        conflicts=[fact for fact in evidence if fact.code in CONFLICTS],
        compared=compared(connection, "variant", variant_id, row["home_id"]) if row["home_id"] else [],
        judgements=_in_force(connection, variant_id),
        history=JudgementLog(connection).history([variant_id, row["style_id"]]),
        decided_at=row["decided_at"] and row["decided_at"].replace(tzinfo=UTC),
    )


def _decided(variant_id: str, row: RowMapping, evidence: list[Evidence]) -> VariantVerdict:
    return VariantVerdict(
        variant_id=variant_id,
        verdict=row["verdict"],
        match_probability=row["match_probability"],
        home_id=row["home_id"],
        evidence=evidence,
    )


def _stored(connection: Connection, variant_id: str) -> RowMapping:
    """The variant's record and verdict, and its product's record."""
    of_product = (harvest_product.c.site == harvest_variant.c.site) & (
        harvest_product.c.product_id == harvest_variant.c.product_id
    )
    decided = (verdict.c.verdict, verdict.c.match_probability, verdict.c.home_id, verdict.c.evidence)
    records = (harvest_product.c.record.label("product"), harvest_variant.c.record.label("variant"))
    query = (
        select(harvest_product.c.site, harvest_product.c.style_id, *records, *decided, verdict.c.decided_at)
        .join(harvest_product, of_product)
        .outerjoin(verdict, verdict.c.variant_id == harvest_variant.c.variant_id)
        .where(harvest_variant.c.variant_id == variant_id)
    )
    row = connection.execute(query).mappings().first()
    if row is None:
        raise NotFoundError(f"There is no brand variant '{variant_id[:120]}'.", "List them with: offshelf export")
    return row


def _in_force(connection: Connection, variant_id: str) -> dict[str, str]:
    said = JudgementLog(connection).in_force()
    return {judged.object: judged.decision for judged in said if judged.key[:2] == ("variant", variant_id)}
