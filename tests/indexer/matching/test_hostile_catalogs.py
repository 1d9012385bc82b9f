"""Catalogs that are made to cost much: one title for many products, titles of a megabyte, words that all have."""

from collections import Counter

from indexer.matching.styles.catalog_styles import home_styles, site_styles
from indexer.matching.texts.assignment import assign
from indexer.matching.texts.candidate import TextCandidate
from indexer.matching.titles.index import TitleIndex
from indexer.matching.wording.brand_names import BrandNames
from tests.indexer.matching.conftest import Shop


def test_one_title_for_many_products_is_compared_with_few() -> None:
    asked: Counter[int] = Counter()

    def same(one: int, _other: int) -> bool:
        asked[one] += 1
        return True

    candidates = {number: [TextCandidate(0, 1.0)] for number in range(1_000)}
    assert assign(candidates, [], same, threshold=0.0) == dict.fromkeys(range(1_000), 0)
    assert max(asked.values()) <= 20


def test_one_title_for_many_products_is_no_proof(shop: Shop) -> None:
    for number in range(60):
        shop.sells(f"h{number}", "Halden Storm glove")
        shop.brand_shows(f"p{number}", "Halden Storm glove")
    verdicts = shop.verdicts()
    assert len(verdicts) == 60
    assert "not_sold_here" not in {verdict.verdict for verdict in verdicts.values()}


def test_titles_of_a_megabyte_are_read_to_a_point(shop: Shop) -> None:
    endless = "Halden Storm glove BX-500 " + "storm glove 500 GB black " * 40_000
    for number in range(30):
        shop.sells(f"h{number}", endless, description=endless)
        shop.brand_shows(f"p{number}", endless, description=endless)
    shop.brand_shows("tent", "Summit tent")
    verdicts = shop.verdicts()
    assert len(verdicts) == 31
    styles = [*home_styles(shop.home, BrandNames()), *site_styles(shop.stored, BrandNames())]
    assert max(len(text) for style in styles for text in (style.record.title, style.record.description)) == 2_000
    assert all(len(fact.detail) < 1_000 for verdict in verdicts.values() for fact in verdict.evidence)


def test_what_lies_within_a_title_is_found_by_one_word_each() -> None:
    index = TitleIndex()
    for number in range(500):
        index.add("halden", frozenset(("glove", f"bx{number:05d}")))
    index.add("halden", frozenset(("glove", "storm")))
    index.add("morrow", frozenset(("glove", "storm")))
    found = list(index.within("halden", frozenset(("glove", "storm", "black"))))
    assert found == [frozenset(("glove", "storm"))]
    assert len(list(index.around("halden", frozenset(("glove",))))) == 501
