"""The page on a run obeys nothing that a site wrote, and shows what it must."""

import re
from datetime import UTC, datetime
from decimal import Decimal
from html.parser import HTMLParser

import pytest

from config.brand_site import BrandSite
from config.expectations import Expectations
from crawler.frontier.row import State
from crawler.reports.page import report_page
from crawler.reports.run_changes import Named, PriceChange, RunChanges
from crawler.reports.run_examples import Example, RunExamples
from crawler.runs.report import RunReport

HOSTILE = "<img src=x onerror=alert(1)>\"' onload=x \x1b[2J\u202ekcab</title></style><script>"
SCRIPT = "javascript:alert(1)//<b>"


class Elements(HTMLParser):
    """The names of a page's elements, and its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes += attrs


def site(name: str) -> BrandSite:
    expected = Expectations(products=11, fill={"gtin": 0.3})
    return BrandSite(id="acme", name=name, url="https://acme.example/", expect=expected)


@pytest.fixture
def hostile() -> str:
    """A page in which everything that a site can state is hostile."""
    product = Named(HOSTILE, SCRIPT)
    changes = RunChanges(1, [product], 1, [Named(HOSTILE, f"https://x.example/{HOSTILE}")])
    changes.price_count = 1
    changes.prices = [PriceChange(product, HOSTILE, Decimal(2), Decimal(1), HOSTILE)]
    report = RunReport(
        site="acme", run=7, state="incomplete", reason=HOSTILE, dropped={HOSTILE: 1}, requests={HOSTILE: 2},
        pages={"failed": 1}, fill={HOSTILE: 0.5}, purchase_refusal=HOSTILE,
    )  # fmt: skip
    examples = RunExamples({HOSTILE: [Example(SCRIPT, HOSTILE)]}, {State.FAILED: [Example(SCRIPT)]})
    return report_page(site(HOSTILE), datetime(2030, 1, 2, tzinfo=UTC), report, report, changes, examples)


def test_text_of_a_site_is_never_markup(hostile: str) -> None:
    elements = Elements(hostile)

    assert not elements.names & {"script", "img", "iframe", "object", "link", "form", "base"}
    assert not [name for name, _ in elements.attributes if name.startswith("on") or name in ("src", "srcset")]
    assert [
        value for name, value in elements.attributes if name == "href" and not str(value).startswith("https:")
    ] == []
    assert "&lt;img src=x onerror=alert(1)&gt;" in hostile


def test_no_control_or_direction_character_is_left(hostile: str) -> None:
    assert re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", hostile) == []


def test_a_page_loads_nothing(hostile: str) -> None:
    assert "default-src 'none'" in hostile
    assert "url(" not in hostile
    assert "@import" not in hostile


def test_fill_rates_stand_against_the_last_run() -> None:
    before = RunReport(site="acme", run=1, state="complete", products=10, fill={"gtin": 0.5, "brand": 1.0})
    report = before.model_copy(update={"run": 2, "products": 12, "fill": {"gtin": 0.25, "brand": 1.0}})
    page = report_page(
        site("Acme"), datetime(2030, 1, 2, tzinfo=UTC), report, before, RunChanges(), RunExamples({}, {})
    )
    text = " ".join(re.sub(r"<[^>]*>", " ", page).split())

    assert "gtin 25.0% -25.0 points" in text
    assert "brand 100.0% –" in text
    assert "12 products found +2" in text
    assert 'aria-label="25%, 50% before"' in page
    assert "products, at least 11 12 met" in text
    assert "gtin stated, at least 30% 25% not met" in text


def test_a_held_run_says_how_to_accept_it() -> None:
    reason = "only 5% of the variants state price"
    report = RunReport(site="acme", run=2, state="held", reason=reason, fill={"gtin": 0.9})
    page = report_page(site("Acme"), datetime(2030, 1, 2, tzinfo=UTC), report, None, RunChanges(), RunExamples({}, {}))

    assert "only 5% of the variants state price; what it changed was taken back." in page
    assert "offshelf crawl acme --accept" in page
    assert "gtin stated, at least" not in page
