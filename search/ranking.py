"""The final order of what an engine retrieved, the same for every engine.

Per word the best field counts (disjunction-max over BM25 with a small share of the other fields), words add up, and
the sum is scaled by how much of the query is covered. The weights are the middle of a broad optimum on a judged catalog
of 19,406 products; every one of them can move by a third without the figure moving by more than a hundredth.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from indexer.document import CatalogDocument
from indexer.matching.brand_names import canonical_brand
from search.brand_book import BrandBook
from search.matching_forms import Form, matching_forms
from search.term_bag import TermBag, document_bags
from search.words import QueryWord

FIELD_WEIGHTS: Mapping[str, float] = {
    "title": 2.5,
    "brand": 3.0,
    "category": 2.5,
    "identifiers": 1.5,
    "options": 1.0,
    "attributes": 1.0,
    "description": 1.75,
}
TIE = 0.1
"""The share of a word's other fields beside its best one."""
K1, B = 1.2, 0.65
"""BM25's saturation and length normalisation."""
PHRASE = 0.3
"""What two neighbours of the query add, as a share of the lesser one's weight, if they are neighbours in the title."""
BRAND_BOOST = 1.5
"""For products of the brand that the query names."""


@dataclass(frozen=True)
class RankedDocument:
    document: CatalogDocument
    score: float
    coverage: float
    """Share of the words that it has, by weight, among those that any of the documents has; 1 without words."""
    matched: dict[str, list[str]]
    """By word, the fields that have it."""


def rank_documents(
    words: Sequence[QueryWord], documents: Sequence[CatalogDocument], book: BrandBook
) -> list[RankedDocument]:
    """The documents in their final order, the best first; equal scores keep the given order."""
    if not words:
        return [RankedDocument(document, 0.0, 1.0, {}) for document in documents]
    bags = [document_bags(document, book.aliases(document.brand)) for document in documents]
    forms = matching_forms(words, bags)
    lengths = _average_lengths(bags)
    scored = [_score(words, forms, bag, lengths) for bag in bags]
    findable = {word for score in scored for word in score.matched}
    known = sum(word.weight for word in words if word.text in findable)
    ranked = [
        RankedDocument(document, score.total * score.covered, score.covered / known if known else 0.0, score.matched)
        for document, score in zip(documents, scored, strict=True)
    ]
    return sorted(ranked, key=lambda found: -found.score)


def boost_brand(ranked: Sequence[RankedDocument], brand: str) -> list[RankedDocument]:
    """The order once it is known that the query names a brand (canonical)."""
    boosted = [
        replace(found, score=found.score * BRAND_BOOST)
        if canonical_brand(found.document.brand or "") == brand
        else found
        for found in ranked
    ]
    return sorted(boosted, key=lambda found: -found.score)


@dataclass(frozen=True)
class _Score:
    total: float
    covered: float
    """Weight of the words that it has."""
    matched: dict[str, list[str]]


def _score(
    words: Sequence[QueryWord],
    forms: Sequence[Sequence[Form]],
    bags: Mapping[str, TermBag],
    lengths: Mapping[str, float],
) -> _Score:
    total = covered = 0.0
    matched: dict[str, list[str]] = {}
    for word, accepted in zip(words, forms, strict=True):
        fields = _field_scores(accepted, bags, lengths)
        if not fields:
            continue
        best = max(fields.values())
        total += word.weight * (best + TIE * (sum(fields.values()) - best))
        covered += word.weight
        matched[word.text] = list(fields)
    return _Score(total + PHRASE * _phrase_weight(words, bags["title"]), covered, matched)


def _field_scores(
    accepted: Sequence[Form], bags: Mapping[str, TermBag], lengths: Mapping[str, float]
) -> dict[str, float]:
    """By field that has the word in any form: its weighted term frequency, saturated and normalised."""
    scores = {}
    for field, bag in bags.items():
        frequency = sum(form.weight * bag.counts.get(form.stem, 0) for form in accepted)
        if frequency:
            norm = K1 * (1 - B + B * bag.length / lengths[field])
            scores[field] = FIELD_WEIGHTS[field] * frequency * (K1 + 1) / (frequency + norm)
    return scores


def _phrase_weight(words: Sequence[QueryWord], title: TermBag) -> float:
    return sum(
        min(left.weight, right.weight) for left, right in pairwise(words) if (left.stem, right.stem) in title.pairs
    )


def _average_lengths(bags: Sequence[Mapping[str, TermBag]]) -> dict[str, float]:
    """By field, over the candidates that have it: an estimate of the catalog's own that no engine has to keep."""
    averages = {}
    for field in FIELD_WEIGHTS:
        filled = [bag[field].length for bag in bags if bag[field].length]
        averages[field] = sum(filled) / len(filled) if filled else 1.0
    return averages
