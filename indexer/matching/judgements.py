"""A person's decision on one variant and one home row: it outranks every score and survives every run."""

from collections import defaultdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from sqlalchemy import Connection, delete, insert, select

from config.database import opened_database, write_transaction
from config.errors import InputError, NotFoundError
from config.report import Report
from config.settings import Settings
from crawler.tables import harvest_variant
from indexer.matching.decide import Judgements
from indexer.tables import home_row, judgement

if TYPE_CHECKING:
    from rich.console import RenderableType

Decision = Literal["same", "different"]


class JudgementReport(Report):
    variant_id: str
    decision: Decision
    home_id: str

    def __rich__(self) -> "RenderableType":
        from rich.text import Text

        words = "is the same as" if self.decision == "same" else "is not"
        return Text(f"Noted: {self.variant_id} {words} {self.home_id}. It counts from the next: offshelf index")


def record_judgement(settings: Settings, variant_id: str, decision: str, home_id: str) -> JudgementReport:
    """Keep a decision; a later one on the same pair replaces it, and one variant is the same as one home row only.

    Raises NotFoundError for an unknown variant or home row, InputError for another decision.
    """
    if decision != "same" and decision != "different":
        raise InputError(f"'{decision}' is no decision.", "Say 'same' or 'different'.")
    with opened_database(settings) as database, write_transaction(database) as connection:
        _check_known(connection, variant_id, home_id)
        mine = judgement.c.variant_id == variant_id
        replaced = judgement.c.home_id == home_id
        if decision == "same":
            replaced |= judgement.c.decision == "same"
        connection.execute(delete(judgement).where(mine & replaced))
        now = datetime.now(UTC).replace(tzinfo=None)
        values = {"variant_id": variant_id, "home_id": home_id, "decision": decision, "decided_at": now}
        connection.execute(insert(judgement).values(values))
    return JudgementReport(variant_id=variant_id, decision=decision, home_id=home_id)


def read_judgements(connection: Connection) -> Judgements:
    """Every decision there is."""
    same: dict[str, str] = {}
    different: dict[str, set[str]] = defaultdict(set)
    for row in connection.execute(select(judgement).order_by(judgement.c.decided_at)):
        if row.decision == "same":
            same[row.variant_id] = row.home_id
        else:
            different[row.variant_id].add(row.home_id)
    return Judgements(same, {variant: frozenset(ids) for variant, ids in different.items()})


def _check_known(connection: Connection, variant_id: str, home_id: str) -> None:
    known = select(harvest_variant.c.variant_id).where(harvest_variant.c.variant_id == variant_id)
    if connection.execute(known).first() is None:
        raise NotFoundError(f"There is no brand variant '{variant_id}'.", "List them with: offshelf export")
    if connection.execute(select(home_row.c.home_id).where(home_row.c.home_id == home_id)).first() is None:
        raise NotFoundError(f"There is no home row '{home_id}'.", "Use an id of the catalog that was imported.")
