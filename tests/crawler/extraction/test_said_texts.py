"""A page's texts without its tags, what stands behind a label among them, and whole addresses."""

import pytest

from crawler.extraction.content.labelled import labelled_values
from crawler.extraction.content.said import said_texts
from crawler.urls import absolute


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("<p>One</p> <p> two </p>", "<One<two "),
        ("<p title='a > b'>One</p>", "<b'<One"),
        ("<p>Home > Shoes</p>", "<Home <Shoes"),
        ("<p>></p>>> <b>\u00a0x</b>", "<x"),
        ("<p>One</p><p>\u00a0</p><p>two</p>", "<One<two"),
        ("no tag", "<"),
        ("", "<"),
    ],
)
def test_texts_are_gathered_between_the_ends_of_tags(shown: str, said: str) -> None:
    assert said_texts(shown.encode()) == said


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("<Brand<Acme", [("brand", "Acme", False)]),
        ("<x<- Brand:<Acme<SKU<A-100", [("brand", "Acme", True), ("sku", "A-100", False)]),
        ("<&nbsp;\u00a0Brand<:<Acme", [("brand", "Acme", True)]),
        ("<:<.Brand<Acme", []),
        ("<M&auml;rke<Acme", [("brand", "Acme", False)]),
        ("<" + "Brand " * 80 + "<Acme", []),
        ("<Brand", []),
        ("<", []),
    ],
)
def test_a_value_is_the_text_behind_its_label(said: str, found: list[tuple[str, str, bool]]) -> None:
    assert [tuple(one) for one in labelled_values(said)] == found


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("http://b.example/x", "http://b.example/x"),
        ("https://b.example/../x?#y", "https://b.example/../x"),
        ("https:x", "https://a.example/p/x"),
        ("x", "https://a.example/p/x"),
        ("https://b.example/a b", None),
        ("https:///x", "https://a.example/x"),
        ("https://b.example/a\tb", "https://b.example/ab"),
        ("https://[b", None),
    ],
)
def test_a_whole_address_is_what_joining_it_would_give(location: str, url: str | None) -> None:
    assert absolute(location, "https://a.example/p/q") == url
