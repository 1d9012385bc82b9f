"""Verdicts in the store: what changed is written, what vanished is removed, the rest keeps its time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, delete, exists, insert, select, update

from config.database import write_transaction
from config.progress import Progress
from crawler.tables import harvest_product, harvest_variant
from indexer.tables import verdict
from indexer.verdict import VariantVerdict

_BATCH = 500
"""Rows of one transaction, below every database's limit of bound values."""
_KNOWN = "known"
_CHANGING = (*(VariantVerdict.model_fields.keys() - {"variant_id"}), "decided_at")


@dataclass(frozen=True)
class PlacedVerdict:
    """A verdict with the site and the style of its variant."""

    site: str
    style_id: str
    decided: VariantVerdict


class StoredVerdict(VariantVerdict):
    """A verdict of the run before, with where it stands."""

    site: str
    style_id: str


def read_verdicts(database: Engine, variant_ids: Sequence[str]) -> dict[str, StoredVerdict]:
    """The verdicts of the run before on these variants."""
    found: dict[str, StoredVerdict] = {}
    with database.connect() as connection:
        for some in _batches(variant_ids):
            rows = connection.execute(select(verdict).where(verdict.c.variant_id.in_(some))).mappings()
            found.update((row["variant_id"], StoredVerdict.model_validate(dict(row))) for row in rows)
    return found


def write_verdicts(
    database: Engine, verdicts: Iterable[PlacedVerdict], before: Mapping[str, StoredVerdict], listener: Progress
) -> int:
    """Store those that differ from ``before``; how many that were.

    In short transactions, so that crawls can write between them; stopped half-way, the next run completes it.
    """
    now = datetime.now(UTC).replace(tzinfo=None)
    changed = [_row(placed, now) for placed in verdicts if not _same(before.get(placed.decided.variant_id), placed)]
    done = 0
    for batch in _batches(changed):
        with write_transaction(database) as connection:
            _put(connection, batch, before)
        done += len(batch)
        listener("write verdicts", done, len(changed))
    return len(changed)


def remove_vanished(database: Engine) -> int:
    """Remove the verdicts on variants that are not listed any more; how many that were."""
    of_style = (harvest_product.c.site == harvest_variant.c.site) & (
        harvest_product.c.product_id == harvest_variant.c.product_id
    )
    listed = (
        exists()
        .where(harvest_variant.c.variant_id == verdict.c.variant_id, of_style)
        .where(harvest_product.c.delisted_at.is_(None), harvest_variant.c.delisted_at.is_(None))
    )
    with database.connect() as connection:
        gone = list(connection.execute(select(verdict.c.variant_id).where(~listed)).scalars())
    remove_verdicts(database, gone)
    return len(gone)


def remove_verdicts(database: Engine, variant_ids: Sequence[str]) -> None:
    """Remove those on these variants."""
    for some in _batches(variant_ids):
        with write_transaction(database) as connection:
            _remove(connection, some)


def _row(placed: PlacedVerdict, now: datetime) -> dict[str, Any]:
    decided = placed.decided.model_dump(mode="json", include=set(VariantVerdict.model_fields))
    return {**decided, "site": placed.site, "style_id": placed.style_id, "decided_at": now}


def _same(stored: StoredVerdict | None, placed: PlacedVerdict) -> bool:
    place = {"site": placed.site, "style_id": placed.style_id}
    return stored is not None and stored == StoredVerdict.model_validate({**dict(placed.decided), **place})


def _put(connection: Connection, rows: Sequence[dict[str, Any]], before: Mapping[str, StoredVerdict]) -> None:
    """Add them, or change the columns that may differ: a row that stays where it is costs a third of a new one."""
    stays = [row for row in rows if _is_where_it_was(before.get(row["variant_id"]), row)]
    others = [row for row in rows if not _is_where_it_was(before.get(row["variant_id"]), row)]
    _remove(connection, [row["variant_id"] for row in others if row["variant_id"] in before])
    if others:
        connection.execute(insert(verdict), others)
    if stays:
        change = update(verdict).where(verdict.c.variant_id == bindparam(_KNOWN))
        connection.execute(
            change, [{_KNOWN: row["variant_id"], **{name: row[name] for name in _CHANGING}} for row in stays]
        )


def _is_where_it_was(stored: StoredVerdict | None, row: Mapping[str, Any]) -> bool:
    return stored is not None and (stored.site, stored.style_id) == (row["site"], row["style_id"])


def _remove(connection: Connection, variant_ids: Sequence[str]) -> None:
    if variant_ids:
        connection.execute(delete(verdict).where(verdict.c.variant_id.in_(variant_ids)))


def _batches(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(rows), _BATCH):
        yield rows[start : start + _BATCH]
