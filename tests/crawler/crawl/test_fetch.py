"""Fetching single pages for a look at a site."""

from config.settings import Settings
from crawler.probe.fetch import fetch_pages
from tests.loopback import LoopbackSite


def test_pages_come_in_order_with_what_became_of_them(site: LoopbackSite, settings: Settings) -> None:
    site.add("/robots.txt", "User-agent: *\nDisallow: /cart")
    site.add("/a", "<h1>ä</h1>", headers={"X-Shop": "acme"})
    site.add("/b", status=301, headers={"Location": "/a"})
    urls = [site.url + path for path in ("b", "cart", "missing", "robots.txt", "a")]
    moved, forbidden, missing, robots, page = fetch_pages(settings, [*urls, "file:///etc/passwd"])[:5]

    assert (page.status, page.body.decode(), page.headers["x-shop"], page.error) == (200, "<h1>ä</h1>", "acme", None)
    assert (moved.url, moved.final_url, moved.body) == (site.url + "b", site.url + "a", page.body)
    assert (forbidden.status, site.asked["/cart"]) == (0, 0)
    assert "forbidden by robots.txt" in str(forbidden.error)
    assert (missing.status, missing.error) == (404, None)
    assert robots.body.startswith(b"User-agent")


def test_addresses_that_are_none_and_hosts_that_are_private_are_refused(site: LoopbackSite, settings: Settings) -> None:
    strict = settings.model_copy(update={"allow_private_addresses": False, "min_delay": 0})
    no_address, private = fetch_pages(strict, ["file:///etc/passwd", site.url])

    assert no_address.error == "not an http or https address"
    assert "not a public address" in str(private.error)
    assert not site.asked
