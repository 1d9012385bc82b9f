"""The review page in a real browser: by keys, and without JavaScript."""

from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.chromium


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def scripted(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def page(browser: Browser, review: httpx.Client, scripted: bool) -> Iterator[Page]:
    """A page that fails the test on anything the browser complains about, or loads from elsewhere."""
    address = str(review.base_url)
    context = browser.new_context(
        base_url=address, java_script_enabled=scripted, viewport={"width": 1280, "height": 900}
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: complaints.append(request.url) if address not in request.url else None)
    page.goto("/review")
    yield page
    context.close()
    assert complaints == []


def shows(page: Page, title: str) -> None:
    expect(page.get_by_role("row").filter(has_text="title").get_by_role("cell").first).to_have_text(title)


def press(page: Page, key: str, name: str, scripted: bool) -> None:
    """The key, or the button or link that it stands for."""
    if scripted:
        page.wait_for_load_state()  # the script that listens is deferred
        page.keyboard.press(key)
    else:
        page.locator("[data-key]").filter(has_text=name).click()


def test_a_person_decides_skips_goes_back_and_undoes(page: Page, scripted: bool) -> None:
    shows(page, "Many")
    expect(page.get_by_role("heading", name="Are these the same product?")).to_be_visible()
    expect(page.get_by_text("50 %")).to_be_visible()
    press(page, "d", "Different", scripted)
    shows(page, "Fell")
    expect(page.get_by_text("1 of 3 open")).to_be_visible()
    press(page, "k", "Skip", scripted)
    expect(page.get_by_text("2 of 3 open")).to_be_visible()
    press(page, "b", "Back", scripted)
    shows(page, "Fell")
    press(page, "s", "Same", scripted)
    expect(page.get_by_text("“Fell” is the same as “Fell at home”")).to_be_visible()
    press(page, "u", "Undo", scripted)
    shows(page, "Fell")
    expect(page.get_by_text("“Many” is not “Many at home”")).to_be_visible()


def test_differences_and_what_decides_are_marked(page: Page) -> None:
    page.goto("/review?skipped=1")
    title = page.get_by_role("row").filter(has_text="title")
    expect(title.locator("mark")).to_have_text(["at home"])
    expect(title).to_contain_text("differs")
    expect(page.get_by_role("row", name="brand Acme")).to_contain_text("agrees")
    expect(page.get_by_text("The most likely home product is 'it'.").first).to_be_visible()
    expect(page.get_by_role("heading", name="What would change it")).to_be_visible()


@pytest.mark.parametrize("scripted", [True], indirect=True)
def test_it_fits_a_phone(page: Page) -> None:
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        page.goto("/review?skipped=2")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for name in ("Same", "Different", "Skip"):
            expect(page.get_by_role("button", name=name)).to_be_in_viewport()


@pytest.mark.parametrize("scripted", [True], indirect=True)
def test_a_key_that_is_held_answers_one_question(page: Page) -> None:
    page.keyboard.down("d")
    shows(page, "Fell")
    page.keyboard.down("d")  # a repetition, as the key was not let go
    page.keyboard.up("d")
    page.reload()
    shows(page, "Fell")
