"""Pages behind one another while the index changes below them, on every engine."""

import json
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.progress import silent
from config.settings import Settings
from indexer.home.importer import import_home
from indexer.index import update_index
from indexer.reindex import rebuild_index
from search.request import SearchRequest
from search.response import SearchResponse
from search.sections.cursor import VALID, CursorCodec, CursorError, CursorExpiredError
from search.service import SearchService
from search.service_key import service_key
from tests.engine_servers import KEY, meilisearch_server

ROWS = 60
ENGINES = ("tantivy", pytest.param("meilisearch", marks=pytest.mark.meilisearch))


@pytest.fixture(params=ENGINES)
def shop(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Settings]:
    settings = Settings(data_dir=tmp_path / "data", config_dir=tmp_path / "config")
    if request.param == "tantivy":
        yield settings
        return
    with meilisearch_server(tmp_path) as url:
        server = {"engine": "meilisearch", "meilisearch_url": url, "meilisearch_key": KEY}
        yield settings.model_copy(update=server)


def stock(settings: Settings, numbers: range, word: str = "plain") -> None:
    """The shop sells exactly these lamps."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    file = settings.data_dir / "home.jsonl"
    rows = [
        {"id": f"L{n}", "title": f"Lamp {word} {'oak ' * (n % 3)}number {n}", "price": f"{10 + n % 4} USD"}
        for n in numbers
    ]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    import_home(settings, file, None, [], True, silent)


def page(service: SearchService, cursor: str | None, **asked: object) -> SearchResponse:
    return service.search(SearchRequest.model_validate({"limit": 7, "cursor": cursor, **asked}))


@pytest.mark.parametrize("asked", [{"q": "lamp oak"}, {"sort": "price_asc"}, {"q": "lamp", "sort": "price_desc"}, {}])
def test_no_hit_is_missing_or_doubled_while_the_index_is_rebuilt(shop: Settings, asked: dict[str, str]) -> None:
    """Between two pages lamps come and go, all titles change, and a new build takes over."""
    stock(shop, range(ROWS))
    update_index(shop, silent)
    with SearchService(shop) as service:
        shown: list[str] = []
        answer = page(service, None, **asked)
        whole = answer.sections.home.total
        for change in range(100):
            shown += [hit.home_id or "" for hit in answer.sections.home.hits]
            if answer.page.next is None:
                break
            if change < 3:
                stock(shop, range(-10 * (change + 1), ROWS), f"changed{change}")
                (rebuild_index if change % 2 else update_index)(shop, silent)
            answer = page(service, answer.page.next, **asked)
        assert whole >= 40
        assert len(shown) == len(set(shown))
        always = {f"L{n}" for n in range(ROWS) if asked.get("q") != "lamp oak" or n % 3}
        assert always <= set(shown)
        assert {f"L{n}" for n in range(-30, 0) if asked.get("q") != "lamp oak" or n % 3} <= set(shown), "came meanwhile"


def test_a_cursor_continues_a_numbered_page(service: SearchService) -> None:
    numbered = [service.search(SearchRequest(q="running shoe", limit=4, page=number)) for number in (1, 2, 3)]
    behind = service.search(SearchRequest(q="running shoe", limit=4, cursor=numbered[1].page.next))
    assert behind.sections.home.hits == numbered[2].sections.home.hits
    assert behind.sections.buy_for_me.hits == []
    assert (behind.page.number, behind.page.next) == (3, None)


def changed(cursor: str, at: int) -> str:
    content = bytearray(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    content[at] ^= 1
    return urlsafe_b64encode(bytes(content)).decode().rstrip("=")


@pytest.mark.parametrize("at", [0, 1, 5, 20, -1, -20])
def test_a_changed_cursor_is_refused(service: SearchService, at: int) -> None:
    cursor = page(service, None, q="running shoe", limit=4).page.next or ""
    with pytest.raises(CursorError, match="not from this service"):
        page(service, changed(cursor, at), q="running shoe", limit=4)


@pytest.mark.parametrize("cursor", ["x", "🙂", "=" * 20, "A" * 100_000, "../../etc/passwd", "\x00", "%00"])
def test_what_is_no_cursor_is_refused(service: SearchService, cursor: str) -> None:
    with pytest.raises(CursorError, match="damaged"):
        page(service, cursor, q="running shoe")


@pytest.mark.parametrize("other", [{"q": "shoe"}, {"sort": "price_asc"}, {"filter": "brand = Hillrunner"}])
def test_a_cursor_of_another_search_is_refused(service: SearchService, other: dict[str, str]) -> None:
    cursor = page(service, None, q="running shoe", limit=4).page.next
    with pytest.raises(CursorError, match="another query"):
        page(service, cursor, **{"q": "running shoe", "limit": 4, **other})


def test_an_old_cursor_has_expired(monkeypatch: pytest.MonkeyPatch) -> None:
    codec, request = CursorCodec(b"key"), SearchRequest(q="shoe")
    cursor, now = codec.write(request, (), ["a"]), time.time()
    assert codec.read(cursor, request).has("a")
    monkeypatch.setattr(time, "time", lambda: now + VALID + 2)
    with pytest.raises(CursorExpiredError, match="expired"):
        codec.read(cursor, request)


def test_every_process_of_a_deployment_has_the_same_key(settings: Settings) -> None:
    key = service_key(settings)
    assert service_key(settings) == key
    file = settings.data_dir / "service.key"
    assert file.stat().st_mode & 0o077 == 0
    file.write_bytes(b"cut")
    assert len(service_key(settings)) == 32
    assert service_key(Settings(data_dir=settings.data_dir, database_url="postgresql+psycopg://u:p@h/d")) != key
