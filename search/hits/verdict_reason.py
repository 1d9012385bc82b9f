"""What decided a verdict, in sentences for people."""

import re
from collections.abc import Sequence

from pydantic import TypeAdapter
from sqlalchemy import Engine, Text, bindparam, cast, func, select

from config.short_read import ShortRead
from indexer.tables import verdict as verdict_table
from indexer.verdict import Evidence, Verdict

NOTHING_LIKE_IT = "The shop sells nothing like it."

_NOTHING = frozenset(("nothing_alike", "nothing_in_common"))
"""The nearest home product is then no neighbour, and what it states says nothing."""
_NOT_AT_HOME = "_not_at_home"
"""What the code of an option's value that home lacks ends with."""
_FOR_A_MATCH = re.compile(r"options_unclear|home_silent_on_|title_outdone")
"""Evidence that matters only where the products may be the same."""

_OF_STYLES = ShortRead(
    select(verdict_table.c.style_id, verdict_table.c.verdict, cast(verdict_table.c.evidence, Text)).where(
        verdict_table.c.variant_id.in_(
            select(func.min(verdict_table.c.variant_id))
            .where(verdict_table.c.style_id.in_(bindparam("styles", expanding=True)))
            .group_by(verdict_table.c.style_id)
        )
    ),
    listed="styles",
)
"""Of each style, its first variant."""
_EVIDENCE = TypeAdapter(list[Evidence])


def verdict_reasons(verdict: Verdict | str | None, evidence: Sequence[Evidence]) -> list[str]:
    """Sentences that say why; the evidence itself has every fact and its weight."""
    if verdict != Verdict.NOT_SOLD_HERE:
        return [fact.detail for fact in evidence]
    if any(fact.code in _NOTHING for fact in evidence):
        return [NOTHING_LIKE_IT]
    told = [fact for fact in evidence if not _FOR_A_MATCH.match(fact.code)]
    if [fact.code for fact in told] == ["most_alike"]:
        return [f"{_of_another(told[0]).rstrip('.')}, which is another product."]
    return [_of_another(fact) for fact in told]


def not_sold_reasons(database: Engine, style_ids: list[str]) -> dict[str, str]:
    """By style that has no home match, why: from the verdict on one of its variants."""
    if not style_ids:
        return {}
    return {
        style: " ".join(verdict_reasons(verdict, _EVIDENCE.validate_json(evidence)))
        for style, verdict, evidence in _OF_STYLES.rows(database, style_ids)
        if verdict == Verdict.NOT_SOLD_HERE
    }


def _of_another(fact: Evidence) -> str:
    if fact.code == "gtins_differ":
        return "Their GTINs differ."
    if fact.code.endswith(_NOT_AT_HOME):
        return f"The shop does not list this {fact.code.removesuffix(_NOT_AT_HOME)} of it."
    return fact.detail.replace("The most likely home product is", "The nearest that the shop sells is", 1)
