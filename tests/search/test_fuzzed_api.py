"""Every endpoint of the OpenAPI document, asked with what its schema allows and with what it does not, on every engine.

Whatever is asked, the answer comes, has a status that the document names, and is what the document says.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from config.settings import Settings
from search.api import Health
from search.api_errors import ApiError
from search.brand_page import BrandResponse
from search.reports.explanation import Explanation
from search.response import ProductResponse, SearchResponse
from search.spelling.suggestions import SuggestResponse
from tests.engine_servers import KEY, meilisearch_server
from tests.search.server import running_server
from tests.search.shop import open_shop

ENGINES = ("tantivy", pytest.param("meilisearch", marks=pytest.mark.meilisearch))
SECONDS = 12
"""A little more than the deadline of a request."""

MODELS: Mapping[str, type[BaseModel]] = {
    "/search": SearchResponse,
    "/suggest": SuggestResponse,
    "/brands/{brand}": BrandResponse,
    "/products/{id}": ProductResponse,
    "/explain/{variant_id}": Explanation,
    "/healthz": Health,
}

HOSTILE = (
    "",
    "' OR 1=1 --",
    '" OR section = "withheld',
    "facts IN [a] OR prices >= 0",
    "section = withheld",
    "title:shoe^9 AND *:*",
    "../../../etc/passwd",
    "%2e%2e%2f",
    "\x00",
    "\u202eshoe",
    "👟" * 200,
    "NaN",
    "1e999",
    "-1",
    "9" * 400,
    "(" * 5_000,
    "<script>alert(1)</script>",
    "{{7*7}}",
    "\r\nX-Injected: yes",
    "運動靴 حذاء ЗИМНИЕ",
    "shoe " * 2_000,
)
_FIELDS = "brand price color added seen discount options.x Stridewell 10 2026-01-31 red true"
_SIGNS = "= != < >= IN NOT BETWEEN AND OR ( ) ,"
FILTER_PARTS = [*_FIELDS.split(), *_SIGNS.split(), '"a b"']

texts = st.sampled_from(HOSTILE) | st.text(max_size=60) | st.sampled_from(("shoe", "stridewell", "peach phone"))
filters = st.lists(st.sampled_from(FILTER_PARTS), max_size=12).map(" ".join)


def values(name: str, schema: Mapping[str, Any]) -> st.SearchStrategy[str]:
    """What a parameter may be by its schema, just outside of it, and anything."""
    kinds = [schema, *schema.get("anyOf", ())]
    found = texts
    for kind in kinds:
        if "enum" in kind:
            found |= st.sampled_from(kind["enum"])
        if kind.get("type") == "integer":
            low, high = kind.get("minimum", -5), kind.get("maximum", 5_000)
            found |= st.integers(low - 2, high + 2).map(str) | st.sampled_from((str(low), str(high)))
        if kind.get("type") == "boolean":
            found |= st.sampled_from(("true", "false"))
    return found | filters if name == "filter" else found


@pytest.fixture(scope="module", params=ENGINES)
def api(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("fuzzed")
    shop = Settings(data_dir=folder / "data", config_dir=folder / "config")
    if request.param == "tantivy":
        yield from _served(shop)
        return
    with meilisearch_server(folder) as url:
        server = {"engine": "meilisearch", "meilisearch_url": url, "meilisearch_key": KEY}
        yield from _served(shop.model_copy(update=server))


def _served(shop: Settings) -> Iterator[httpx.Client]:
    open_shop(shop)
    with running_server(shop) as address, httpx.Client(base_url=address, timeout=SECONDS) as client:
        yield client


def _checked(api: httpx.Client, path: str, operation: Mapping[str, Any], given_values: Mapping[str, str]) -> None:
    address, query = path, []
    for parameter in operation.get("parameters", ()):
        name = parameter["name"]
        if parameter["in"] == "path":
            address = address.replace(f"{{{name}}}", quote(given_values[name].encode("utf-8", "replace"), safe=""))
        elif name in given_values:
            query.append(f"{name}={quote(given_values[name].encode('utf-8', 'replace'), safe='')}")
    answer = api.get(address + ("?" + "&".join(query) if query else ""))
    assert str(answer.status_code) in operation["responses"], (answer.status_code, answer.text[:300])
    assert answer.status_code < 500
    assert "x-injected" not in answer.headers
    model = MODELS[path] if answer.status_code == 200 else ApiError
    found = model.model_validate_json(answer.content)
    assert KEY not in answer.text
    if isinstance(found, SearchResponse):
        shown = [*found.sections.home.hits, *found.sections.buy_for_me.hits]
        assert not any(hit.brand == "Gone" for hit in shown), "it has opted out"
        assert all(hit.home_id is not None for hit in found.sections.home.hits)


@pytest.mark.parametrize("path", MODELS)
def test_any_request_has_an_answer_that_is_documented(api: httpx.Client, path: str) -> None:
    operation = api.get("/openapi.json").json()["paths"][path]["get"]
    parameters = operation.get("parameters", ())
    required = {p["name"]: values(p["name"], p["schema"]).filter(bool) for p in parameters if p["required"]}
    optional = {p["name"]: values(p["name"], p["schema"]) for p in parameters if not p["required"]}

    @settings(max_examples=80, suppress_health_check=list(HealthCheck))
    @given(st.fixed_dictionaries(required, optional=optional))
    def check(asked: dict[str, str]) -> None:
        _checked(api, path, operation, asked)

    check()


def test_every_endpoint_is_asked(api: httpx.Client) -> None:
    assert set(api.get("/openapi.json").json()["paths"]) == set(MODELS)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_nothing_can_be_changed(api: httpx.Client, method: str) -> None:
    for path in ("/search", "/brands/Stridewell", "/", "/healthz"):
        assert api.request(method, path).status_code == 405


@given(st.dictionaries(st.sampled_from(("q", "of", "page", "sort", "brand", "min_price", "min_discount")), texts))
@example({"of": "Nobody"})
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
def test_the_page_never_fails(api: httpx.Client, asked: dict[str, str]) -> None:
    query = "&".join(f"{name}={quote(value.encode('utf-8', 'replace'), safe='')}" for name, value in asked.items())
    answer = api.get(f"/?{query}")
    assert answer.status_code in (200, 400, 404, 422)
    assert "<script>alert" not in answer.text


_REVIEW_FIELDS = ("token", "press", "skipped", "scope", "subject", "object", "act")


@given(st.sampled_from(("GET", "POST")), st.dictionaries(st.sampled_from(_REVIEW_FIELDS), texts), texts)
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
def test_the_review_page_never_fails(api: httpx.Client, method: str, fields: dict[str, str], origin: str) -> None:
    """Even from its own origin, and with its token where it shows one."""
    form = "&".join(f"{name}={quote(value.encode('utf-8', 'replace'), safe='')}" for name, value in fields.items())
    origins = (str(api.base_url).rstrip("/"), quote(origin[:200].encode("utf-8", "replace"), safe=""))
    found = re.search(r'name="token" value="([^"]+)"', api.get("/review").text)
    token = f"&token={found[1]}" if found and "token" not in fields else ""
    for sent in origins:
        headers = {"origin": sent, "content-type": "application/x-www-form-urlencoded"}
        if method == "GET":
            answer = api.get(f"/review?{form}", headers=headers)
        else:
            answer = api.post("/review", content=form + token, headers=headers)
        assert answer.status_code in (200, 303, 400, 403, 413), (answer.status_code, answer.text[:300])
        assert "<script>alert" not in answer.text
        assert "x-injected" not in answer.headers
