"""Going through the review queue: the question now, answers that are kept at once, skipping, undoing."""

from dataclasses import dataclass

from sqlalchemy import Engine

from config.database import write_transaction
from indexer.matching.judgements.judgement import Decision, Judgement
from indexer.matching.judgements.log import JudgementLog
from indexer.review.question import Question, in_order
from indexer.review.queue import review_queue
from indexer.review.side_by_side import ComparedField, compared


@dataclass(frozen=True)
class _Step:
    """What one key did: where it was pressed, and the act that it wrote, if any."""

    place: int
    act: int | None
    changed: bool
    moot: tuple[Question, ...] = ()


class ReviewSession:
    """One person's way through the queue as it stood at the start. Not safe for several threads at once."""

    def __init__(self, database: Engine, by: str) -> None:
        self._database, self._by = database, by
        self._steps: list[_Step] = []
        self._place = 0
        with database.connect() as connection:
            self._queue = review_queue(connection)

    @property
    def total(self) -> int:
        return len(self._queue)

    @property
    def answered(self) -> int:
        return sum(step.act is not None for step in self._steps)

    @property
    def changed(self) -> int:
        """How many answers change a verdict."""
        return sum(step.changed for step in self._steps)

    @property
    def progress(self) -> str:
        """Such as ``Question 13 of 340 · 12 answered, 3 of them change a verdict``."""
        done = f" · {self.answered:,} answered, {self.changed:,} of them change a verdict" if self.answered else ""
        return f"Question {self._place + 1:,} of {self.total:,}{done}"

    @property
    def current(self) -> Question | None:
        """The question now; None at the end."""
        return self._queue[self._place] if self._place < len(self._queue) else None

    def upcoming(self, most: int) -> list[Question]:
        """The next questions, the current one first."""
        return self._queue[self._place : self._place + most]

    def sides(self) -> list[ComparedField]:
        """Both records of the current question; empty where one is gone since."""
        if self.current is None:
            return []
        with self._database.connect() as connection:
            return compared(connection, *self.current.key)

    def answer(self, decision: Decision, why: str | None = None) -> None:
        """Keep the answer to the current question, and go on. What it makes pointless is asked no more."""
        if (question := self.current) is None:
            return
        said = Judgement.said_now(question.key, decision, self._by, why)
        with write_transaction(self._database) as connection:
            act = JudgementLog(connection).add([said])
        later = self._queue[self._place + 1 :]
        moot = tuple(other for other in later if decision == "same" and other.key[:2] == question.key[:2])
        self._steps.append(_Step(self._place, act, question.changes(decision) > 0, moot))
        self._queue = [*self._queue[: self._place + 1], *(other for other in later if other not in moot)]
        self._place += 1

    def skip(self) -> None:
        """Leave it open, for another time."""
        if self.current is not None:
            self._steps.append(_Step(self._place, None, changed=False))
            self._place += 1

    def undo(self) -> bool:
        """Go back by one answer or skip, and take the answer back; False at the start."""
        if not self._steps:
            return False
        step = self._steps.pop()
        if step.act is not None:
            with write_transaction(self._database) as connection:
                JudgementLog(connection).take_back(step.act, self._by)
        self._place = step.place
        before, after = self._queue[: step.place + 1], self._queue[step.place + 1 :]
        self._queue = [*before, *in_order([*after, *step.moot])]
        return True
