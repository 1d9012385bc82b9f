"""What is suggested while a shopper types."""

import pytest

from config.brand_files import write_brand_site
from config.consent import Consent
from config.progress import silent
from config.settings import Settings
from indexer.purge.purge import purge_brand
from indexer.reindex import rebuild_index
from search.service import SearchService
from search.spelling.suggestions import SuggestRequest
from tests.search.shop import SITES, open_shop

Texts = dict[str, list[str]]
KINDS = ("queries", "brands", "categories", "products")
NOTHING: Texts = {kind: [] for kind in KINDS}


def suggest(service: SearchService, typed: str, limit: int = 5) -> Texts:
    found = service.suggest(SuggestRequest(q=typed, limit=limit))
    return {kind: [suggestion.text for suggestion in getattr(found, kind)] for kind in KINDS}


def test_all_kinds_are_suggested(service: SearchService) -> None:
    found = suggest(service, "run")
    assert "running shoe" in found["queries"]
    assert found["categories"] == ["Shoes > Running"]
    assert found["products"][0].startswith("Hillrunner")
    assert suggest(service, "stri")["brands"] == ["Stridewell"]


@pytest.mark.parametrize("typed", ["strdiwell", "stridewel", "sridew", "tsridew", "Strídewell", "STRIDEW"])
def test_a_beginning_may_be_misspelt(service: SearchService, typed: str) -> None:
    assert suggest(service, typed)["brands"] == ["Stridewell"]


def test_every_word_counts(service: SearchService) -> None:
    assert suggest(service, "hillrunner b")["products"] == ["Hillrunner Bravo running shoe"]
    assert suggest(service, "shoes hillr brav")["products"] == ["Hillrunner Bravo running shoe"]
    assert suggest(service, "hillrunner zeppelin") == NOTHING


def test_what_begins_with_the_first_word_comes_first(service: SearchService) -> None:
    assert suggest(service, "peach")["products"] == [
        "Peach One smartphone",
        "Peach Pad tablet computer",
        "Peach Dock wireless phone charger",
        "Golden peach tart",
    ]


def test_what_can_not_be_offered_is_not_suggested(service: SearchService) -> None:
    for typed in ("stridewell sold", "stridewell priceless", "stridewell krona", "gone"):
        assert suggest(service, typed) == NOTHING, typed


def test_nothing_typed_suggests_what_there_is_most_of(service: SearchService) -> None:
    found = suggest(service, "", limit=2)
    assert found["brands"] == ["Hillrunner", "Stridewell"]
    assert [len(texts) for texts in found.values()] == [2, 2, 2, 2]


@pytest.mark.parametrize("typed", ["\x00", "👟", "\ud800", "a" * 100_000, "運", "(((", "%", "x " * 5_000])
def test_any_text_may_be_typed(service: SearchService, typed: str) -> None:
    suggest(service, typed)


def test_a_product_leads_to_its_page(service: SearchService) -> None:
    found = service.suggest(SuggestRequest(q="hillrunner bravo")).products[0]
    assert service.product(found.id or "").product.title == found.text


@pytest.fixture
def shop(settings: Settings) -> Settings:
    open_shop(settings)
    return settings


def test_a_purged_brand_is_gone(shop: Settings) -> None:
    with SearchService(shop) as service:
        assert suggest(service, "smartphone")["products"] == ["Peach One smartphone"]
        purge_brand(shop, "peach", "They asked.")
        assert suggest(service, "smartphone") == NOTHING
        assert suggest(service, "peach")["products"] == ["Golden peach tart"]
        assert suggest(service, "peach")["brands"] == []
    assert b"Peach One smartphone" not in (shop.data_dir / "offshelf.sqlite3").read_bytes(), (
        "overwritten, not only freed"
    )


def test_a_brand_that_opts_out_is_gone_before_the_next_index_run(shop: Settings) -> None:
    with SearchService(shop) as service:
        assert suggest(service, "peach")["brands"] == ["Peach"]
        known = next(site for site in SITES if site.id == "peach")
        write_brand_site(shop.brands_dir, known.model_copy(update={"consent": Consent.OPTED_OUT}))
        assert suggest(service, "peach")["brands"] == []
        assert suggest(service, "peach")["queries"] == []
        assert suggest(service, "peach")["products"] == ["Golden peach tart"]


def test_a_new_build_brings_its_own(shop: Settings) -> None:
    with SearchService(shop) as service:
        before = suggest(service, "run")
        rebuild_index(shop, silent)
        assert suggest(service, "run") == before
