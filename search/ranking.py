"""The final order of what an engine retrieved, the same for every engine.

Per word the best field counts (disjunction-max over BM25 with a small share of the other fields), words add up, and
the sum is scaled by how much of the query is covered, by whether the product is what the query names or something for
it, and by how much it is of the kind of the best ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from indexer.document import CatalogDocument
from indexer.engines.stored_document import StoredDocument
from indexer.matching.brand_names import canonical_brand
from search.candidate_text import Numbers
from search.evidence import Evidence
from search.field_text import FIELDS
from search.kind_agreement import kind_agreement
from search.ranking_weights import WEIGHTS, RankingWeights
from search.words import QueryWord


@dataclass(frozen=True)
class RankedDocument:
    stored: StoredDocument
    score: float
    coverage: float
    """Share of the telling words that it has, by weight, among those that any document has; 1 without words."""
    matched: dict[str, list[str]]
    """By word, the fields that have it."""

    @property
    def document(self) -> CatalogDocument:
        """All of the document, read when it is asked for."""
        return self.stored.document


def rank(words: Sequence[QueryWord], evidence: Evidence, weights: RankingWeights = WEIGHTS) -> list[RankedDocument]:
    """The documents in their final order, the best first; equal scores in the order of their ids.

    Without words the engine's order stays.
    """
    documents = evidence.documents
    if not words or not documents:
        return [RankedDocument(stored, 0.0, 1.0, {}) for stored in documents]
    scores, coverage = _scores(words, evidence, weights)
    matched = _matched(words, evidence)
    order = _order(scores.tolist(), documents)
    agreement = kind_agreement([evidence.kinds[place] for place in order])
    scores[order] *= 1 + weights.agreement * np.array(agreement)
    final, covered = scores.tolist(), coverage.tolist()
    return [
        RankedDocument(documents[place], final[place], covered[place], matched[place])
        for place in _order(final, documents)
    ]


def boost_brand(
    ranked: Sequence[RankedDocument], brand: str, weights: RankingWeights = WEIGHTS
) -> list[RankedDocument]:
    """The order once it is known that the query names a brand (canonical)."""
    boosted = [
        replace(found, score=found.score * weights.brand_boost)
        if canonical_brand(found.stored.brand or "") == brand
        else found
        for found in ranked
    ]
    return sorted(boosted, key=lambda found: -found.score)


def _order(scores: Sequence[float], documents: Sequence[StoredDocument]) -> list[int]:
    """The places of the documents, the best first; the engines' own orders differ."""
    return sorted(range(len(scores)), key=lambda place: (-scores[place], documents[place].id))


def _scores(words: Sequence[QueryWord], evidence: Evidence, weights: RankingWeights) -> tuple[Numbers, Numbers]:
    """By word the best field and a share of the others, added up and scaled; and the coverage."""
    by_field = _field_scores(evidence, weights)
    has = np.logical_or.reduce(evidence.frequencies, axis=2)
    total = covered = telling = np.zeros(len(evidence.documents))
    whole = known = 0.0
    for word, fields, having in zip(words, by_field, has, strict=True):
        if having.any():
            best = fields.max(axis=1)
            total = total + word.weight * (best + weights.tie * (fields.sum(axis=1) - best))
            covered, whole = covered + word.weight * having, whole + word.weight
            if not word.weak:
                telling, known = telling + word.weight * having, known + word.weight
    total = (total + weights.phrase * evidence.phrases) * (covered / (whole or 1.0)) ** weights.coverage
    total = total * (1 - weights.accessory * evidence.accessory) * (1 - weights.unwanted * evidence.unwanted)
    return total, telling / (known or 1.0)


def _field_scores(evidence: Evidence, weights: RankingWeights) -> Numbers:
    """The frequencies, saturated and normalised."""
    norm = weights.k1 * (1 - weights.b + weights.b * evidence.lengths)
    found = evidence.frequencies
    of_fields = np.array([weights.fields[name] for name in FIELDS])
    scores: Numbers = of_fields * found * (weights.k1 + 1) / np.where(found > 0, found + norm, 1.0)
    return scores


def _matched(words: Sequence[QueryWord], evidence: Evidence) -> list[dict[str, list[str]]]:
    """By document and word, the fields that have it."""
    matched: list[dict[str, list[str]]] = [{} for _ in evidence.documents]
    for number, place, field in np.argwhere(evidence.frequencies).tolist():
        matched[place].setdefault(words[number].text, []).append(FIELDS[field])
    return matched
