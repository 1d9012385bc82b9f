"""Verdicts that a person could still turn: those that name a home product and are not certain."""

from collections.abc import Iterator

from sqlalchemy import Connection, or_, select

from indexer.matching.verdicts.conflicts import CONFLICTS
from indexer.matching.verdicts.thresholds import band
from indexer.matching.verdicts.what_is_left import text_share
from indexer.tables import verdict
from indexer.verdict import VariantVerdict, Verdict

_CERTAIN = 0.97
"""From here on a "sold here" is not asked about."""
_TAKEN = -2.0
"""Match weight that a style's home product loses when it is found to be another product of the site."""


class OpenVerdict(VariantVerdict):
    """With the site and the style of its variant, as stored."""

    site: str
    style_id: str

    @property
    def home_style(self) -> str:
        """The key of the home style that it names."""
        return self.home_style_key or self.home_id or ""

    @property
    def style_is_known(self) -> bool:
        """Whether only this variant's own options are open."""
        matched = ("gtin_equal", "mpn_equal", "mpn_in_title", "mpn_rebranded", "style_matched", "judged_same_style")
        return any(fact.code in matched for fact in self.evidence)

    @property
    def chance(self) -> float:
        """That it is the product it names."""
        share = text_share(self)
        said = self.match_probability or 0.0
        return said if share is None or any(fact.code in CONFLICTS for fact in self.evidence) else share.chance

    @property
    def turned_by_same(self) -> bool:
        return self.verdict is Verdict.UNCERTAIN

    @property
    def turned_by_different(self) -> bool:
        """Sold here becomes uncertain at least; uncertain becomes not sold here if nothing else is likely."""
        share = text_share(self)
        return self.verdict is Verdict.SOLD_HERE or share is None or band(share.left) is Verdict.NOT_SOLD_HERE

    @property
    def turned_by_loss(self) -> bool:
        """Whether it becomes not sold here once the home product that it names is known to be another."""
        share = text_share(self)
        if share is None or self.verdict is not Verdict.UNCERTAIN or self.style_is_known:
            return False
        return band(share.sold(share.log_odds + _TAKEN)) is Verdict.NOT_SOLD_HERE

    @property
    def why(self) -> list[str]:
        return [fact.detail for fact in self.evidence]


def open_verdicts(connection: Connection) -> Iterator[OpenVerdict]:
    """Uncertain ones that name a home row, and the doubtful among those that are sold here, by style."""
    doubtful = (verdict.c.verdict == Verdict.SOLD_HERE) & (verdict.c.match_probability < _CERTAIN)
    named = (verdict.c.verdict == Verdict.UNCERTAIN) & verdict.c.home_id.is_not(None)
    query = select(verdict).where(or_(named, doubtful)).order_by(verdict.c.style_id, verdict.c.variant_id)
    for row in connection.execute(query).mappings():
        yield OpenVerdict.model_validate(dict(row))
