"""The home catalog from files of every kind."""

import csv
import gzip
import io
import json
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.product import Availability
from indexer.home.record import HomeRecord
from tests.indexer.home.conftest import Import

Rows = Callable[[], dict[str, HomeRecord]]

GERMAN = (
    "sku;Bezeichnung;Preis;Währung;Marke;Größe;Lager;Pflege\r\n"
    'A-1;Schöner Schuh;"1.234,93";EUR;Äcme;42;5;Bürsten\r\n'
    'A-2;"Schuh ""B""";12,50;EUR;Äcme;43;0;\r\n'
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_encoding_and_delimiter_are_found_out(import_text: Import, rows: Rows, encoding: str, delimiter: str) -> None:
    table = list(csv.reader(io.StringIO(GERMAN), delimiter=";"))
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(table)
    report = import_text(text.getvalue().encode(encoding))
    assert (report.imported, report.delimiter) == (2, delimiter)
    shoe = rows()["A-1"]
    assert (shoe.title, shoe.brand, shoe.sku) == ("Schöner Schuh", "Äcme", "A-1")
    assert shoe.options == {"size": "42"}
    assert shoe.attributes == {"pflege": "Bürsten"}
    assert shoe.offer
    assert (shoe.offer.price, shoe.offer.price_currency) == (Decimal("1234.93"), "EUR")
    assert shoe.offer.availability is Availability.IN_STOCK
    other = rows()["A-2"]
    assert other.title == 'Schuh "B"'
    assert other.offer
    assert other.offer.availability is Availability.OUT_OF_STOCK


def test_bytes_of_another_encoding_far_down_do_not_cost_the_file(import_text: Import, rows: Rows) -> None:
    head = "id,title\n" + "".join(f"{n},Shoe {n}\n" for n in range(10_000))
    report = import_text(head.encode() + "x,Größe\n".encode("cp1252"))
    assert report.imported == 10_001
    assert rows()["x"].title == "Größe"


def test_what_excel_writes_for_itself_is_no_header(import_text: Import) -> None:
    assert import_text("sep=;\r\n\r\nid;title\r\n1;A\r\n").imported == 1


def test_json_lines(import_text: Import, rows: Rows) -> None:
    lines: list[dict[str, object]] = [
        {"id": 7, "title": "Lamp", "gtins": ["4006381333931", "123"], "price": 12.5, "currency": "EUR"},
        {
            "id": "8",
            "title": "Shade",
            "price": "€ 1.234,93",
            "attributes": {"Watts": 40.0, "dim": True, "of": ["a", "b"]},
        },
        {"id": "9", "title": "Bulb", "price_minor_units": 995, "currency": "USD", "options": {"Colour": "warm"}},
        {"id": "10", "title": "Cord", "price_minor_units": 995, "currency": "JPY", "in_stock": False},
    ]
    report = import_text("\ufeff" + "\n".join(map(json.dumps, lines)), "home.jsonl")
    found = rows()
    assert (report.imported, report.dropped_values) == (4, {"gtin_malformed": 1})
    assert found["7"].gtins == ["04006381333931"]
    assert found["8"].attributes == {"watts": "40", "dim": "yes", "of": "a, b"}
    assert found["9"].options == {"color": "warm"}
    prices = [(record.offer.price, record.offer.price_currency) for record in found.values() if record.offer]
    assert sorted(prices, key=str) == sorted(
        [(Decimal("12.5"), "EUR"), (Decimal("1234.93"), "EUR"), (Decimal("9.95"), "USD"), (Decimal(995), "JPY")],
        key=str,
    )


@pytest.mark.parametrize(
    ("row", "raw", "reason"),
    [
        ({"price": "12.50"}, "12.50", "price_without_currency"),
        ({"price": "$12.50"}, "$12.50", "price_without_currency"),
        ({"price_minor_units": 1250}, "1250", "price_without_currency"),
        ({"price": "0.00", "currency": "EUR"}, "0.00", "price_zero"),
        ({"price": "on request", "currency": "EUR"}, "on request", "price_unreadable"),
    ],
)
def test_a_price_that_is_none_is_kept_as_raw(
    import_text: Import, rows: Rows, row: dict[str, object], raw: str, reason: str
) -> None:
    report = import_text(json.dumps({"id": "1", "title": "A", **row}), "home.jsonl")
    offer = rows()["1"].offer
    assert offer
    assert (offer.price, offer.price_currency, offer.price_raw) == (None, None, raw)
    assert report.dropped_values == {reason: 1}


def test_a_merchant_feed(import_text: Import, rows: Rows) -> None:
    report = import_text(
        '<rss xmlns:g="http://base.google.com/ns/1.0"><channel><item><g:id>1</g:id><title>Shoe</title>'
        "<link>https://shop.example/1</link><g:item_group_id>S</g:item_group_id><g:color>Red</g:color>"
        "<g:price>10.00 EUR</g:price><g:sale_price>8.00 EUR</g:sale_price><g:availability>in stock</g:availability>"
        "<g:shipping><g:price>3 EUR</g:price></g:shipping><g:custom_label_0>x</g:custom_label_0></item>"
        "</channel></rss>",
        "home.xml",
    )
    assert (report.format, report.imported) == ("merchant", 1)
    record = rows()["1"]
    assert (record.item_group_id, record.url, record.options) == ("S", "https://shop.example/1", {"color": "Red"})
    assert record.attributes == {"custom_label_0": "x"}
    assert record.offer
    assert (record.offer.price, record.offer.list_price) == (Decimal("8.00"), Decimal("10.00"))
    assert record.offer.availability is Availability.IN_STOCK


def test_gzip(import_text: Import) -> None:
    assert import_text(gzip.compress(GERMAN.encode("cp1252")), "home.csv.gz").imported == 2


def test_shopifys_export(import_text: Import, rows: Rows) -> None:
    report = import_text(
        "Handle,Title,Body (HTML),Vendor,Type,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,"
        "Variant SKU,Variant Inventory Qty,Variant Price,Variant Barcode,Image Src,Status\n"
        "shoe,Shoe,<p>Nice</p>,Acme,Shoes,true,Color,Red,Size,42,S-42,3,10.00,4006381333931,https://x.example/a.jpg,active\n"
        "shoe,,,,,,,Red,,43,S-43,0,10.00,,,\n"
        "shoe,,,,,,,,,,,,,,https://x.example/b.jpg,\n"
        "bag,Bag,,Acme,Bags,true,Title,Default Title,,,B-1,1,20.00,,,draft\n"
        "hat,Hat,,Acme,Hats,true,Title,Default Title,,,H-1,1,20.00,,,active\n"
    )
    assert report.skipped_rows == {"further_image": 1, "not_published": 1}
    found = rows()
    assert sorted(found) == ["H-1", "S-42", "S-43"]
    second = found["S-43"]
    assert (second.title, second.brand, second.description, second.style_key) == ("Shoe", "Acme", "Nice", "shoe")
    assert second.options == {"color": "Red", "size": "43"}
    assert found["H-1"].options == {}
    assert found["H-1"].attributes == {}


def test_woocommerces_export(import_text: Import, rows: Rows) -> None:
    report = import_text(
        'ID,Type,SKU,Name,Published,"Regular price","Sale price",Categories,Parent,"GTIN, UPC, EAN, or ISBN",'
        '"Attribute 1 name","Attribute 1 value(s)","Attribute 1 visible","In stock?"\n'
        '10,variable,P,Shirt,1,,,Clothes,,,Color,"Red, Blue",1,1\n'
        "11,variation,P-R,Shirt - Red,1,20,15,,id:10,4006381333931,Color,Red,,1\n"
        "12,simple,M,Mug,1,5,,Home,,,Material,Clay,1,0\n"
    )
    assert report.skipped_rows == {"parent_row": 1}
    found = rows()
    assert (found["11"].style_key, found["11"].options, found["11"].gtins) == (
        "10",
        {"color": "Red"},
        ["04006381333931"],
    )
    assert found["12"].offer
    assert found["12"].offer.availability is Availability.OUT_OF_STOCK


def test_amazons_export(import_text: Import, rows: Rows) -> None:
    import_text("item-name\tseller-sku\tprice\tquantity\nLamp\tL-1\t12.00\t3\n", "listings.txt")
    assert (rows()["L-1"].title, rows()["L-1"].sku) == ("Lamp", "L-1")


def test_attributes_of_a_grouped_row_tell_its_variant(import_text: Import, rows: Rows) -> None:
    import_text(
        '{"id": "1", "title": "Shoe", "item_group_id": "G", "attributes": {"size": "42", "sole": "rubber"}}\n'
        '{"id": "2", "title": "Box", "attributes": {"size": "10 x 20 cm"}}\n',
        "home.jsonl",
    )
    assert (rows()["1"].options, rows()["1"].attributes) == ({"size": "42"}, {"sole": "rubber"})
    assert (rows()["2"].options, rows()["2"].attributes) == ({}, {"size": "10 x 20 cm"})


_cell = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(_cell.filter(str.strip), _cell, min_size=1, max_size=8), st.sampled_from([",", ";", "\t"]))
def test_every_id_comes_back_byte_for_byte(
    import_text: Import, rows: Rows, table: dict[str, str], delimiter: str
) -> None:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerow(["id", "title", "note"])
    writer.writerows([key, "A title", note] for key, note in table.items())
    report = import_text(text.getvalue(), replace=True, force=True)
    assert (report.imported, report.bad_rows) == (len(table), [])
    assert set(rows()) == set(table)
