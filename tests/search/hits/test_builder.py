"""Documents as hits."""

import json

import pytest
from pydantic import TypeAdapter

from config.settings import Settings
from indexer.document import Section
from indexer.engines.stored_document import StoredDocument
from search.brand_book import BrandBook
from search.buy import Buy
from search.hit import HitVariant
from search.hits.builder import MOST_VARIANTS, HitBuilder
from search.ranking.ranked_document import RankedDocument
from tests.catalog import home_document, home_variant


@pytest.mark.parametrize("section", ["home", "buy_for_me"])
def test_a_hit_is_bounded_and_the_product_itself_is_whole(section: Section) -> None:
    many = [home_variant(str(n), options={"size": str(n)}) for n in range(MOST_VARIANTS + 50)]
    document = home_document("1", variants=many).model_copy(update={"section": section})
    builder = HitBuilder(Settings(), BrandBook({}))
    assert len(builder.any_hit(StoredDocument.of(document)).variants) == MOST_VARIANTS + 50
    assert len(builder.home_hit(RankedDocument(StoredDocument.of(document), 0.0, 1.0, {})).variants) == MOST_VARIANTS


def test_a_home_hit_is_called_as_the_row_that_it_shows() -> None:
    rows = [home_variant("b", title="Boot blue"), home_variant("r", title="Boot red", options={"color": "red"})]
    document = home_document("1", "Boot blue", variants=rows)
    builder = HitBuilder(Settings(), BrandBook({}), frozenset({"red"}))
    hit = builder.home_hit(RankedDocument(StoredDocument.of(document), 0.0, 1.0, {}))
    assert (hit.home_id, hit.title) == ("r", "Boot red")
    assert [piece.text for piece in hit.highlights["title"] if piece.match] == ["red"]


def test_what_is_not_known_of_a_variant_is_left_out() -> None:
    variant = HitVariant(title="Shoe", buy=Buy(mode="none"))
    assert json.loads(TypeAdapter(HitVariant).dump_json(variant)) == {
        "title": "Shoe",
        "buy": {"mode": "none", "reasons": []},
    }
