"""What moves a product up or down, one feature at a time."""

from dataclasses import replace

import pytest

from indexer.document import CatalogDocument, DocumentVariant
from indexer.engines.stored_document import StoredDocument
from search.brand_book import BrandBook
from search.evidence import read_evidence
from search.kind_agreement import kind_agreement
from search.ranking import rank
from search.ranking_weights import WEIGHTS, RankingWeights
from search.words import QueryWord


def _document(id_: str, title: str, **fields: object) -> StoredDocument:
    document = CatalogDocument.model_validate(
        {"id": id_, "section": "home", "title": title, "variants": [DocumentVariant()], **fields}
    )
    return StoredDocument.of(document)


def _first(query: str, documents: list[StoredDocument], weights: RankingWeights = WEIGHTS) -> str:
    words = [QueryWord(text, 1.0, known=True) for text in query.split()]
    return rank(words, read_evidence(words, documents, BrandBook({})), weights)[0].document.id


@pytest.mark.parametrize(
    ("query", "without", "documents"),
    [
        ("kettle", replace(WEIGHTS, accessory=0.0), [_document("a", "Kettle lid"), _document("b", "Kettle red")]),
        (
            "steel kettle",
            replace(WEIGHTS, phrase=0.0),
            [_document("a", "Steel lid kettle"), _document("b", "Lid steel kettle")],
        ),
    ],
)
def test_a_feature_decides_between_equals(query: str, without: RankingWeights, documents: list[StoredDocument]) -> None:
    assert _first(query, documents) == "b"
    assert _first(query, documents, without) == "a"


def test_what_is_of_the_kind_of_the_best_comes_before_what_is_not() -> None:
    kettles = [
        _document(f"k{i}", "Kettle", attributes={"volume": "1", "power": "2"}, description="kettle") for i in range(5)
    ]
    odd = _document("a", "Kettle song book", attributes={"pages": "90"})
    alike = _document("b", "Kettle song book", attributes={"volume": "2", "power": "1"})
    words = [QueryWord("kettle", 1.0, known=True)]
    ranked = rank(words, read_evidence(words, [odd, alike, *kettles], BrandBook({})))
    assert [found.document.id for found in ranked][-2:] == ["b", "a"]


def test_agreement_is_between_nothing_and_all() -> None:
    assert kind_agreement([]) == []
    assert kind_agreement([frozenset(), frozenset()]) == [0.0, 0.0]
    assert kind_agreement([frozenset("ab"), frozenset("ab")]) == pytest.approx([1.0, 1.0])
