"""The tests' own site: what it was told, it says."""

from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.loopback import LoopbackSite, Request, Response


def test_says_what_it_was_told(site: LoopbackSite) -> None:
    address = site.add("/shoe", "<a href='{base}other'>", headers={"ETag": '"1"'})
    with urlopen(address) as answer:
        assert answer.read().decode() == f"<a href='{site.url}other'>"
        assert answer.headers["ETag"] == '"1"'
    assert site.asked == {"/shoe": 1}


def test_a_route_may_look_at_the_request(site: LoopbackSite) -> None:
    def echo(request: Request) -> Response:
        return Response(request.query["page"][0].encode(), 201)

    site.routes["/echo"] = echo
    with urlopen(site.url + "echo?page=3") as answer:
        assert (answer.status, answer.read()) == (201, b"3")


def test_the_rest_is_not_found(site: LoopbackSite) -> None:
    with pytest.raises(HTTPError, match="404") as error:
        urlopen(site.url + "nothing")
    error.value.close()
