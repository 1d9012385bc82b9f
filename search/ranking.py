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
from search.field_text import FieldText, field_texts, stems
from search.matching_forms import Form, matching_forms
from search.words import QueryWord

FIELD_WEIGHTS: Mapping[str, float] = {
    "title": 2.5,
    "brand": 3.0,
    "category": 2.5,
    "identifiers": 1.5,
    "options": 1.0,
    "attributes": 1.0,
    "description": 2.0,
}
TIE = 0.1
"""The share of a word's other fields beside its best one."""
K1, B = 1.2, 0.65
"""BM25's saturation and length normalisation."""
PHRASE = 0.3
"""What two neighbours of the query add, as a share of the lesser one's weight, if they are neighbours in the title."""
BRAND_BOOST = 2.5
"""For products of the brand that the query names."""


@dataclass(frozen=True)
class RankedDocument:
    document: CatalogDocument
    score: float
    coverage: float
    """Share of the telling words that it has, by weight, among those that any document has; 1 without words."""
    matched: dict[str, list[str]]
    """By word, the fields that have it."""


def rank_documents(
    words: Sequence[QueryWord], documents: Sequence[CatalogDocument], book: BrandBook
) -> list[RankedDocument]:
    """The documents in their final order, the best first; equal scores in the order of their ids."""
    if not words:
        return [RankedDocument(document, 0.0, 1.0, {}) for document in documents]
    fields = [field_texts(document, book.aliases(document.brand)) for document in documents]
    scorer = _Scorer(words, matching_forms(words, fields), _average_lengths(fields))
    scored = [scorer.score(of_document) for of_document in fields]
    findable = {word for score in scored for word in score.matched}
    known = sum(word.weight for word in words if word.text in findable and not word.weak)
    ranked = [
        RankedDocument(document, score.total * score.covered, score.telling / known if known else 0.0, score.matched)
        for document, score in zip(documents, scored, strict=True)
    ]
    return sorted(ranked, key=lambda found: (-found.score, found.document.id))  # the engines' own orders differ


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
    telling: float
    """Of those that are not weak."""
    matched: dict[str, list[str]]


class _Scorer:
    """Scores documents for one query."""

    def __init__(
        self, words: Sequence[QueryWord], forms: Sequence[Sequence[Form]], lengths: Mapping[str, float]
    ) -> None:
        self._words = words
        self._forms = [[(form.stem, form.root, form.weight) for form in accepted] for accepted in forms]
        self._lengths = lengths
        self._pairs = [((a.stem, b.stem), min(a.weight, b.weight)) for a, b in pairwise(words)]

    def score(self, fields: Sequence[FieldText]) -> _Score:
        """By word the best field and a share of the others, added up."""
        total = covered = telling = 0.0
        matched: dict[str, list[str]] = {}
        for word, forms in zip(self._words, self._forms, strict=True):
            scores = {field.name: score for field in fields if (score := self._field_score(field, forms))}
            if scores:
                best = max(scores.values())
                total += word.weight * (best + TIE * (sum(scores.values()) - best))
                covered += word.weight
                telling += 0.0 if word.weak else word.weight
                matched[word.text] = list(scores)
        in_title = sum("title" in found for found in matched.values())
        return _Score(total + (self._phrases(fields[0]) if in_title > 1 else 0.0), covered, telling, matched)

    def _field_score(self, field: FieldText, forms: Sequence[tuple[str, str, float]]) -> float:
        """The weighted frequency of a word in all its forms, saturated and normalised."""
        frequency = 0.0
        for stem, root, weight in forms:
            if root in field.folded or field.coded:
                frequency += weight * field.count(stem, root)
        if not frequency:
            return 0.0
        norm = K1 * (1 - B + B * field.length / self._lengths[field.name])
        return FIELD_WEIGHTS[field.name] * frequency * (K1 + 1) / (frequency + norm)

    def _phrases(self, title: FieldText) -> float:
        neighbours = set(pairwise(stems(title.text)))
        return PHRASE * sum(weight for pair, weight in self._pairs if pair in neighbours)


def _average_lengths(documents: Sequence[Sequence[FieldText]]) -> dict[str, float]:
    """By field, over the candidates that have it: an estimate of the catalog's own that no engine has to keep."""
    lengths: dict[str, list[int]] = {}
    for fields in documents:
        for field in fields:
            lengths.setdefault(field.name, []).append(field.length)
    return {name: sum(found) / len(found) for name, found in lengths.items()}
