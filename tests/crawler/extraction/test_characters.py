from crawler.extraction.key_search import Characters

PAGE = "<p>Größe</p><b>尺码</b><i>€ 5</i>"


def test_characters_are_counted_in_any_order() -> None:
    page = PAGE.encode()
    places = [page.index(tag) for tag in (b"<i>", b"<p>", b"</p>", b"</b>", b"<i>")]

    counted = Characters(page)

    assert [counted.before(place) for place in places] == [
        PAGE.index(tag) for tag in ("<i>", "<p>", "</p>", "</b>", "<i>")
    ]


def test_bytes_of_ascii_are_characters() -> None:
    assert Characters(b"<p>Size</p>").before(7) == 7
