"""What the review page shows: the question now, both records, what is known of them, and where one is in the queue."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from indexer.matching.judgements.judgements import current_user
from indexer.matching.judgements.log import Act, JudgementLog
from indexer.matching.judgements.record_side import brand_side, home_side
from indexer.review.question import Question
from indexer.review.queue import review_queue
from indexer.review.side_by_side import ComparedField, compared
from indexer.tables import verdict
from search.reports.explain import read_explanation
from search.reports.explanation import Explanation


@dataclass(frozen=True)
class ShownQuestion:
    """One page; ``question`` is None where there is nothing left to ask."""

    total: int
    """Open questions, this one and those that were skipped among them."""
    skipped: int
    """Questions before this one that were left open."""
    question: Question | None
    compared: Sequence[ComparedField]
    explanation: Explanation | None
    """Of the variant that it is about, or of the likeliest one of the style; None for brands."""
    last: Act | None
    """What this person decided last, to be undone."""
    last_titles: tuple[str, str] = ("", "")
    """Of both records that it was about; their names where one is gone."""


def shown_question(connection: Connection, skipped: int) -> ShownQuestion:
    """The open question behind so many that were skipped; behind the last one there is none."""
    queue = review_queue(connection)
    skipped = min(skipped, len(queue))
    question = queue[skipped] if skipped < len(queue) else None
    last = JudgementLog(connection).last_of(current_user())
    return ShownQuestion(
        total=len(queue),
        skipped=skipped,
        question=question,
        compared=compared(connection, *question.key) if question else [],
        explanation=_explained(connection, question) if question else None,
        last=last,
        last_titles=_titles(connection, last) if last else ("", ""),
    )


def _titles(connection: Connection, act: Act) -> tuple[str, str]:
    scope, subject, name = act.said.key
    ours, theirs = brand_side(connection, scope, subject), home_side(connection, scope, name)
    return ours.title if ours else subject, theirs.title if theirs else name


def _explained(connection: Connection, question: Question) -> Explanation | None:
    if question.scope == "brand":
        return None
    of_it = verdict.c.variant_id if question.scope == "variant" else verdict.c.style_id
    at_home = (verdict.c.home_style_key == question.object) | (verdict.c.home_id == question.object)
    likeliest = select(verdict.c.variant_id).where(of_it == question.subject, at_home)
    likeliest = likeliest.order_by(verdict.c.match_probability.desc(), verdict.c.variant_id).limit(1)
    variant_id = connection.execute(likeliest).scalar()
    return read_explanation(connection, variant_id) if variant_id else None
