"""Suggestions below the search field, in a real browser."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.chromium


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that fails the test on anything the browser complains about."""
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto("/")
    yield page
    context.close()
    assert complaints == []


def test_keys_lead_to_a_suggestion(page: Page) -> None:
    field = page.get_by_role("combobox", name="Search")
    field.press_sequentially("strid")
    expect(page.get_by_role("listbox", name="Suggestions")).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    brands = page.get_by_role("group", name="Brands").get_by_role("option")
    expect(brands).to_have_text(["Stridewell"])
    options = page.get_by_role("listbox").get_by_role("option")
    field.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", options.last.get_attribute("id") or "")
    field.press("ArrowDown")
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile("."))
    field.press("ArrowDown")
    expect(page.get_by_role("option", name="stridewell running", selected=True)).to_be_visible()
    field.press("Enter")
    page.wait_for_url("**/?q=stridewell%20running")
    expect(page.get_by_role("heading", name="Results for “stridewell running”")).to_be_visible()


def test_escape_closes_and_enter_searches_what_was_typed(page: Page) -> None:
    field = page.get_by_role("combobox", name="Search")
    field.press_sequentially("peach")
    expect(page.get_by_role("listbox").get_by_role("option").first).to_be_visible()
    field.press("Escape")
    expect(page.get_by_role("listbox", name="Suggestions")).to_be_hidden()
    expect(field).to_have_value("peach")
    field.press("Enter")
    page.wait_for_url("**/?q=peach*")


def test_a_click_follows_a_category(page: Page) -> None:
    page.get_by_role("combobox", name="Search").press_sequentially("cak")
    page.get_by_role("option", name="Cakes", exact=True).click()
    page.wait_for_url("**/?category=Cakes")
    expect(page.get_by_text("Golden peach tart")).to_be_visible()


def test_text_of_sites_is_text(page: Page) -> None:
    page.get_by_role("combobox", name="Search").press_sequentially("stridewell script")
    expect(page.get_by_role("option", name="Stridewell <script>alert(1)</script> shoe")).to_be_visible()


def test_nothing_is_shown_where_nothing_fits(page: Page) -> None:
    field = page.get_by_role("combobox", name="Search")
    field.press_sequentially("peach")
    expect(page.get_by_role("listbox").get_by_role("option").first).to_be_visible()
    field.press_sequentially("zzz")
    expect(page.get_by_role("listbox", name="Suggestions")).to_be_hidden()
