"""The final order of what an engine retrieved, the same for every engine.

Per word the best field counts (disjunction-max over BM25 with a small share of the other fields), words add up, and
the sum is scaled by how much of the query is covered, by whether the product is what the query names, something for
it or something that only mentions it, and by how much it is of the kind of the best ones.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from indexer.engines.stored_document import StoredDocument
from indexer.matching.wording.brand_names import canonical_brand
from search.language.field_text import FIELDS
from search.query.word import QueryWord
from search.ranking.candidate_text import Numbers
from search.ranking.contributions import ScoreParts
from search.ranking.evidence import Evidence
from search.ranking.kind_agreement import kind_agreement
from search.ranking.ranked_document import RankedDocument
from search.ranking.weights import WEIGHTS, RankingWeights


def rank(words: Sequence[QueryWord], evidence: Evidence, weights: RankingWeights = WEIGHTS) -> list[RankedDocument]:
    """The documents in their final order, the best first; equal scores in the order of their ids.

    Without words the engine's order stays.
    """
    documents = evidence.documents
    if not words or not documents:
        return [RankedDocument(stored, 0.0, 1.0, {}) for stored in documents]
    parts, coverage = _scores(words, evidence, weights)
    matched = _matched(words, evidence)
    by_id = _by_id(documents)
    before = parts.scores()
    order = _order(before, by_id)
    agreement = np.empty(len(documents))
    agreement[order] = kind_agreement([evidence.kinds[place] for place in order])
    factor = 1 + weights.agreement * agreement
    parts, final = parts.with_factor("agreement", factor), before * factor
    scores, covered = final.tolist(), coverage.tolist()
    return [
        RankedDocument(documents[place], scores[place], covered[place], matched[place], parts, place)
        for place in _order(final, by_id)
    ]


def boost_brand(
    ranked: Sequence[RankedDocument], brand: str, weights: RankingWeights = WEIGHTS
) -> list[RankedDocument]:
    """The order once it is known that the query names a brand (canonical)."""
    boosted = [
        found.boosted("brand", weights.brand_boost) if canonical_brand(found.stored.brand or "") == brand else found
        for found in ranked
    ]
    return sorted(boosted, key=lambda found: -found.score)


def _by_id(documents: Sequence[StoredDocument]) -> NDArray[np.int64]:
    """By document, its place in the order of the ids."""
    ids = [document.id for document in documents]
    places = np.empty(len(ids), np.int64)
    places[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids))
    return places


def _order(scores: Numbers, by_id: NDArray[np.int64]) -> list[int]:
    """The places of the documents, the best first, equal ones by their ids; the engines' own orders differ."""
    order: list[int] = np.lexsort((by_id, -scores)).tolist()
    return order


def _scores(words: Sequence[QueryWord], evidence: Evidence, weights: RankingWeights) -> tuple[ScoreParts, Numbers]:
    """By word the best field and a share of the others, what scales their sum; and the coverage."""
    by_field = _field_scores(evidence, weights)
    best = by_field.max(axis=2)
    of_words = np.array([[word.weight] for word in words])
    added = of_words * (best + weights.tie * (by_field.sum(axis=2) - best))
    has = np.logical_or.reduce(evidence.frequencies, axis=2)
    factors = {
        "coverage": _coverage(of_words, has) ** weights.coverage,
        "accessory": np.where(evidence.accessory, 1 - weights.accessory, 1.0),
        "mentioned": np.where(evidence.mentioned, 1 - weights.mentioned, 1.0),
        "unwanted": np.where(evidence.unwanted, 1 - weights.unwanted, 1.0),
    }
    telling = np.array([[0.0 if word.weak else word.weight] for word in words])
    parts = ScoreParts([word.text for word in words], added, weights.phrase * evidence.phrases, factors)
    return parts, _coverage(telling, has)


def _coverage(of_words: Numbers, has: Numbers) -> Numbers:
    """By document, the share of the words that it has, by weight, among those that any document has."""
    whole = of_words[has.any(axis=1)].sum()
    covered: Numbers = (of_words * has).sum(axis=0) / (whole or 1.0)
    return covered


def _field_scores(evidence: Evidence, weights: RankingWeights) -> Numbers:
    """The frequencies, saturated and normalised."""
    norm = weights.k1 * (1 - weights.b + weights.b * evidence.lengths)
    found = evidence.frequencies
    of_fields = np.array([weights.fields[name] for name in FIELDS])
    scores: Numbers = of_fields * found * (weights.k1 + 1) / np.where(found > 0, found + norm, 1.0)
    return scores


def _matched(words: Sequence[QueryWord], evidence: Evidence) -> list[dict[str, list[str]]]:
    """By document and word, the fields that have it. Documents that have the same share theirs."""
    texts = [word.text for word in words]
    bits = np.packbits(evidence.frequencies > 0, axis=2, bitorder="little")  # a number for up to eight fields
    fields = list(map(tuple, bits[:, :, 0].T.tolist()))
    known = {
        of_words: {text: _named_fields(has) for text, has in zip(texts, of_words, strict=True) if has}
        for of_words in set(fields)
    }
    return [known[of_words] for of_words in fields]


@lru_cache
def _named_fields(bits: int) -> list[str]:
    """The names of fields by their bits; the list is shared."""
    return [name for i, name in enumerate(FIELDS) if bits >> i & 1]
