"""What the last match was decided on beside the catalogs, and what it counted: while nothing changes, it stands."""

from typing import TypedDict

from sqlalchemy import Connection, delete, insert, select

from indexer.tables import matched_market


class Totals(TypedDict):
    """Of the whole market."""

    home_rows: int
    styles: int
    variants: int
    home_usable: bool
    judged: str
    """A hash of what people had said."""


def read_matched_market(connection: Connection, fingerprint: str) -> Totals | None:
    """The totals of the last match, if it was completed and decided on the same."""
    query = select(matched_market.c.totals).where(matched_market.c.fingerprint == fingerprint)
    totals: Totals | None = connection.execute(query).scalar()
    return totals


def record_matched_market(connection: Connection, fingerprint: str, totals: Totals) -> None:
    """Note that all verdicts stand."""
    connection.execute(insert(matched_market), [{"id": 1, "fingerprint": fingerprint, "totals": {**totals}}])


def forget_matched_market(connection: Connection) -> None:
    """Before any verdict is touched, so that a run that is killed is done again."""
    connection.execute(delete(matched_market))
