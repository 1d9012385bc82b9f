"""Nobody but a person in front of the page decides anything: each way around it, tried on the real server."""

import re
from collections.abc import Callable
from html import unescape

import httpx
import pytest
from sqlalchemy import Engine
from starlette.requests import Request

from indexer.matching.judgements.log import JudgementLog
from search.review.guard import LONGEST_BODY, RefusedError, check_caller
from tests.search.review.conftest import HOSTILE

Form = dict[str, str]
_FIELD = re.compile(r'name="(token|scope|subject|object|skipped)" value="([^"]*)"')


def form_of(page: str) -> Form:
    """The first form of the page as a browser would send it."""
    keys = page[page.index('class="keys"') :]
    return {name: unescape(value) for name, value in _FIELD.findall(keys[: keys.index("</form>")])}


@pytest.fixture
def said(database: Engine) -> Callable[[], list[tuple[str, str]]]:
    def read() -> list[tuple[str, str]]:
        with database.connect() as connection:
            return [(one.object, one.decision) for one in JudgementLog(connection).in_force()]

    return read


Said = Callable[[], list[tuple[str, str]]]


def ours(review: httpx.Client) -> dict[str, str]:
    return {"origin": str(review.base_url).rstrip("/")}


def test_the_page_s_own_form_decides_skips_and_undoes(review: httpx.Client, said: Said) -> None:
    form = form_of(review.get("/review").text)
    answer = review.post("/review", data={**form, "press": "same"}, headers=ours(review))
    assert (answer.status_code, answer.headers["location"]) == (303, "/review")
    assert said() == [("h1", "same")]
    review.post("/review", data={**form, "press": "different"}, headers=ours(review))
    assert said() == [("h1", "same")], "what was answered is asked no more"

    form = form_of(review.get("/review").text)
    review.post("/review", data={**form, "press": "different"}, headers=ours(review))
    page = review.get("/review").text
    skipped = review.post("/review", data={**form_of(page), "press": "skip"}, headers=ours(review))
    assert skipped.headers["location"] == "/review?skipped=1"
    act = re.search(r'name="act" value="(\d+)"', page)
    assert act
    for _ in range(2):
        undo = {"token": form["token"], "press": "undo", "act": act[1], "skipped": "1"}
        assert review.post("/review", data=undo, headers=ours(review)).status_code == 303
    assert said() == [("h1", "same")], "pressing twice takes back one"


def test_the_last_question_is_followed_by_the_end(review: httpx.Client) -> None:
    assert "4 left open" in review.get("/review?skipped=4").text
    assert "That was the last one" in review.get("/review?skipped=999999").text


STRANGERS: tuple[dict[str, str], ...] = (
    {"host": "evil.example"},
    {"host": "127.0.0.1.evil.example"},
    {"host": "localhost@evil.example"},
    {"host": "evil.example#127.0.0.1"},
    {"host": "192.168.0.7"},
    {"host": ""},
    {"forwarded": "for=127.0.0.1"},
    {"x-forwarded-for": "127.0.0.1"},
    {"x-forwarded-host": "localhost"},
    {"x-real-ip": "127.0.0.1"},
    {"via": "1.1 proxy"},
)


def test_strangers_see_nothing_and_decide_nothing(review: httpx.Client, said: Said) -> None:
    form = {**form_of(review.get("/review").text), "press": "same"}
    for headers in STRANGERS:
        seen = review.get("/review", headers=headers)
        assert seen.status_code in (400, 403), headers
        assert "Many" not in seen.text
        origin = {"origin": f"http://{headers['host']}"} if headers.get("host") else ours(review)
        assert review.post("/review", data=form, headers={**origin, **headers}).status_code in (400, 403), headers
    assert said() == []


def test_a_form_of_another_page_decides_nothing(review: httpx.Client, said: Said) -> None:
    form = {**form_of(review.get("/review").text), "press": "same"}
    for origin in (None, "null", "http://evil.example", "http://127.0.0.1", "http://localhost:1"):
        answer = review.post("/review", data=form, headers={"origin": origin} if origin else {})
        assert (answer.status_code, answer.text) == (403, "The form is of another page.\n"), origin
    assert said() == []


def test_without_the_token_nothing_is_decided(review: httpx.Client, said: Said) -> None:
    form = {**form_of(review.get("/review").text), "press": "same"}
    for token in ("", "x" * 43, "é", form["token"][:-1]):
        answer = review.post("/review", data={**form, "token": token}, headers=ours(review))
        assert answer.status_code == 403, token
        assert "started anew" in answer.text
    del form["token"]
    assert review.post("/review", data=form, headers=ours(review)).status_code == 403
    assert said() == []


def test_what_is_no_form_decides_nothing(review: httpx.Client, said: Said) -> None:
    form = {**form_of(review.get("/review").text), "press": "same"}
    headers = ours(review)
    urlencoded = {**headers, "content-type": "application/x-www-form-urlencoded"}
    assert review.post("/review", json=form, headers=headers).status_code == 415
    long = {**form, "why": "x" * LONGEST_BODY}
    assert review.post("/review", data=long, headers=headers).status_code == 413
    assert review.post("/review", content=b"&" * 100 + b"a=1" * 3, headers=urlencoded).status_code in (400, 403)
    assert review.post("/review", content=b"a=%ff", headers=urlencoded).status_code == 400
    assert review.post("/review", content=b"\xff", headers=urlencoded).status_code == 400
    assert review.post("/review", data={**form, "press": "perhaps"}, headers=headers).status_code == 400
    assert review.post("/review", data={**form, "object": "h9"}, headers=headers).status_code == 303
    assert said() == []


def test_every_process_of_the_server_knows_the_token(review: httpx.Client) -> None:
    tokens = set()
    for _ in range(24):
        answer = httpx.get(review.base_url.join("/review"), headers={"connection": "close"}, timeout=12)
        tokens.add(form_of(answer.text)["token"])
    assert len(tokens) == 1
    assert len(tokens.pop()) > 40


def test_titles_of_sites_are_text_and_the_page_keeps_to_itself(review: httpx.Client) -> None:
    answer = review.get("/review?skipped=2")
    assert "<img" not in answer.text
    assert HOSTILE.split()[1] in unescape(answer.text)
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("client", "seen"), [("127.0.0.1", True), ("127.8.0.1", True), ("::1", True), ("10.0.0.7", False)]
)
def test_only_this_machine_is_answered(client: str, seen: bool) -> None:
    request = Request({"type": "http", "client": (client, 5), "headers": [(b"host", b"localhost:8000")]})
    if seen:
        check_caller(request)
    else:
        with pytest.raises(RefusedError, match="this machine only"):
            check_caller(request)
