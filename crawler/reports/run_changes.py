"""What a run changed: products that are new or gone, and prices that are others than before."""

from dataclasses import dataclass, field
from decimal import Decimal

import orjson
from sqlalchemy import ColumnElement, Connection, Row, Select, Subquery, func, select

from crawler.tables import harvest_product, harvest_variant, offer_history
from crawler.tables import run as runs

MAX_EXAMPLES = 50


@dataclass(frozen=True, slots=True)
class Named:
    """A product as it is shown to people."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class PriceChange:
    """A variant whose price is another than before the run, in the same currency."""

    product: Named
    variant_id: str
    before: Decimal
    after: Decimal
    currency: str | None


@dataclass(slots=True)
class RunChanges:
    """Counts are of all; the lists hold the first of them."""

    new_count: int = 0
    new: list[Named] = field(default_factory=list)
    gone_count: int = 0
    gone: list[Named] = field(default_factory=list)
    price_count: int = 0
    prices: list[PriceChange] = field(default_factory=list)


def run_changes(connection: Connection, site: str, run: int) -> RunChanges:
    """What the site's run changed, from when it began to when it ended."""
    began, ended = connection.execute(select(runs.c.started_at, runs.c.finished_at).where(runs.c.id == run)).one()
    product = harvest_product.c
    new = (product.site == site) & (product.first_seen >= began) & product.delisted_at.is_(None)
    gone = (product.site == site) & (product.delisted_at >= began)
    if ended is not None:
        new, gone = new & (product.first_seen <= ended), gone & (product.delisted_at <= ended)
    changes = RunChanges()
    changes.new_count, changes.new = _products(connection, new)
    changes.gone_count, changes.gone = _products(connection, gone)
    changed = _changed_prices(site, began)
    changes.price_count = connection.execute(select(func.count()).select_from(changed.subquery())).scalar_one()
    changes.prices = [_price_change(row) for row in connection.execute(changed.limit(MAX_EXAMPLES))]
    return changes


def _products(connection: Connection, which: ColumnElement[bool]) -> tuple[int, list[Named]]:
    count = connection.execute(select(func.count()).select_from(harvest_product).where(which)).scalar_one()
    query = select(harvest_product.c.record, harvest_product.c.url).where(which)
    rows = connection.execute(query.order_by(harvest_product.c.product_id).limit(MAX_EXAMPLES)) if count else ()
    return count, [Named(_name(row.record), row.url) for row in rows]


def _changed_prices(site: str, began: object) -> Select[tuple[str, str, str, str, str, str]]:
    """Each variant's last price before the run beside its last one since, where they differ."""
    history = offer_history
    after, before = _newest(site, history.c.observed_at >= began), _newest(site, history.c.observed_at < began)
    now, then = history.alias("now"), history.alias("then")
    joined = (
        now.join(after, after.c.id == now.c.id)
        .join(before, before.c.variant_id == now.c.variant_id)
        .join(then, then.c.id == before.c.id)
        .join(harvest_variant, harvest_variant.c.variant_id == now.c.variant_id)
        .join(
            harvest_product,
            (harvest_product.c.site == harvest_variant.c.site)
            & (harvest_product.c.product_id == harvest_variant.c.product_id),
        )
    )
    return (
        select(
            now.c.variant_id,
            then.c.price.label("before"),
            now.c.price.label("after"),
            now.c.price_currency,
            harvest_product.c.record,
            harvest_product.c.url,
        )
        .select_from(joined)
        .where(now.c.price != then.c.price, now.c.price_currency == then.c.price_currency)
        .order_by(now.c.variant_id)
    )


def _newest(site: str, when: ColumnElement[bool]) -> Subquery:
    history = offer_history.c
    query = select(history.variant_id, func.max(history.id).label("id")).where(history.site == site, when)
    return query.group_by(history.variant_id).subquery()


def _price_change(row: Row[tuple[str, str, str, str, str, str]]) -> PriceChange:
    product = Named(_name(row.record), row.url)
    return PriceChange(product, row.variant_id, Decimal(row.before), Decimal(row.after), row.price_currency)


def _name(record: str) -> str:
    return str(orjson.loads(record)["name"])
