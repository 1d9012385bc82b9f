"""What the review page's form does: answer, skip, undo. Each act is kept at once, in the log that ``judge`` writes."""

from collections.abc import Mapping

from sqlalchemy import Connection, Engine

from config.database import write_transaction
from indexer.matching.judgements.judgement import Judgement
from indexer.matching.judgements.judgements import as_decision, current_user
from indexer.matching.judgements.log import JudgementLog
from indexer.review.queue import review_queue

MOST_SKIPPED = 1_000_000


def act(database: Engine, form: Mapping[str, str]) -> int:
    """Do what the form says; how many questions are skipped then. What is asked no more is not answered.

    Raises InputError for a button that the page does not have.
    """
    pressed, skipped = form.get("press", ""), read_skipped(form.get("skipped", ""))
    if pressed == "skip":
        return skipped + 1
    with write_transaction(database) as connection:
        if pressed == "undo":
            _undo(connection, form.get("act", ""))
        else:
            _answer(connection, form, pressed)
    return skipped


def read_skipped(text: str) -> int:
    """0 for what is no such number."""
    return min(int(text), MOST_SKIPPED) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _answer(connection: Connection, form: Mapping[str, str], pressed: str) -> None:
    """Only what the queue asks is answered: a form can't say anything else, nor say it twice."""
    decision = as_decision(pressed)
    named = tuple(form.get(name, "") for name in ("scope", "subject", "object"))
    asked = next((question for question in review_queue(connection) if question.key == named), None)
    if asked is None:
        return
    JudgementLog(connection).add([Judgement.said_now(asked.key, decision, current_user())])


def _undo(connection: Connection, number: str) -> None:
    """Only the act that the page named: pressing twice takes back one."""
    log = JudgementLog(connection)
    last = log.last_of(current_user())
    if last and str(last.number) == number:
        log.take_back(last.number, current_user())
