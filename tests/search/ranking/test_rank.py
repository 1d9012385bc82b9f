"""What moves a product up or down, one feature at a time."""

from dataclasses import replace

import pytest

from indexer.document import CatalogDocument, DocumentVariant
from indexer.engines.stored_document import StoredDocument
from search.brand_book import BrandBook
from search.query.word import QueryWord
from search.ranking.evidence import read_evidence
from search.ranking.kind_agreement import kind_agreement
from search.ranking.rank import rank
from search.ranking.weights import WEIGHTS, RankingWeights


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


def test_a_number_counts_beside_its_word() -> None:
    hub = _document("a", "Acme seven port hub 7", description="For Windows")
    laptop = _document("b", "Acme laptop of 4 GB, silver, Windows 7 Professional")
    assert _first("windows 7", [hub, laptop]) == "b"
    assert _first("windows 7", [hub, laptop], replace(WEIGHTS, phrase=0.0)) == "a"


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


_SLEEVES = [_document(f"s{i}", f"Laptop sleeve {i}") for i in range(4)]
_NOTEBOOKS = [_document(f"n{i}", f"Acme {i} notebook, silver") for i in range(2)]


def _titles_first(query: str, documents: list[StoredDocument]) -> str:
    words = [QueryWord(text, 1.0, known=True, related=("notebook",) * (text == "laptop")) for text in query.split()]
    return rank(words, read_evidence(words, documents, BrandBook({})))[0].document.title


def test_another_word_counts_in_full_where_the_words_own_titles_are_of_accessories() -> None:
    assert "notebook" in _titles_first("laptop", [*_SLEEVES, *_NOTEBOOKS])


def test_where_the_query_names_an_accessory_another_word_counts_less() -> None:
    bags = [_document("a", "Acme notebook bag"), _document("b", "Acme laptop bag")]
    assert _titles_first("laptop bag", [*_SLEEVES, *bags]) == "Acme laptop bag"


def test_another_word_counts_less_where_the_word_itself_names_the_thing() -> None:
    laptops = [_document(f"z{i}", f"Acme {i} laptop, silver") for i in range(4)]
    assert "laptop" in _titles_first("laptop", [*_SLEEVES[:2], *_NOTEBOOKS, *laptops])


def _lamp_and_projector(others: int) -> list[StoredDocument]:
    lamp = _document("a", "Acme lamp EL41", brand="Acme", description="Projector to projector")
    projector = _document("b", "Acme EM830", brand="Acme", description="A bright projector for a large room")
    return [lamp, projector, *(_document(f"p{i}", f"Brightly data projector {i}") for i in range(others))]


def test_what_only_tells_what_it_goes_with_comes_behind_the_thing() -> None:
    titles = _order_of("acme projector", _lamp_and_projector(5))
    assert titles.index("Acme EM830") < titles.index("Acme lamp EL41")


def test_where_hardly_a_title_names_the_thing_an_accessory_may_be_meant() -> None:
    titles = _order_of("acme projector", _lamp_and_projector(4))
    assert titles.index("Acme EM830") > titles.index("Acme lamp EL41")


def _order_of(query: str, documents: list[StoredDocument]) -> list[str]:
    words = [QueryWord(text, 1.0, known=True) for text in query.split()]
    return [found.document.title for found in rank(words, read_evidence(words, documents, BrandBook({})))]


def test_words_that_stand_the_other_way_name_another_thing() -> None:
    label, printer = _document("a", "Acme 9 printer label"), _document("b", "Acme 450 label printer, grey")
    assert _first("label printer", [label, printer]) == "b"
    assert _first("printer label", [label, printer]) == "a"
    assert _first("label printer", [label, printer], replace(WEIGHTS, phrase=0.0)) == "a"
    both = _document("a", "Label printer, printer label")
    assert _first("label printer", [both, printer]) == "a"


def test_what_only_mentions_the_thing_comes_behind_what_is_called_so() -> None:
    printers = [
        _document(f"p{i}", f"Acme {i}20 inkjet printer, colour, 9600 dots, A4", brand="Acme") for i in range(10)
    ]
    ink = _document("a", "Acme cyan", brand="Acme", description="Refill for printers")
    assert _first("acme printer", [ink, *printers]) == "p0"
    assert _first("acme printer", [ink, *printers], replace(WEIGHTS, mentioned=0.0)) == "a"
    assert _first("acme printer", [ink, *printers[1:]]) == "a"  # too few to know that it is called so
