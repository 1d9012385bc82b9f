"""Feeds that are bombs, that reach for files, or that are not well-formed: one mistake costs one item."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.platforms.merchant_feed import parse_products

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
_BOMB = '<!ENTITY a0 "lol">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))


def feed(*items: str, declared: str = "") -> bytes:
    """A feed, after what its document type declares."""
    doctype = f"<!DOCTYPE rss [{declared}]>" if declared else ""
    body = "".join(f"<item>{item}</item>" for item in items)
    return (
        f'<?xml version="1.0"?>{doctype}<rss xmlns:g="http://base.google.com/ns/1.0"><channel>{body}</channel></rss>'
    ).encode()


def item(number: int, title: str = "Sturdy boot") -> str:
    return f"<g:id>{number}</g:id><title>{title} {number}</title><link>https://acme.example/{number}</link>"


@pytest.mark.parametrize(
    ("declared", "title"),
    [
        pytest.param(_BOMB, "&a11;", id="17-entity-bomb"),
        pytest.param('<!ENTITY x SYSTEM "file://{secret}">', "&x;", id="17-external-entity"),
        pytest.param('<!ENTITY % x SYSTEM "file://{secret}"> %x;', "boot", id="17-external-parameter-entity"),
    ],
)
def test_entities(tmp_path: Path, declared: str, title: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("top secret")
    body = feed(item(1, title), item(2), declared=declared.replace("{secret}", str(secret)))
    products, rejected = parse_products(body, "https://acme.example/feed.xml", NOW)

    assert not products
    assert [rejection.reason for rejection in rejected] == ["feed_declares_entities"]


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param("<g:id>2</g:id><title>A & B <b></title>", id="17-not-well-formed"),
        pytest.param("<g:id>2</g:id><title>\x00\x01</title>", id="17-control-characters"),
        pytest.param("<g:id></g:id>", id="17-item-without-anything"),
    ],
)
def test_a_broken_item_costs_itself(broken: str) -> None:
    body = feed(item(1), broken, item(3))
    products, rejected = parse_products(body, "https://acme.example/feed.xml", NOW)

    assert {"Sturdy boot 1", "Sturdy boot 3"} <= {product.name for product in products}
    assert rejected


def test_17_feed_that_breaks_off() -> None:
    body = feed(item(1), item(2), item(3))
    products, rejected = parse_products(body[: body.rindex(b"<link>")], "https://acme.example/feed.xml", NOW)

    assert [product.name for product in products][:2] == ["Sturdy boot 1", "Sturdy boot 2"]
    assert rejected
