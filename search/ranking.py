"""The final order of what an engine retrieved, the same for every engine.

Per word the best field counts (disjunction-max over BM25 with a small share of the other fields), words add up, and
the sum is scaled by how much of the query is covered, by whether the product is what the query names or something for
it, and by how much it is of the kind of the best ones.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from indexer.document import CatalogDocument
from indexer.matching.brand_names import canonical_brand
from search.evidence import Evidence
from search.kind_agreement import kind_agreement
from search.ranking_weights import WEIGHTS, RankingWeights
from search.words import QueryWord


@dataclass(frozen=True)
class RankedDocument:
    document: CatalogDocument
    score: float
    coverage: float
    """Share of the telling words that it has, by weight, among those that any document has; 1 without words."""
    matched: dict[str, list[str]]
    """By word, the fields that have it."""


def rank(
    words: Sequence[QueryWord], evidence: Sequence[Evidence], weights: RankingWeights = WEIGHTS
) -> list[RankedDocument]:
    """The documents in their final order, the best first; equal scores in the order of their ids.

    Without words the engine's order stays.
    """
    if not words:
        return [RankedDocument(of_one.document, 0.0, 1.0, {}) for of_one in evidence]
    findable = [word for i, word in enumerate(words) if any(of_one.frequencies[i] for of_one in evidence)]
    known = sum(word.weight for word in findable if not word.weak)
    whole = sum(word.weight for word in findable) or 1.0
    ranked = [_ranked(words, of_one, weights, known, whole) for of_one in evidence]
    kinds = {id(found): of_one.kind for found, of_one in zip(ranked, evidence, strict=True)}
    ranked.sort(key=_order)
    agreement = kind_agreement([kinds[id(found)] for found in ranked])
    weighed = [
        RankedDocument(found.document, found.score * (1 + weights.agreement * agrees), found.coverage, found.matched)
        for found, agrees in zip(ranked, agreement, strict=True)
    ]
    return sorted(weighed, key=_order)


def boost_brand(
    ranked: Sequence[RankedDocument], brand: str, weights: RankingWeights = WEIGHTS
) -> list[RankedDocument]:
    """The order once it is known that the query names a brand (canonical)."""
    boosted = [
        replace(found, score=found.score * weights.brand_boost)
        if canonical_brand(found.document.brand or "") == brand
        else found
        for found in ranked
    ]
    return sorted(boosted, key=lambda found: -found.score)


def _order(found: RankedDocument) -> tuple[float, str]:
    return -found.score, found.document.id  # the engines' own orders differ


def _ranked(
    words: Sequence[QueryWord], evidence: Evidence, weights: RankingWeights, known: float, whole: float
) -> RankedDocument:
    """By word the best field and a share of the others, added up and scaled."""
    total = covered = telling = 0.0
    matched: dict[str, list[str]] = {}
    for word, frequencies in zip(words, evidence.frequencies, strict=True):
        if frequencies:
            scores = [_field_score(name, n, evidence.lengths, weights) for name, n in frequencies.items()]
            best = max(scores)
            total += word.weight * (best + weights.tie * (sum(scores) - best))
            covered += word.weight
            telling += 0.0 if word.weak else word.weight
            matched[word.text] = list(frequencies)
    total = (total + weights.phrase * evidence.phrases) * (covered / whole) ** weights.coverage
    if evidence.accessory:
        total *= 1 - weights.accessory
    if evidence.unwanted:
        total *= 1 - weights.unwanted
    return RankedDocument(evidence.document, total, telling / known if known else 0.0, matched)


def _field_score(name: str, frequency: float, lengths: Mapping[str, float], weights: RankingWeights) -> float:
    """The frequency, saturated and normalised."""
    norm = weights.k1 * (1 - weights.b + weights.b * lengths[name])
    return weights.fields[name] * frequency * (weights.k1 + 1) / (frequency + norm)
