"""From the engine's answers to two ordered sections and the brand that the query names."""

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.engines.query import EngineHit, Filter
from indexer.matching.brand_names import canonical_brand
from search.brand_book import BrandBook
from search.brand_intent import find_brand_intent
from search.candidates import PER_BRAND, WITH_BRAND, WITHOUT_BRAND, clearly_relevant, of_brand
from search.filter_parts import asked_values
from search.price_order import order_by_price
from search.questions import WINDOW, Answers
from search.ranking import RankedDocument, boost_brand, rank_documents
from search.request import MAX_HITS, SearchRequest
from search.response import Intent
from search.term_statistics import TermStatistics
from search.words import QueryWord


@dataclass(frozen=True)
class Selection:
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


def select(
    request: SearchRequest,
    words: Sequence[QueryWord],
    statistics: TermStatistics,
    filter_: Filter | None,
    book: BrandBook,
    answers: Answers,
    currency: str,
) -> Selection:
    """Rank both sections together, so that their scores compare, then decide what each may show."""
    by_price = request.sort != "relevance"
    window = MAX_HITS if by_price else WINDOW
    pool = [*answers.home.hits[:window], *answers.candidates.hits]
    ranked = rank_documents(words, [hit.document for hit in pool], book)
    intent = _intent(words, ranked, statistics, filter_, book, answers)
    brand = canonical_brand(intent.brand or "")
    if brand and words:
        ranked = boost_brand(ranked, brand)
    home = [found for found in ranked if found.document.section == "home"]
    candidates = [found for found in ranked if found.document.section != "home"]
    total = answers.home.total
    most, per_brand = WITHOUT_BRAND, PER_BRAND
    if brand:
        candidates, most, per_brand = of_brand(candidates, brand), WITH_BRAND, WITH_BRAND
    elif "false" in asked_values(filter_, "sold_here"):
        most = per_brand = request.limit
    else:
        candidates = clearly_relevant(candidates, home, words)
    if by_price and words:
        home = order_by_price(home, request.sort, currency)
        candidates = order_by_price(candidates, request.sort, currency)
        total = len(home)
    found_words = {word for found in ranked for word in found.matched}
    unknown = [word.text for word in words if not word.known and word.text not in found_words]
    return Selection([*home, *_tail(answers.home.hits[window:])], total, candidates, most, per_brand, intent, unknown)


def _tail(hits: Sequence[EngineHit]) -> list[RankedDocument]:
    return [RankedDocument(hit.document, 0.0, 0.0, {}) for hit in hits]


def _intent(
    words: Sequence[QueryWord],
    ranked: Sequence[RankedDocument],
    statistics: TermStatistics,
    filter_: Filter | None,
    book: BrandBook,
    answers: Answers,
) -> Intent:
    asked = asked_values(filter_, "brand")
    if len(asked) == 1:
        return Intent(brand=_as_spelled(next(iter(asked)), ranked), by="filter")
    counts: dict[str, int] = {}
    for facets in answers.facets:
        for name, count in facets.get("brand", {}).items():
            counts[name] = counts.get(name, 0) + count
    named = find_brand_intent(words, ranked, counts, statistics.frequencies, book)
    if named is None:
        return Intent()
    return Intent(brand=named.shown, matched=" ".join(named.words), by=named.by)


def _as_spelled(brand: str, ranked: Sequence[RankedDocument]) -> str:
    """The brand's name as its products write it."""
    names = (found.document.brand or "" for found in ranked)
    return next((name for name in names if canonical_brand(name) == canonical_brand(brand)), brand)
