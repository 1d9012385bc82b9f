"""Languages, ratings and images in standard terms."""

from decimal import Decimal

import pytest

from crawler.normalisation.images import distinct_images, largest_source
from crawler.normalisation.language import language_of
from crawler.normalisation.rating import parse_rating

GERMAN = "Die Jacke ist für den Winter und die kalten Tage, sie hält mit einer Kapuze auch den Wind aus."


@pytest.mark.parametrize(
    ("text", "stated", "language"),
    [
        (GERMAN, None, "de"),
        (GERMAN, "de-AT", "de"),
        (GERMAN, "en_US", "de"),
        ("La veste est pour les filles et le garçon avec une capuche", None, "fr"),
        ("Nice jacket", "en-GB", "en"),
        ("Nice jacket", None, None),
        ("Куртка для зимы", "uk", "uk"),
        ("Куртка для зимы", "en", "ru"),
        ("これはジャケットです", None, "ja"),
        ("Silta jaka ar kapuci un kabatām", "lv", "lv"),
        ("", "x-default", None),
    ],
)
def test_language(text: str, stated: str | None, language: str | None) -> None:
    assert language_of(text, stated) == language


@pytest.mark.parametrize(
    ("stated", "value", "count"),
    [
        (("4.5", None, "12"), "4.5", 12),
        (("4,5", "5", "1.204"), "4.5", 1204),
        (("9.1", "10", "25"), "4.55", 25),
        (("80%", None, None), "4", None),
        (("4 out of 5 stars", None, None), "4", None),
    ],
)
def test_rating(stated: tuple[str, str | None, str | None], value: str, count: int | None) -> None:
    rating = parse_rating(*stated)

    assert rating is not None
    assert (rating.value, rating.count) == (Decimal(value), count)


@pytest.mark.parametrize("stated", [("0", "5", "0"), ("7", None, None), ("4.5", "5", "0"), ("good", None, None)])
def test_no_rating(stated: tuple[str, str | None, str | None]) -> None:
    assert parse_rating(*stated) is None


def test_an_image_is_there_once_in_its_largest_size() -> None:
    images = [
        "https://cdn.example/a_200x200.jpg",
        "https://cdn.example/b.jpg?width=300&v=7",
        "https://cdn.example/a_800x800.jpg",
        "https://cdn.example/b.jpg?width=900&v=7",
        "https://cdn.example/img/placeholder.png",
        "https://cdn.example/no-image-small.gif",
        "https://cdn.example/c.jpg?w=400",
        "https://cdn.example/c.jpg",
    ]

    assert distinct_images(images) == [
        "https://cdn.example/a_800x800.jpg",
        "https://cdn.example/b.jpg?width=900&v=7",
        "https://cdn.example/c.jpg",
    ]


def test_the_largest_of_a_srcset() -> None:
    assert largest_source("/a.jpg 320w, /b.jpg 1200w,/c.jpg 640w") == "/b.jpg"
    assert largest_source("/a.jpg, /b.jpg 2x") == "/b.jpg"
    assert largest_source("/w_200,h_100/a.jpg 200w, /w_400,h_200/a.jpg 400w") == "/w_400,h_200/a.jpg"
    assert largest_source("") is None
