"""The verdicts on a whole market: judgements, identifiers, then text, in the order that decides."""

from collections.abc import Sequence
from dataclasses import dataclass

from config.progress import Progress
from indexer.matching.judgements.judgement import Judgements
from indexer.matching.market_decision import MarketDecision
from indexer.matching.scoring.scorer import Scorer
from indexer.matching.styles.styles import Style
from indexer.matching.texts.links import TextComparison, text_candidates
from indexer.matching.wording.brand_names import BrandNames
from indexer.verdict import VariantVerdict


@dataclass(frozen=True)
class DecidedMarket:
    """The verdicts, and what they were taken from."""

    verdicts: list[VariantVerdict]
    market: MarketDecision
    compared: TextComparison | None
    """None where the site is empty."""


def decide_market(
    home: Sequence[Style],
    site: Sequence[Style],
    brands: BrandNames,
    scorer: Scorer,
    judgements: Judgements,
    listener: Progress,
) -> DecidedMarket:
    """One verdict per variant of ``site``, in its order, and what it was taken from: styles by their places.

    ``home`` is usable: not empty, and completely loaded.
    """
    numbers = range(len(site))
    market = MarketDecision(dict(enumerate(home)), dict(enumerate(site)), brands, judgements)
    listener("compare identifiers", 0, len(site))
    market.link_identifiers(numbers)
    listener("compare identifiers", len(site), len(site))
    text = text_candidates(site, home, scorer, brands, listener)
    market.count(text)
    market.assign(numbers)
    return DecidedMarket(market.verdicts(numbers), market, text.compared)
