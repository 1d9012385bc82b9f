"""Everything of a brand in one list."""

import pytest
from playwright.sync_api import Browser, expect

from config.brand_files import write_brand_site
from config.consent import Consent
from config.errors import NotFoundError
from config.settings import Settings
from search.brand_page import BrandRequest, BrandResponse
from search.service import SearchService
from tests.search.shop import SITES, open_shop


def brand(service: SearchService, name: str = "Stridewell", **asked: object) -> BrandResponse:
    return service.brand(name, BrandRequest.model_validate(asked))


def titles(response: BrandResponse) -> list[str]:
    return [hit.title for hit in response.hits]


@pytest.mark.parametrize("name", ["Stridewell", "STRIDEWELL", "swiftfoot", " Stridewell "])
def test_what_is_sold_here_and_what_is_not(service: SearchService, name: str) -> None:
    found = brand(service, name)
    assert (found.brand, found.aliases) == ("Stridewell", ["swiftfoot"])
    assert titles(found)[0] == "Stridewell Pacer running shoe"
    assert set(titles(found)[1:]) == {
        "Stridewell <script>alert(1)</script> shoe",
        "Stridewell Comet trail running shoe",
        "Stridewell Drift racing flat",
    }
    assert (found.total, found.sold_here, found.offered) == (4, 1, 3)
    assert found.not_offered == 4, "sold out, without a price, in another currency, not seen lately"
    assert [hit.buy.mode for hit in found.hits[1:]] == ["buy_for_me"] * 3


def test_its_facets_count_the_list(service: SearchService) -> None:
    facets = brand(service, histograms=True).facets
    assert "brand" not in facets
    assert {item.value: item.count for item in facets["sold_here"].values} == {"true": 1, "false": 4}
    assert sum(part.count for part in facets["price"].ranges) >= 4
    white = brand(service, filter="color = white")
    assert titles(white) == ["Stridewell Drift racing flat"]
    assert {item.value for item in white.facets["color"].values} == {"Black", "Red", "White"}


@pytest.mark.parametrize("sort", ["relevance", "price_asc", "price_desc", "newest", "discount"])
def test_pages_hold_every_hit_once(service: SearchService, sort: str) -> None:
    whole = titles(brand(service, sort=sort))
    pages = [titles(brand(service, sort=sort, limit=2, page=page)) for page in (1, 2, 3)]
    assert [title for page in pages for title in page] == whole
    if sort == "price_asc":
        assert whole[0] == "Stridewell <script>alert(1)</script> shoe"


def test_what_nothing_has_is_no_error(service: SearchService) -> None:
    assert brand(service, filter="color = mauve").hits == []
    assert [message.code for message in brand(service, page=9).messages] == ["page_past_end"]


@pytest.mark.parametrize("name", ["Nobody", "", "Gone", "\x00", "x" * 100_000, "' OR section = withheld"])
def test_a_brand_that_has_nothing(service: SearchService, name: str) -> None:
    with pytest.raises(NotFoundError):
        brand(service, name)


@pytest.mark.parametrize("as_brand", [False, True])
def test_of_a_brand_that_opts_out_only_what_the_shop_sells_stays(settings: Settings, as_brand: bool) -> None:
    open_shop(settings)
    if as_brand:
        settings = settings.model_copy(update={"brand_consent": {"Swiftfoot": Consent.OPTED_OUT}})
    else:
        known = next(site for site in SITES if site.id == "stridewell")
        write_brand_site(settings.brands_dir, known.model_copy(update={"consent": Consent.OPTED_OUT}))
    with SearchService(settings) as service:
        found = brand(service)
        assert titles(found) == ["Stridewell Pacer running shoe"]
        assert (found.total, found.offered) == (1, 0)


@pytest.mark.chromium
def test_the_page_of_a_brand(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/?q=stridewell+shoe")
    page.get_by_role("link", name="Everything of Stridewell").click()
    expect(page.get_by_role("heading", name="Stridewell", exact=True)).to_be_visible()
    cards = page.get_by_role("list", name="Everything of Stridewell").locator(":scope > li")
    expect(cards).to_have_count(4)
    page.get_by_role("checkbox", name="White").check()
    page.get_by_role("button", name="Apply").click()
    expect(cards).to_have_count(1)
    assert "of=Stridewell" in page.url
    page.get_by_label("Search", exact=True).fill("tart")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("heading", name="Results for “tart”")).to_be_visible()
    assert page.goto("/?of=Nobody").status == 404  # type: ignore[union-attr]
    context.close()
