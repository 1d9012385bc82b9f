"""From the engine's answers to two ordered sections and the brand that the query names."""

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.engines.query import EngineHit
from indexer.matching.wording.brand_names import canonical_brand
from search.filters.parts import asked_values
from search.ranking.rank import boost_brand, rank
from search.ranking.ranked_document import RankedDocument
from search.ranking.sort_order import in_order
from search.ranking.weights import WEIGHTS, RankingWeights
from search.request import SearchRequest
from search.response import Intent
from search.retrieval.retrieve import Retrieved
from search.sections.brand_intent import find_brand_intent
from search.sections.candidates import PER_BRAND, WITH_BRAND, WITHOUT_BRAND, clearly_relevant, of_brand
from search.sections.intent import understood


@dataclass(frozen=True)
class Selection:
    """The documents that an answer is made of, ranked: the shop's own, then candidates of brands."""

    home: list[RankedDocument]
    """From the first home hit on, as deep as the page needs."""
    home_total: int
    candidates: list[RankedDocument]
    """In their order; not yet judged for eligibility."""
    most_candidates: int
    most_per_brand: int
    intent: Intent
    unknown: list[str]
    """Words of the query that no product has; what a filter shuts out is not among them."""


def select(request: SearchRequest, retrieved: Retrieved, currency: str, weights: RankingWeights = WEIGHTS) -> Selection:
    """Rank both sections together, then decide what each may show."""
    words, answers = retrieved.words, retrieved.answers
    ranked = rank(words, retrieved.evidence, weights)
    intent = _intent(retrieved, ranked, currency)
    brand = canonical_brand(intent.brand or "")
    if brand and words:
        ranked = boost_brand(ranked, brand, weights)
    home = [found for found in ranked if found.stored.section == "home"]
    candidates = [found for found in ranked if found.stored.section != "home"]
    most, per_brand = WITHOUT_BRAND, PER_BRAND
    if brand:
        candidates, most, per_brand = of_brand(candidates, brand), WITH_BRAND, WITH_BRAND
    elif "false" in asked_values(retrieved.filter, "sold_here"):
        most = per_brand = request.limit
    else:
        candidates = clearly_relevant(candidates, home, words)
    total = answers.home_total
    if request.sort != "relevance":
        home, candidates = (in_order(some, request.sort, currency) for some in (home, candidates))
        total = len(home) if words else total
    home += _tail(answers.home.hits[retrieved.tail :])
    return Selection(home, total, candidates, most, per_brand, intent, _unknown(retrieved, ranked))


def _unknown(retrieved: Retrieved, ranked: Sequence[RankedDocument]) -> list[str]:
    found = {word for document in ranked for word in document.matched}
    nothing = retrieved.empty and retrieved.filter is None
    telling = (word for word in retrieved.words if not word.weak and word.text not in found)
    return [word.text for word in telling if nothing or not word.known]


def _tail(hits: Sequence[EngineHit]) -> list[RankedDocument]:
    return [RankedDocument(hit.stored, 0.0, 0.0, {}) for hit in hits]


def _intent(retrieved: Retrieved, ranked: Sequence[RankedDocument], currency: str) -> Intent:
    asked = asked_values(retrieved.filter, "brand")
    if len(asked) == 1:
        plain = understood(retrieved.respelling, ranked, None, currency)
        return plain.model_copy(update={"brand": _as_spelled(next(iter(asked)), ranked), "by": "filter"})
    counts: dict[str, int] = {}
    for facets in retrieved.answers.facets:
        for name, count in facets.get("brand", {}).items():
            counts[name] = counts.get(name, 0) + count
    named = find_brand_intent(retrieved.words, ranked, counts, retrieved.statistics.frequencies, retrieved.book)
    return understood(retrieved.respelling, ranked, named, currency)


def _as_spelled(brand: str, ranked: Sequence[RankedDocument]) -> str:
    """The brand's name as its products write it."""
    names = (found.stored.brand or "" for found in ranked)
    return next((name for name in names if canonical_brand(name) == canonical_brand(brand)), brand)
