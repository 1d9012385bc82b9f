"""The result page in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.chromium


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page without JavaScript that fails the test on anything the browser complains about."""
    context = browser.new_context(base_url=address, java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: complaints.append(request.url) if address not in request.url else None)
    yield page
    context.close()
    assert complaints == []


def test_a_shopper_finds_what_the_shop_does_not_sell(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Search", exact=True).fill("stridewell shoe")
    page.get_by_role("button", name="Search").click()
    widget = page.get_by_role("region", name="Buy it from Stridewell")
    assert widget.get_by_text("Not sold here", exact=True).is_visible()
    comet = widget.get_by_role("listitem").filter(has_text="Comet")
    assert comet.get_by_text("$129.50").is_visible()
    assert comet.get_by_text("41–43").is_visible()
    assert comet.get_by_text("We buy it for you").is_visible()
    comet.get_by_text("Why is this here?").click()
    assert comet.get_by_text("The shop does not sell it.").is_visible()


def test_the_widget_stands_a_few_rows_below_the_home_hits(page: Page) -> None:
    page.goto("/?q=stridewell+shoe")
    before = page.locator(".hits").first
    assert before.get_by_role("listitem").count() == 6
    parts = (page.locator(part).first.bounding_box() for part in (".hits .card", ".widget", ".widget ~ .hits .card"))
    tops = [box["y"] for box in parts if box]
    assert tops == sorted(tops)
    assert len(tops) == 3


def test_the_row_above_the_widget_is_filled_by_what_comes_behind_it(page: Page) -> None:
    page.goto("/?q=peach+charger")
    first, last = (cards.locator(".card") for cards in page.locator(".hits").all())
    assert (first.count(), last.count()) == (1, 1)
    parts = (first.bounding_box(), last.bounding_box(), page.locator(".widget").bounding_box())
    tops = [box["y"] for box in parts if box]
    assert tops[0] == tops[1] < tops[2]


def test_what_answers_alone_stands_before_what_does_not_and_names_its_maker(page: Page) -> None:
    page.goto("/?q=wireless+phone+charger")
    widget, hit = page.locator(".widget"), page.locator(".hits .card").first
    assert widget.get_by_role("heading", name="Buy it from Peach").is_visible()
    assert widget.get_by_role("listitem").filter(has_text="Dock").is_visible()
    boxes = (widget.bounding_box(), hit.bounding_box())
    above, below = (box["y"] for box in boxes if box)
    assert above < below


def test_filters_work_without_javascript(page: Page) -> None:
    page.goto("/?q=shoe")
    page.get_by_role("checkbox", name="Stridewell").check()
    page.get_by_role("button", name="Apply").click()
    assert "brand=Stridewell" in page.url
    expect(page.locator(".hits .brand")).to_have_text(["Stridewell"])
    assert page.get_by_role("checkbox", name="Hillrunner").is_visible(), "other brands stay to choose from"
    page.get_by_role("list", name="Chosen filters").get_by_role("link", name="Without Stridewell").click()
    assert page.get_by_role("checkbox", name="Stridewell").is_checked() is False


def test_a_style_sold_in_part_shows_what_is_sold(page: Page) -> None:
    page.goto("/?q=stridewell+pacer")
    pacer = page.locator(".hits .card").first
    pacer.get_by_text("Colours and sizes").click()
    rows = [" ".join(row.split()) for row in pacer.locator(".options li").all_inner_texts()]
    assert any("Black" in row and "41, 42 sold here" in row and "43 from the brand" in row for row in rows)
    assert any("Red" in row and "41–43 from the brand" in row for row in rows)


@pytest.mark.parametrize("typed", ["cheap", "-5", "1e9", "١٢"])
def test_what_is_no_price_is_not_asked_for(page: Page, typed: str) -> None:
    page.goto("/?q=lamp")
    page.get_by_label("From").fill(typed)
    page.get_by_role("button", name="Apply").click()
    assert page.get_by_text("Voltline desk lamp").is_visible()


def test_a_page_past_the_end_leads_back(page: Page) -> None:
    page.goto("/?q=shoe&page=40")
    page.get_by_role("link", name="Back to the first page").click()
    assert page.locator(".grid").first.is_visible()


def test_text_of_sites_is_shown_as_text(page: Page) -> None:
    page.goto("/?q=stridewell")
    assert page.get_by_text("<script>alert(1)</script>").count() >= 1
    assert page.locator("main script").count() == 0


def test_nothing_found_says_so(page: Page) -> None:
    page.goto("/?q=zeppelin")
    assert page.get_by_role("heading", name="Nothing found").is_visible()
    assert page.get_by_text("No product has “zeppelin”.").is_visible()


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_screen_scrolls_sideways(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(base_url=address, viewport={"width": width, "height": 740}, color_scheme="dark")
    page = context.new_page()
    page.goto("/?q=stridewell+shoe")
    page.get_by_text("Why is this here?").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_filters_fold_on_a_phone(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto("/?q=stridewell+shoe")
    assert page.get_by_role("checkbox", name="Hillrunner").is_visible() is False
    page.get_by_text("Filter and sort", exact=True).click()
    assert page.get_by_role("checkbox", name="Hillrunner").is_visible()
    context.close()


def test_how_a_query_was_read_is_shown(page: Page) -> None:
    page.goto("/?q=women%27s+red+shoe+under+$150+size+42+not+suede")
    shown = page.locator(".read")
    assert shown.inner_text().split("\n") == ["Read as red size 42 for women up to $150.00 not suede"]
    page.goto("/?q=shoe")
    assert page.locator(".read").count() == 0
