"""The HTTP API in front of a real service."""

import json
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path

import httpx
import pytest

from config.settings import Settings
from search.request import SearchRequest
from search.service import SearchService
from tests.search.server import running_server


@pytest.fixture(scope="module")
def client(shop_settings: Settings) -> Iterator[httpx.Client]:
    with running_server(shop_settings) as address, httpx.Client(base_url=address, timeout=30) as client:
        yield client


def test_search_answers_in_two_sections(client: httpx.Client) -> None:
    answer = client.get("/search", params={"q": "stridewell shoe", "limit": 3}).json()
    assert list(answer) == ["query", "intent", "sections", "facets", "page", "messages", "degraded", "did_you_mean"]
    assert answer["intent"]["brand"] == "Stridewell"
    home, offered = answer["sections"]["home"], answer["sections"]["buy_for_me"]
    assert len(home["hits"]) == offered["row"] == 3
    hit = next(hit for hit in offered["hits"] if "Comet" in hit["title"])
    expected = "id home_id brand_site title brand url image price price_currency availability observed_at verdict "
    expected += "match_probability buy reasons highlights variants"
    assert set(expected.split()) <= set(hit)
    assert hit["home_id"] is None
    assert hit["price"] == "129.50"
    assert hit["buy"]["mode"] == "buy_for_me"
    assert home["hits"][0]["home_id"] == "P41"


def test_a_product_shows_all_its_variants(client: httpx.Client) -> None:
    hit = client.get("/search", params={"q": "comet"}).json()["sections"]["buy_for_me"]["hits"][0]
    answer = client.get(f"/products/{hit['id']}").json()
    assert answer["section"] == "buy_for_me"
    assert len(answer["product"]["variants"]) == 4


def test_a_verdict_can_be_explained(client: httpx.Client) -> None:
    hit = client.get("/search", params={"q": "comet"}).json()["sections"]["buy_for_me"]["hits"][0]
    variant = hit["variants"][0]["variant_id"]
    answer = client.get(f"/explain/{variant}").json()
    assert answer["variant_id"] == variant
    assert answer["verdict"] == "not_sold_here"


def test_health_names_the_index(client: httpx.Client) -> None:
    answer = client.get("/healthz").json()
    assert (answer["status"], answer["engine"]) == ("ok", "tantivy")
    assert answer["documents"] > 20


def test_openapi_documents_every_endpoint(client: httpx.Client) -> None:
    document = client.get("/openapi.json").json()
    paths = {"/search", "/suggest", "/brands/{brand}", "/products/{id}", "/explain/{variant_id}", "/healthz"}
    assert set(document["paths"]) == paths
    assert "SearchResponse" in document["components"]["schemas"]


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/search?limit=-1", 422, "invalid_parameter"),
        ("/search?limit=101", 422, "invalid_parameter"),
        ("/search?page=0", 422, "invalid_parameter"),
        ("/search?page=99999999999999999999", 422, "invalid_parameter"),
        ("/search?sort=oldest", 422, "invalid_parameter"),
        ("/search?qq=shoe", 422, "invalid_parameter"),
        ("/search?limit=5&limit=five", 422, "invalid_parameter"),
        ("/suggest?limit=0", 422, "invalid_parameter"),
        ("/search?filter=brand", 400, "invalid_input"),
        ("/search?filter=" + "(" * 10_000, 400, "invalid_input"),
        ("/products/nothing", 404, "not_found"),
        ("/products/%00%ff", 404, "not_found"),
        ("/explain/nothing", 404, "not_found"),
        ("/nowhere", 404, "http_error"),
    ],
)
def test_a_wrong_request_is_told_what_is_wrong(client: httpx.Client, path: str, status: int, code: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.json().keys() - {"excerpt"} == {"error", "code", "next_step"}
    assert answer.json()["code"] == code


def test_of_a_parameter_that_is_given_twice_the_last_counts(client: httpx.Client) -> None:
    answer = client.get("/search?limit=5&q=boot&limit=3&q=shoe").json()
    assert (answer["query"], answer["page"]["limit"]) == ("shoe", 3)


def test_odd_queries_are_answered(client: httpx.Client) -> None:
    for q in ("", "👟", "%ED%A0%80", "a" * 20_000, "shoe " * 10_000, "\u202eshoe", "x'; --", "\x00"):
        assert client.get("/search", params={"q": q}).status_code == 200


def test_a_query_of_a_megabyte_is_cut(client: httpx.Client) -> None:
    connection = HTTPConnection(client.base_url.host, client.base_url.port or 80)  # httpx refuses to ask for so much
    connection.request("GET", f"/search?q=shoe+{'b' * 1_000_000}")
    answer = connection.getresponse()
    assert answer.status == 200
    assert [message["code"] for message in json.load(answer)["messages"]][:1] == ["query_cut"]
    connection.close()


def test_without_an_index_the_next_step_is_named(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "none", config_dir=tmp_path / "config")
    with running_server(settings) as address:
        for path in ("/search?q=shoe", "/healthz"):
            answer = httpx.get(address + path)
            assert answer.status_code == 503
            assert answer.json()["next_step"] == "Build it with: offshelf index"
        page = httpx.get(address + "/?q=shoe")
        assert page.status_code == 503
        assert "offshelf index" in page.text


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--host", "0.0.0.0"], "loopback only"),
        (["--host", "203.0.113.7"], "loopback only"),
        (["--host", "no such host"], "is no address"),
    ],
)
def test_serve_refuses_to_listen_elsewhere(arguments: list[str], told: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cli", "serve", *arguments], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert told in done.stderr
    assert done.stderr.count("\n") == 1


def test_search_never_loads_the_crawler_s_machinery(shop_settings: Settings) -> None:
    program = """
import sys, json
import search.api, search.reports.export, search.serving.server, search.terminal
from pathlib import Path
from config.settings import Settings
from search.request import SearchRequest
from search.request import SearchRequest
from search.service import SearchService
settings = Settings(data_dir=Path(sys.argv[1]), config_dir=Path(sys.argv[2]))
assert SearchService(settings).search(SearchRequest(q="shoe")).sections.home.hits
list(search.reports.export.export_variants(settings, None, "jsonl"))
print(json.dumps(sorted({name.split(".")[0] for name in sys.modules} & {"scrapy", "twisted", "extruct", "sklearn"})))
"""
    folders = [str(shop_settings.data_dir), str(shop_settings.config_dir)]
    done = subprocess.run(
        [sys.executable, "-c", program, *folders], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []


def test_the_service_can_be_shared_by_threads(service: SearchService) -> None:
    def answer(_: int) -> str:
        return service.search(SearchRequest(q="stridewell shoe")).model_dump_json()

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(answer, range(40)))) == 1
