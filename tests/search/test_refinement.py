"""Filters, facets, order, pages, and odd queries."""

from decimal import Decimal

import pytest

from config.settings import Settings
from search.request import SearchRequest
from search.response import SearchResponse
from search.service import SearchService
from tests.search.shop import HOME, Style, open_shop


def search(service: SearchService, q: str, **asked: object) -> SearchResponse:
    return service.search(SearchRequest.model_validate({"q": q, **asked}))


def test_facets_count_both_sections(service: SearchService) -> None:
    facets = search(service, "stridewell").facets
    brands = {item.value: item.count for item in facets["brand"].values}
    # The Pacer at home, and of the others those in stock with a price that were seen lately.
    assert brands == {"Stridewell": 4}
    assert {item.value: item.count for item in facets["sold_here"].values} == {"true": 1, "false": 4}
    assert (facets["price"].min, facets["price"].max, facets["price"].currency) == (
        Decimal("60.00"),
        Decimal("149.00"),
        "USD",
    )


@pytest.mark.parametrize("facet", ["brand", "category", "color", "sold_here"])
def test_a_chosen_value_leaves_its_own_facet_as_it_was(service: SearchService, facet: str) -> None:
    """Each count is what choosing that value instead would bring: shoppers compare brands."""
    free = search(service, "shoe charger", limit=100).facets
    counts = {item.value: item.count for item in free[facet].values}
    for value in counts:
        chosen = search(service, "shoe charger", filter=f'{facet} = "{value}"', limit=100)
        assert {item.value: item.count for item in chosen.facets[facet].values} == counts
        other = "brand" if facet != "brand" else "sold_here"
        assert sum(item.count for item in chosen.facets[other].values) >= counts[value]
        assert chosen.sections.home.total <= counts[value]
    assert list(free) == ["brand", "category", "price", "color", "size", "sold_here"]


def test_a_price_range_leaves_the_bounds_of_the_facet(service: SearchService) -> None:
    free = search(service, "stridewell").facets["price"]
    assert search(service, "stridewell", filter="price > 100 AND brand = Stridewell").facets["price"] == free


@pytest.mark.parametrize("chosen", ["size = 41", "color = red", "size IN (42, 43) AND sold_here = false"])
def test_an_option_counts_the_styles_that_choosing_it_too_brings(service: SearchService, chosen: str) -> None:
    """Size 43 comes in black only: red is then no choice, though the style has it in other sizes."""
    facets = search(service, "shoe", filter=chosen, limit=100).facets
    for name in {"color", "size"} - {chosen.split()[0]}:
        for item in facets[name].values:
            both = search(
                service, "shoe", filter=f'{chosen} AND {name} = "{item.value}" AND brand = Stridewell', limit=100
            )
            assert item.count == both.sections.home.total + len(both.sections.buy_for_me.hits), (name, item.value)
    comet = search(service, "comet", filter="size = 43", limit=100).facets
    assert [item.value for item in comet["color"].values] == ["Black"]


def test_a_candidate_is_offered_in_the_option_that_was_asked_for(settings: Settings) -> None:
    sold_out = Style("Stridewell Ember shoe", "50.00", [{"color": "Red"}, {"color": "Black"}], gone=frozenset([0]))
    open_shop(settings, [row for row in HOME if row["brand"] != "Stridewell"], {"stridewell": [sold_out]})
    with SearchService(settings) as service:
        assert [hit.title for hit in search(service, "ember").sections.buy_for_me.hits] == ["Stridewell Ember shoe"]
        red = search(service, "stridewell ember", filter="color = red AND brand = Stridewell")
        assert red.sections.buy_for_me.hits == []
        assert "it is not in stock" in next(message.text for message in red.messages if message.code == "not_offered")


def test_a_filter_reaches_both_sections(service: SearchService) -> None:
    found = search(service, "stridewell", filter="color = white")
    assert found.sections.home.hits == []
    assert [hit.title for hit in found.sections.buy_for_me.hits] == ["Stridewell Drift racing flat"]


def test_two_options_must_hold_on_one_variant(service: SearchService) -> None:
    both = search(service, "comet", filter="color = red AND size = 41").sections.buy_for_me.hits
    assert [hit.title for hit in both] == ["Stridewell Comet trail running shoe"]
    assert search(service, "comet", filter="color = red AND size = 42").sections.buy_for_me.hits == []


def test_a_brand_filter_is_a_brand_intent(service: SearchService) -> None:
    found = search(service, "shoe", filter='brand = "Stridewell"')
    assert (found.intent.brand, found.intent.by) == ("Stridewell", "filter")
    assert {hit.brand for hit in found.sections.buy_for_me.hits} == {"Stridewell"}


def test_asking_for_what_is_not_sold_here_shows_it(service: SearchService) -> None:
    found = search(service, "shoe", filter="sold_here = false")
    assert {hit.title for hit in found.sections.home.hits} == {"Stridewell Pacer running shoe"}
    assert len(found.sections.buy_for_me.hits) >= 2


def test_ranges_are_what_choosing_them_brings(service: SearchService) -> None:
    free = search(service, "hillrunner", histograms=True).facets["price"]
    assert sum(part.count for part in free.ranges) == 10
    assert search(service, "hillrunner").facets["price"].ranges == [], "they cost time, and are there when asked for"
    for part in free.ranges:
        chosen = search(service, "hillrunner", histograms=True, filter=f"price BETWEEN {part.min} AND {part.max}")
        assert chosen.sections.home.total == part.count
        assert chosen.facets["price"].ranges == free.ranges


@pytest.mark.parametrize("q", ["hillrunner shoe", ""])
@pytest.mark.parametrize("sort", ["price_asc", "price_desc", "newest", "discount"])
def test_equals_stand_in_one_order_over_all_pages(service: SearchService, q: str, sort: str) -> None:
    whole = [hit.id for hit in search(service, q, sort=sort, limit=100).sections.home.hits]
    pages = [search(service, q, sort=sort, limit=3, page=page).sections.home.hits for page in range(1, 7)]
    assert [hit.id for page in pages for hit in page] == whole[:18]
    assert len(set(whole)) == len(whole)


@pytest.mark.parametrize("sort", ["price_asc", "price_desc"])
def test_order_by_price(service: SearchService, sort: str) -> None:
    prices = [hit.price or Decimal(0) for hit in search(service, "hillrunner shoe", sort=sort).sections.home.hits]
    assert len(prices) == 10
    assert prices == sorted(prices, reverse=sort == "price_desc")


def test_order_by_price_leaves_misfits_out(service: SearchService) -> None:
    found = search(service, "peach tart", sort="price_asc").sections.home
    assert [hit.home_id for hit in found.hits] == ["T0"]
    assert found.total == 1


def test_pages_hold_every_hit_once(service: SearchService) -> None:
    first = search(service, "running shoe", limit=4)
    assert first.page.pages == 3
    pages = [first, *(search(service, "running shoe", limit=4, page=page) for page in (2, 3))]
    ids = [hit.home_id for page in pages for hit in page.sections.home.hits]
    assert len(ids) == len(set(ids)) == first.sections.home.total == 11
    assert ids == [hit.home_id for hit in search(service, "running shoe", limit=100).sections.home.hits]


def test_a_page_past_the_end_says_so(service: SearchService) -> None:
    found = search(service, "running shoe", page=999)
    assert found.sections.home.hits == []
    assert "page_past_end" in [message.code for message in found.messages]


def test_everything_can_be_browsed(service: SearchService) -> None:
    found = search(service, "", limit=100)
    assert len(found.sections.home.hits) == found.sections.home.total == 16
    assert found.sections.buy_for_me.hits == []


@pytest.mark.parametrize("query", ["!!! ???", "👟👟", "\x00\x01", "   ‏  - "])
def test_a_query_without_words_finds_nothing_and_says_so(service: SearchService, query: str) -> None:
    found = search(service, query)
    assert found.sections.home.hits == []
    if query.strip():
        assert [message.code for message in found.messages] == ["no_words"]


@pytest.mark.parametrize(
    "query",
    [
        "shoe " * 200_000,
        "x" * 1_000_000,
        " ".join(f"term{n}" for n in range(10_000)),
        "running shoe" + "\u202e" * 5_000,
    ],
)
def test_an_endless_query_is_cut(service: SearchService, query: str) -> None:
    found = search(service, query)
    assert "query_cut" in [message.code for message in found.messages]
    assert len(found.query) <= 512


@pytest.mark.parametrize(
    "query",
    [
        "حذاء الجري",
        "נעלי ריצה",
        "運動靴",
        "ボリューム",
        "ЗИМНИЕ ботинки",
        "'; DROP TABLE",
        "a" * 300,
        "* OR 1=1",
        "\ud800 shoe",
    ],
)
def test_any_script_is_a_query(service: SearchService, query: str) -> None:
    search(service, query)


@pytest.mark.parametrize(
    ("query", "asked", "told"),
    [
        ("運動靴 shoe", None, "No product has “運動靴”."),
        ("shoe", "price > 900", None),
        ("shoe", "brand = Nobody", None),
        (" ".join(f"zz{n}q" for n in range(20)), None, "“zz4q” or 15 other words."),
    ],
)
def test_only_words_that_no_product_has_are_named(
    service: SearchService, query: str, asked: str | None, told: str | None
) -> None:
    messages = [m.text for m in search(service, query, filter=asked).messages if m.code == "word_not_found"]
    assert messages == [] if told is None else messages[0].endswith(told)


def test_a_brand_is_named_as_its_products_write_it(service: SearchService) -> None:
    assert search(service, "shoe", filter="brand = stridewell").intent.brand == "Stridewell"


def test_a_word_that_nothing_has_is_named(service: SearchService) -> None:
    found = search(service, "hillrunner zeppelin")
    assert [message.text for message in found.messages if message.code == "word_not_found"] == [
        "No product has “zeppelin”."
    ]
    assert len(found.sections.home.hits) == 10
