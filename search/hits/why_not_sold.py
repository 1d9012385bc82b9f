"""Candidates that say why they are not sold here."""

from collections.abc import Sequence

from sqlalchemy import Engine

from search.hit import Hit
from search.hits.reasons import NOT_SOLD_HERE
from search.hits.verdict_reason import NOTHING_LIKE_IT, not_sold_reasons


def say_why(database: Engine, candidates: Sequence[Hit]) -> None:
    """The engine knows that they are not sold here; the store knows why."""
    told = not_sold_reasons(database, [hit.id for hit in candidates])
    for hit in candidates:
        why = told.get(hit.id, "")
        if why != NOTHING_LIKE_IT:
            why = f"{NOT_SOLD_HERE.text} {why}".rstrip()
        hit.reasons = [NOT_SOLD_HERE.model_copy(update={"text": why}), *hit.reasons[1:]]
