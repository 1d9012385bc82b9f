"""The log of judgements: it only grows. The last word on a pair counts, and an act can be undone as a whole."""

from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, func, insert, select

from indexer.matching.judgements.judgement import Judgement
from indexer.tables import judgement

_Key = tuple[str, str, str]


class Act(NamedTuple):
    """What a person did at once; it is taken back as a whole."""

    number: int
    said: Judgement
    """The last of what was said."""


class JudgementLog:
    """Over a connection of the caller, who commits."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def in_force(self) -> list[Judgement]:
        """What counts now, in the order in which it was said."""
        found: dict[_Key, Judgement] = {}
        for row in self._standing():
            said = _judgement(row)
            found.pop(said.key, None)
            if said.decision != "withdrawn":
                found[said.key] = said
        return list(found.values())

    def history(self, subjects: Collection[str]) -> list[Judgement]:
        """Everything that was ever said of these names, undone or not."""
        query = select(judgement).where(judgement.c.subject.in_(list(subjects))).order_by(judgement.c.id)
        return [_judgement(row) for row in self._connection.execute(query)]

    def add(self, said: Sequence[Judgement]) -> int:
        """One act of a person; its number. A subject is the same as one object only, so an earlier one is withdrawn."""
        act = 1 + (self._connection.execute(select(func.max(judgement.c.act))).scalar() or 0)
        in_force = self.in_force()
        rows = [_row(act, earlier) for new in said for earlier in _overruled(new, in_force)]
        rows += [_row(act, new) for new in said]
        self._connection.execute(insert(judgement), rows)
        return act

    def last_of(self, by: str) -> Act | None:
        """The last act of this person that stands."""
        mine = [row for row in self._standing() if row.decided_by == by]
        number = max((int(row.act) for row in mine), default=0)
        said = [_judgement(row) for row in mine if row.act == number and row.decision != "withdrawn"]
        return Act(number, said[-1]) if said else None

    def undo(self, by: str, subject: str | None = None) -> list[Judgement]:
        """Take back the last act that stands, or the last one on a name; what it had said. Empty for none.

        What was said before it counts again.
        """
        acts = [int(row.act) for row in self._standing() if subject in (None, row.subject)]
        return self.take_back(max(acts), by) if acts else []

    def take_back(self, act: int, by: str) -> list[Judgement]:
        """Undo this act; what it had said. Empty where it does not stand any more."""
        undone = [row for row in self._standing() if row.act == act]
        now = datetime.now(UTC)
        for row in undone:
            values = {"decision": "withdrawn", "decided_at": now, "decided_by": by, "why": f"undone: {row.decision}"}
            taken_back = _row(act, _judgement(row).model_copy(update=values))
            self._connection.execute(insert(judgement), [{**taken_back, "undoes": act}])
        return [_judgement(row) for row in undone]

    def _standing(self) -> Iterator[Row[Any]]:
        """The rows of acts that were not undone."""
        undone = select(judgement.c.undoes).where(judgement.c.undoes.is_not(None))
        query = select(judgement).where(judgement.c.act.not_in(undone)).order_by(judgement.c.id)
        yield from self._connection.execute(query)


def _overruled(new: Judgement, in_force: Sequence[Judgement]) -> Iterator[Judgement]:
    if new.decision != "same" or new.scope == "brand":
        return
    for earlier in in_force:
        if earlier.decision == "same" and earlier.key[:2] == new.key[:2] and earlier.object != new.object:
            yield new.model_copy(update={"object": earlier.object, "decision": "withdrawn"})


def _row(act: int, said: Judgement) -> dict[str, object]:
    values = said.model_dump()
    return {**values, "act": act, "decided_at": said.decided_at.astimezone(UTC).replace(tzinfo=None), "undoes": None}


def _judgement(row: Row[Any]) -> Judgement:
    values = dict(row._mapping)
    return Judgement.model_validate({**values, "decided_at": values["decided_at"].replace(tzinfo=UTC)})
