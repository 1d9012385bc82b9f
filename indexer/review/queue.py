"""The review queue: what a person could decide, that first which is expected to change most verdicts.

A question about styles is asked once for all their variants. Where several styles of a site name one home product, its
being one of them turns the others too, and where brands are one, everything that was set aside for their names: such
questions come first by themselves. What names no home product can't be asked.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby

from sqlalchemy import Connection, func, select

from crawler.tables import harvest_product, harvest_variant
from indexer.matching.judgements.judgement import Scope
from indexer.matching.judgements.log import JudgementLog
from indexer.review.brand_questions import brand_questions
from indexer.review.open_verdict import OpenVerdict, open_verdicts
from indexer.review.question import Question, in_order
from indexer.tables import home_row

_Contest = dict[tuple[str, str], list[OpenVerdict]]


def review_queue(connection: Connection) -> list[Question]:
    """Every open question, in order; none that a judgement in force has answered, nor one that it makes pointless."""
    found = list(open_verdicts(connection))
    sizes = _Sizes(connection)
    contest: _Contest = defaultdict(list)
    for one in found:
        contest[one.site, one.home_style].append(one)
    questions = [
        question
        for _, group in groupby(found, key=lambda one: one.style_id)
        for question in _of_style(list(group), contest, sizes)
    ]
    in_force = JudgementLog(connection).in_force()
    answered = {said.key for said in in_force}
    found_again = {said.key[:2] for said in in_force if said.decision == "same" and said.scope != "brand"}
    every = [*brand_questions(connection, found), *questions]
    return in_order([asked for asked in every if asked.key not in answered and asked.key[:2] not in found_again])


class _Sizes:
    """Which styles have more than one variant or row: a question about those is one about styles."""

    def __init__(self, connection: Connection) -> None:
        several = select(home_row.c.style_key).group_by(home_row.c.style_key).having(func.count() > 1)
        self._home = set(connection.execute(several).scalars())
        joined = (harvest_product.c.site == harvest_variant.c.site) & (
            harvest_product.c.product_id == harvest_variant.c.product_id
        )
        listed = select(harvest_product.c.style_id).join(harvest_variant, joined)
        listed = listed.where(harvest_variant.c.delisted_at.is_(None))
        several = listed.group_by(harvest_product.c.style_id).having(func.count() > 1)
        self._site = set(connection.execute(several).scalars())

    def several(self, one: OpenVerdict) -> bool:
        return one.style_id in self._site or one.home_style in self._home


def _of_style(group: Sequence[OpenVerdict], contest: _Contest, sizes: _Sizes) -> Iterable[Question]:
    alone = [one for one in group if one.style_is_known or not sizes.several(one)]
    yield from (_question([one], one.variant_id, one.home_id or "", "variant", contest) for one in alone)
    by_home: dict[str, list[OpenVerdict]] = defaultdict(list)
    for one in group:
        if one not in alone:
            by_home[one.home_style].append(one)
    for home_style, members in by_home.items():
        yield _question(members, members[0].style_id, home_style, "style", contest)


def _question(members: Sequence[OpenVerdict], subject: str, name: str, scope: Scope, contest: _Contest) -> Question:
    first = max(members, key=lambda one: one.chance)
    rivals = [one for one in contest[first.site, first.home_style] if one.style_id != first.style_id]
    return Question(
        scope=scope,
        subject=subject,
        object=name,
        site=first.site,
        chance=first.chance,
        if_same=sum(one.turned_by_same for one in members) + sum(one.turned_by_loss for one in rivals),
        if_different=sum(one.turned_by_different for one in members),
        why=first.why + _shared(rivals),
    )


def _shared(rivals: Sequence[OpenVerdict]) -> list[str]:
    styles = Counter(one.style_id for one in rivals)
    if not styles:
        return []
    what = "1 other product" if len(styles) == 1 else f"{len(styles)} other products"
    return [f"{what} of this site may be that home product as well."]
