"""Numbers with units, as shoppers ask for them and catalogs write them."""

import pytest

from indexer.document import CatalogDocument, DocumentVariant
from indexer.engines.stored_document import StoredDocument
from search.brand_book import BrandBook
from search.language.measures import read_measures
from search.query.term_statistics import TermStatistics
from search.query.words import Alternatives, weigh_words
from search.ranking.evidence import read_evidence
from search.request import SearchRequest
from search.service import SearchService


def _has(query: str, title: str) -> bool:
    """Whether a product of this title has the only measure of the query."""
    text, measures = read_measures(query)
    words = weigh_words(text.split(), TermStatistics(9, {}), Alternatives(measures=measures))
    document = CatalogDocument.model_validate(
        {"id": "1", "section": "home", "title": title, "variants": [DocumentVariant()]}
    )
    return bool(read_evidence(words, [StoredDocument.of(document)], BrandBook({})).frequencies.any())


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("27 inch", 'Screen 68.6 cm (27") Full HD'),
        ("27 inch", "Screen 27-inch"),
        ('27"', "Screen 27 inches wide"),
        ("27 zoll", "Screen 27” wide"),
        ("15,6 zoll", 'Sleeve 15.6"'),
        ("15.6 inch", "Sleeve 15,6 Zoll"),
        ("2 tb", "Disk 2000 GB"),
        ("1tb", "Disk 1024GB"),
        ("1000 gb", "Disk 1 TB"),
        ("1.5 liter", "Pot 1500 ml"),
        ("500 ml", "Bottle 500ml"),
        ("2 m", "Cord 200 cm"),
        ("20,000 mah", "Power bank 20000mAh"),
        ("20000 mah", "Power bank 20,000 mAh"),
        ("20000 mah", "Powerbank 20.000mAh"),
        ("64 гб", "Drive 64GB"),
        ("64 gb", "Clé USB 64Go"),
        ("2 go", "Ready 2 go"),
        ("64 gb", "Флешка 64 ГБ"),
        ("24 дюйма", 'Screen 24"'),
    ],
)
def test_one_size_is_written_in_many_ways(query: str, title: str) -> None:
    assert _has(query, title)


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("27 inch", "Cable SX2131/27"),
        ("27 inch", 'Screen 127" wide'),
        ("27 inch", 'Screen 3.27" wide'),
        ("5.6 inch", 'Sleeve 15.6"'),
        ("2 tb", "Disk 12000 GB"),
        ("1 tb", "Disk 100 GB"),
        ("1500 gb", "Disk 1 TB"),
    ],
)
def test_another_number_is_another_size(query: str, title: str) -> None:
    assert not _has(query, title)


def test_what_a_page_does_without_is_named_with_its_decimal_point(service: SearchService) -> None:
    found = service.search(SearchRequest(q="1.7 l lamp"))
    assert [message.text for message in found.messages] == [
        "Nothing here is called “1.7l lamp”; these come nearest, without “1.7l”."
    ]
