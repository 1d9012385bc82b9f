"""Joins what pages say now with what the store holds: new, changed, confirmed; and the history of offers."""

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any

import orjson
from sqlalchemy import Connection, bindparam, insert, select, update

from crawler.harvest.content_hash import digest, variants_digest
from crawler.harvest.identity import style_id, variant_id
from crawler.harvest.rollback import prior_of, snapshot
from crawler.product import Product, Variant
from crawler.tables import harvest_product, harvest_variant, offer_history

Row = dict[str, Any]
_CHUNK = 500  # keys in one query; SQLite allows 32,766 values


class HarvestMerge:
    """One batch of one site and run: ``load`` what is stored, ``add`` what was read, ``apply`` the difference.

    Several pages may give one product, such as a page per colour. Their variants are united; of a record that two
    pages give in one run, the page with the smaller fingerprint has it, so that the order of arrival means nothing.
    """

    def __init__(self, site: str, run: int) -> None:
        self._site = site
        self._run = run
        self._products: dict[str, Row] = {}
        self._variants: dict[str, dict[str, Row]] = {}
        self._known: set[str] = set()
        self._touched: dict[str, None] = {}
        self._history: list[Row] = []
        self._before: dict[str, Row] = {}

    def load(self, connection: Connection, product_ids: Collection[str]) -> None:
        """Read the stored rows of these products."""
        ids = list(product_ids)
        for start in range(0, len(ids), _CHUNK):
            chunk = ids[start : start + _CHUNK]
            for table in (harvest_product, harvest_variant):
                query = select(table).where(table.c.site == self._site, table.c.product_id.in_(chunk))
                for row in connection.execute(query).mappings():
                    self._remember(dict(row))

    def _remember(self, row: Row) -> None:
        if row["run"] != self._run:
            row["prior"] = None
        key, table = ("variant_id", harvest_variant) if "variant_id" in row else ("product_id", harvest_product)
        self._before[row[key]] = snapshot(table, row)
        if "variant_id" in row:
            self._variants.setdefault(row["product_id"], {})[row["variant_id"]] = row
            self._known.add(row["variant_id"])
        else:
            self._products[row["product_id"]] = row
            self._known.add(row["product_id"])

    def add(self, page: str, product: Product) -> None:
        """Take what a page says of one product."""
        observed_at = product.observed_at.astimezone(UTC).replace(tzinfo=None)
        row = self._products.get(product.product_id)
        if row is None:
            row = self._products[product.product_id] = self._new_product(product, observed_at)
        if self._outranks(page, row):
            facts = product.model_dump_json(exclude={"variants", "provenance", "observed_at"})
            half = digest(facts.encode("utf-8", "surrogatepass"))
            if half != row["content_hash"][:20]:
                row["content_hash"] = half + row["content_hash"][20:]
                row["record"] = product.model_dump_json(exclude={"variants"})
                row["changed_at"] = observed_at
            row["url"], row["page"] = product.url, page
        row.update(observed_at=observed_at, run=self._run, missed_runs=0)
        for position, variant in enumerate(product.variants):
            self._add_variant(page, product.product_id, position, variant, observed_at)
        self._touched[product.product_id] = None

    def _outranks(self, page: str, row: Row) -> bool:
        return bool(row["run"] != self._run or page <= row["page"])

    def _new_product(self, product: Product, observed_at: datetime) -> Row:
        return {
            "site": self._site,
            "product_id": product.product_id,
            "style_id": style_id(self._site, product.product_id),
            "content_hash": "",
            "first_seen": observed_at,
            "changed_at": observed_at,
            "run": -1,
            "delisted_at": None,
            "prior": None,
        }

    def _add_variant(self, page: str, product_id: str, position: int, variant: Variant, observed_at: datetime) -> None:
        key = variant_id(self._site, product_id, variant.key)
        siblings = self._variants.setdefault(product_id, {})
        row = siblings.get(key)
        record = variant.model_dump_json(exclude_none=True)
        if row is None:
            row = siblings[key] = {
                "variant_id": key,
                "site": self._site,
                "product_id": product_id,
                "run": -1,
                "prior": None,
            }
        if self._outranks(page, row):
            offer = _offer(record)
            if "record" not in row or (row["record"] != record and offer != _offer(row["record"])):
                self._history.append({"site": self._site, "variant_id": key, "observed_at": observed_at, **offer})
            row.update(record=record, page=page, position=position)
        row.update(observed_at=observed_at, run=self._run, delisted_at=None)

    def apply(self, connection: Connection) -> set[str]:
        """Write the difference inside the caller's transaction; returns the pages of products that changed."""
        products = [self._products[key] for key in self._touched]
        for row in products:
            self._settle(row)
        variants = [row for key in self._touched for row in self._variants[key].values() if row["run"] == self._run]
        for key, rows in (("product_id", products), ("variant_id", variants)):
            for row in rows:
                if row["prior"] is None:
                    row["prior"] = prior_of(self._before.get(row[key]), row)
        self._save(connection, products, "product_id")
        self._save(connection, variants, "variant_id")
        if self._history:
            connection.execute(insert(offer_history), self._history)
        return {row["page"] for row in products if row["changed_at"] == row["observed_at"]}

    def _settle(self, row: Row) -> None:
        """Bring content hash and times of a product up to its variants."""
        listed = [v for v in self._variants[row["product_id"]].values() if v["delisted_at"] is None]
        content_hash = row["content_hash"][:20] + variants_digest((v["variant_id"], v["record"]) for v in listed)
        if content_hash != row["content_hash"] or row["delisted_at"] is not None:
            row["changed_at"] = row["observed_at"]
        row.update(content_hash=content_hash, delisted_at=None)

    def _save(self, connection: Connection, rows: list[Row], key: str) -> None:
        table = harvest_product if key == "product_id" else harvest_variant
        new = [row for row in rows if row[key] not in self._known]
        old = [{**row, "_site": row["site"], "_key": row[key]} for row in rows if row[key] in self._known]
        if new:
            connection.execute(insert(table), new)
        if old:
            where = (table.c.site == bindparam("_site")) & (table.c[key] == bindparam("_key"))
            connection.execute(update(table).where(where), old)


def _offer(record: str) -> Row:
    offer = orjson.loads(record).get("offer") or {}
    return {name: offer.get(name) for name in ("price", "price_currency", "availability")}
