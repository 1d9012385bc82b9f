"""Items of feeds in every form that shops send them: what can be read is kept, what can't is noted with its place."""

import gzip
import io
import json
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.platforms.feed_item import FeedError, Item
from crawler.platforms.feed_items import iter_items

RSS = '<?xml version="1.0"?>\n<rss xmlns:g="http://base.google.com/ns/1.0"><channel>\n'
END = "</channel></rss>\n"


def xml(key: str, title: str = "Mug", more: str = "") -> str:
    return f"<item><g:id>{key}</g:id><title>{title}</title>{more}</item>\n"


def read(body: str | bytes) -> tuple[list[Item], list[str]]:
    """The items, and the notes as ``reason: detail``; an error that ends the feed is the last of them."""
    notes: list[str] = []
    items: list[Item] = []
    try:
        for _, item in iter_items(
            io.BytesIO(body.encode() if isinstance(body, str) else body), lambda r, d: notes.append(f"{r}: {d}")
        ):
            items.append(item)  # one by one: what came before an error counts
    except FeedError as error:
        notes.append(f"{error.reason}: {error}")
    return items, notes


def ids(items: list[Item]) -> list[str]:
    return [item["id"][0] for item in items]


@pytest.mark.parametrize(
    ("broken", "kept", "note"),
    [
        (xml("2", "Tom & Jerry"), True, "xml_repaired: line 4: not well-formed (invalid token)"),
        (xml("2", "<b>Bold"), True, "xml_repaired: line 4: mismatched tag"),
        (xml("2", more="<g:price>5 EUR</g:pric>"), True, "xml_repaired: line 4: mismatched tag"),
        (xml("2", more="<g:price>5 EUR"), True, "xml_repaired: line 4: mismatched tag"),
        (xml("2", "<![CDATA[never closed"), True, "xml_repaired: line 4: unclosed CDATA section"),
        (xml("2").replace("</item>", ""), False, "item_not_closed: line 4: the next item begins inside it"),
        (xml("2", more="<a>" * 40 + "</a>" * 40), False, "item_too_deep: line 4: elements nested too deep"),
    ],
)
def test_a_mistake_in_one_item_costs_no_other(broken: str, kept: bool, note: str) -> None:
    items, notes = read(RSS + xml("1") + broken + xml("3") + END)
    assert ids(items) == (["1", "2", "3"] if kept else ["1", "3"])
    assert notes == [note]


def test_a_section_that_never_closes_takes_no_later_item_with_it() -> None:
    items, _ = read(RSS + xml("1", "<![CDATA[open") + xml("2", "<![CDATA[closed]]>") + END)
    assert ids(items) == ["1", "2"]
    assert items[1]["title"] == ["closed"]


def test_an_item_without_end_is_passed_over() -> None:
    items, notes = read(RSS + xml("1") + "<item>" + "x" * 5_000_000 + xml("3") + END)
    assert ids(items) == ["1", "3"]
    assert [note.partition(":")[0] for note in notes] in (["item_too_long"], ["item_not_closed"])


def test_a_feed_that_ends_between_two_items_is_not_whole() -> None:
    assert read(RSS + xml("1")) == ([{"id": ["1"], "title": ["Mug"]}], ["feed_not_well_formed: line 4: it breaks off"])


def test_mixed_encodings_are_read_item_by_item() -> None:
    body = (RSS + xml("1", "Größe")).encode() + xml("2", "Größe").encode("cp1252") + END.encode()
    items, _ = read(body)
    assert [item["title"] for item in items] == [["Größe"]] * 2


@pytest.mark.parametrize("piece", [1, 7, 64, 1000])
def test_items_are_the_same_however_the_stream_is_cut(piece: int) -> None:
    from crawler.platforms.feed_xml import xml_items

    body = (RSS + xml("1", "<![CDATA[a </item><b> ]]>") + "<!-- <item> -->" + xml("2") + END).encode()
    cut = (body[start : start + piece] for start in range(0, len(body), piece))
    notes: list[str] = []
    found = list(xml_items(cut, lambda reason, detail: notes.append(reason + detail)))
    assert [(line, item["id"], item["title"]) for line, item in found] == [
        (3, ["1"], ["a </item><b>"]),
        (4, ["2"], ["Mug"]),
    ]
    assert not notes


@pytest.mark.parametrize("delimiter", ["\t", ",", ";", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_tables(delimiter: str, encoding: str) -> None:
    rows = [
        ["g:id", " Title", "additional image link", "Link"],
        ["1", '"Größe ""L"", rot\nund weiß"', '"https://a.example/1,https://a.example/2"', "https://a.example/p"],
        ["2", '12" pan', "", ""],
    ]
    items, notes = read("\n".join(delimiter.join(row) for row in rows).encode(encoding))
    assert items == [
        {
            "id": ["1"],
            "title": ['Größe "L", rot\nund weiß'],
            "additional_image_link": ["https://a.example/1", "https://a.example/2"],
            "link": ["https://a.example/p"],
        },
        {"id": ["2"], "title": ['12" pan']},
    ]
    assert not notes


def test_a_quote_that_never_closes_costs_no_row() -> None:
    items, notes = read('id\ttitle\tlink\n1\t"Broken\tx\n2\tGood\ty\n3\tGood\tz\n')
    assert (ids(items), notes) == (["1", "2", "3"], [])


def test_a_template_explains_its_columns_above_their_names() -> None:
    items, notes = read("# Required | an id,# A title with words of its own\n#\nid,title\n1,Mug #5\n")
    assert (items, notes) == ([{"id": ["1"], "title": ["Mug #5"]}], [])


def test_rows_that_fit_no_column_are_noted_and_a_cut_one_ends_the_feed() -> None:
    items, notes = read("id,title,link\n1,A,x\n2,B, or C,y\n3,D")
    assert ids(items) == ["1"]
    assert notes == [
        "row_misaligned: line 3: 4 cells under 3 columns",
        "feed_not_well_formed: line 4: the last row breaks off",
    ]


FLAT = {"id": "1", "title": "Mug", "enable_search": True, "price": "79.99 USD", "image_link": ["a", "b"]}
LATER = {
    "item_id": "1",
    "title": "Mug",
    "url": "x",
    "group_id": "G",
    "is_eligible_search": "true",
    "variant_dict": {"Fit": "S"},
}
NESTED = {
    "id": "G",
    "title": "Mugs",
    "variants": [
        {
            "id": "1",
            "title": "Red mug",
            "url": "https://a.example/1",
            "price": {"amount": 1999, "currency": "USD"},
            "list_price": {"amount": 2499, "currency": "USD"},
            "availability": {"available": False},
            "barcodes": [{"type": "GTIN", "value": "4006381333931"}],
            "variant_options": [{"name": "Color", "value": "Red"}],
            "media": [{"type": "video", "url": "v"}, {"type": "image", "url": "i"}],
        },
        {
            "id": "2",
            "title": "Yen mug",
            "price": {"amount": 500, "currency": "JPY"},
            "availability": {"status": "preorder"},
        },
    ],
}


@pytest.mark.parametrize(
    "form",
    [
        lambda rows: "\n".join(map(json.dumps, rows)),
        json.dumps,
        lambda rows: json.dumps({"products": rows}, indent=1),
        lambda rows: json.dumps({"updated": "2026-03-01", "items": rows}),
    ],
)
def test_json_in_lines_or_as_one_document(form: object) -> None:
    assert callable(form)
    items, notes = read(form([FLAT, LATER, NESTED]))
    assert not notes
    flat, later, red, yen = items
    assert (flat["enable_search"], flat["price"], flat["image_link"]) == (["true"], ["79.99 USD"], ["a", "b"])
    assert (later["id"], later["link"], later["item_group_id"]) == (["1"], ["x"], ["G"])
    assert (later["enable_search"], later["option/Fit"]) == (["true"], ["S"])
    assert (red["price"], red["sale_price"], red["availability"]) == (["24.99 USD"], ["19.99 USD"], ["out_of_stock"])
    assert (red["gtin"], red["option/Color"], red["image_link"]) == (["4006381333931"], ["Red"], ["i"])
    assert (yen["price"], yen["item_group_title"], yen["availability"]) == (["500 JPY"], ["Mugs"], ["preorder"])


def test_lines_that_are_no_product_are_noted() -> None:
    body = '{"id": "1"}\n{broken}\n[1]\n\n{"feed_id": "F"}\n{"id": "2"}\n{"id": "3", "ti'
    items, notes = read(body)
    assert ids(items) == ["1", "2"]
    assert [" ".join(note.split()[:3]) for note in notes] == [
        "line_not_json: line 2:",
        "not_a_product: line 3:",
        "not_a_product: line 5:",
        "feed_not_well_formed: line 7:",
    ]


def test_packed_feeds() -> None:
    body = (RSS + xml("1") + END).encode()
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("readme.txt", "hi")
        file.writestr("feed/products.xml", body)
    for packed in (gzip.compress(body), archive.getvalue()):
        assert ids(read(packed)[0]) == ["1"]
    for damaged in (gzip.compress(body)[:-20], b"PK\x03\x04 broken"):
        assert read(damaged)[1][-1].startswith("feed_not_well_formed: its packed data is damaged")


def test_a_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.platforms.feed_source.MAX_UNPACKED", 1 << 20)
    assert read(gzip.compress(RSS.encode() + b" " * (1 << 21)))[1] == [
        "feed_too_large: more than 1048576 bytes when unpacked"
    ]


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_but_a_feed_error(body: bytes) -> None:
    for start in (
        b"",
        RSS.encode(),
        RSS.encode() + b"<item>",
        b"id\ttitle\n",
        b'{"id": 1',
        b'[{"id": 1}, ',
        b"\x1f\x8b",
        b"PK\x03\x04",
    ):
        with suppress(FeedError):
            list(iter_items(io.BytesIO(start + body)))
