"""The shop's own order: pins, boosts, what is buried, with dates; and mistakes with their line."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from config.errors import ConfigError
from config.settings import Settings
from search.request import SearchRequest
from search.response import SearchResponse
from search.sections.merchandising_file import read_merchandising
from search.service import SearchService
from tests.search.shop import open_shop

Search = Callable[..., SearchResponse]


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("merchandised")
    settings = Settings(data_dir=folder / "data", config_dir=folder / "config")
    open_shop(settings)
    return settings


@pytest.fixture
def search(shop: Settings) -> Iterator[Search]:
    with SearchService(shop) as service:

        def ask(rules: str, q: str, **asked: object) -> SearchResponse:
            (shop.config_dir / "merchandising.yaml").write_text(rules, "utf-8")
            return service.search(SearchRequest.model_validate({"q": q, "explain": True, **asked}))

        yield ask


def home(response: SearchResponse) -> list[str | None]:
    return [hit.home_id for hit in response.sections.home.hits]


def rule(**said: object) -> str:
    lines = [f"{name}: {value}" for name, value in {"name": "Spring", "query": "running shoes", **said}.items()]
    return "rules:\n  - " + "\n    ".join(lines) + "\n"


def test_pins_come_first_in_their_order(search: Search) -> None:
    free = search("", "running shoe")
    found = search(rule(pin="[L1, R7, pacer]"), "running shoe")
    assert home(found)[:3] == ["L1", "R7", "P41"]
    assert set(home(found)) == {*home(free), "L1"}
    assert found.sections.home.total == free.sections.home.total + 1
    told = [hit.explanation.merchandising for hit in found.sections.home.hits[:4] if hit.explanation]
    assert told[0] == ["pinned to place 1 by “Spring” (merchandising.yaml:2)"]
    assert told[3] == []


def test_a_filter_holds_for_pins_too(search: Search) -> None:
    assert "L1" not in home(search(rule(pin="[L1, R7]"), "running shoe", filter="brand = Hillrunner"))


def test_pages_hold_every_hit_once_with_pins(search: Search) -> None:
    whole = home(search(rule(pin="[L1, R7]"), "running shoe", limit=100))
    pages = [home(search(rule(pin="[L1, R7]"), "running shoe", limit=5, page=page)) for page in (1, 2, 3)]
    assert [hit for page in pages for hit in page] == whole
    assert len(set(whole)) == len(whole)


def test_boosts_and_what_is_buried(search: Search) -> None:
    free = home(search("", "running shoe"))
    boosted = search(rule(boost="[{product: R9, by: 50}]", bury="[{product: R7}, {product: R1}]"), "running shoe")
    assert (home(boosted)[0], free[0] == "R9") == ("R9", False)
    assert (set(home(boosted)[-2:]), set(free[-2:]) == {"R1", "R7"}) == ({"R1", "R7"}, False)
    first, last = boosted.sections.home.hits[0].explanation, boosted.sections.home.hits[-1].explanation
    assert first is not None
    assert last is not None
    assert first.merchandising == ["boosted 50 times by “Spring” (merchandising.yaml:2)"]
    assert last.merchandising == ["buried by “Spring” (merchandising.yaml:2)"]
    assert home(search(rule(bury="[{category: shoes}]"), "running shoe")) == free, "all are"


@pytest.mark.parametrize(
    ("said", "holds"),
    [
        ({}, True),
        ({"from": 0, "until": 0}, True),
        ({"from": 1}, False),
        ({"until": -1}, False),
        ({"query": "[lamps, Shoe running]"}, True),
        ({"query": "running"}, False),
        ({"query": "running shoes red"}, False),
        ({"brand": "Stridewell"}, False),
    ],
)
def test_a_rule_is_for_its_query_and_its_days(search: Search, said: dict[str, int | str], holds: bool) -> None:
    """Days are counted from the one on which it runs, which may be another than that of the first test."""
    today = datetime.now(UTC).date()
    dated = {name: today + timedelta(days=value) if isinstance(value, int) else value for name, value in said.items()}
    assert (home(search(rule(pin="[L1]", **dated), "running shoe"))[0] == "L1") is holds


def test_a_rule_for_a_brand(search: Search) -> None:
    rules = "rules: [{name: Own, brand: stridewell, pin: [L1]}]"
    assert home(search(rules, "stridewell shoes"))[0] == "L1"
    assert home(search(rules, "shoes", filter="brand = Stridewell AND category = Lamps")) == []
    assert "L1" not in home(search(rules, "hillrunner shoes"))


def test_a_pinned_candidate_leads_its_own_section_only(search: Search) -> None:
    free = search("", "stridewell shoe").sections.buy_for_me.hits
    last = free[-1]
    found = search(rule(query="stridewell shoe", pin=f"[{last.id}]"), "stridewell shoe")
    assert found.sections.buy_for_me.hits[0].id == last.id
    assert {hit.id for hit in found.sections.buy_for_me.hits} == {hit.id for hit in free}
    assert last.id not in [hit.id for hit in found.sections.home.hits]


def test_what_may_not_be_offered_is_not_offered_by_a_pin(search: Search) -> None:
    sold_out = "stridewell.stridewell-sold-out-racer-shoe"
    found = search(rule(query="stridewell", pin=f"[{sold_out}]"), "stridewell")
    assert not any("Sold Out" in hit.title for hit in found.sections.buy_for_me.hits)


def test_who_asks_for_an_order_gets_it(search: Search) -> None:
    free = home(search("", "running shoe", sort="price_asc"))
    assert home(search(rule(pin="[L1]"), "running shoe", sort="price_asc")) == free


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("rules:\n  - name: a\n    query: x\n    pni: [1]\n", 4, "pni"),
        ("rules:\n  - name: a\n    query: x\n", 2, "something to pin"),
        ("rules:\n  - name: ok\n    query: x\n    pin: [a]\n  - name: a\n    pin: [b]\n", 5, "a query or a brand"),
        ("rules:\n  - name: a\n    query: x\n    boost:\n      - brand: b\n        by: 0.5\n", 6, "greater than 1"),
        ("rules:\n  - name: a\n    query: x\n    bury:\n      - brand: b\n      - {}\n", 6, "one of product"),
        ("rules:\n  - name: a\n    query: x\n    pin: [a]\n    from: soon\n", 5, "date"),
        ("rules:\n  - name: a\n    query: x\n    pin: [a]\n    from: 2026-02-02\n    until: 2026-02-01\n", 2, "ends"),
        ("rules:\n  - name: 'a\n    query: x\n", 4, "end of stream"),
        ("rules: 5\n", 1, "list"),
        ("- a\n", 1, ""),
        ("other: []\n", 1, "rules"),
        ("rules:\n  - name: a\n    query: x\n    pin: &a [*a]\n", 4, ""),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, line: int, problem: str) -> None:
    (tmp_path / "merchandising.yaml").write_text(text, "utf-8")
    with pytest.raises(ConfigError) as caught:
        read_merchandising(tmp_path)
    assert f"merchandising.yaml:{line}: " in caught.value.message
    assert problem in caught.value.message
    assert "\n" not in str(caught.value)


def test_a_mistake_does_not_end_searching(search: Search) -> None:
    found = search("rules: [}", "running shoe")
    assert len(found.sections.home.hits) == 11
    assert "merchandising_unreadable" in [message.code for message in found.messages]
    assert found.degraded
    assert not search("", "running shoe").degraded


def test_an_empty_file_has_no_rules(tmp_path: Path) -> None:
    for text in ("", "# nothing yet\n", "rules: []\n"):
        (tmp_path / "merchandising.yaml").write_text(text, "utf-8")
        assert list(read_merchandising(tmp_path).rules) == []
