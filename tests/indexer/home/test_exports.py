"""Exports as platforms and spreadsheets of many languages write them."""

import json
from collections.abc import Callable

import pytest

from crawler.product import Availability
from indexer.home.record import HomeRecord
from tests.indexer.home.conftest import Import

Rows = Callable[[], dict[str, HomeRecord]]
GTIN = "4006381333931"

HEADERS = {
    "it": "Codice articolo;Titolo;Marca;Prezzo;Prezzo di listino;Valuta;Codice EAN;Taglia;Colore;Giacenza",
    "pl": "Kod produktu;Nazwa;Producent;Cena brutto;Cena regularna;Waluta;Kod EAN;Rozmiar;Kolor;Stan magazynowy",
    "sv": "Artikelnummer;Benämning;Varumärke;Pris;Ordinarie pris;Valuta;EAN-kod;Storlek;Färg;Lagersaldo",
    "da": "Varenummer;Varenavn;Mærke;Salgspris;Vejledende pris;Valuta;Stregkode;Størrelse;Farve;Lager",
    "fi": "Tuotekoodi;Tuotenimi;Tuotemerkki;Hinta;Normaalihinta;Valuutta;EAN-koodi;Koko;Väri;Varastosaldo",
    "pt": "Código do produto;Nome do produto;Marca;Preço;Preço antigo;Moeda;Código de barras;Tamanho;Cor;Estoque",
    "cs": "Kód zboží;Název zboží;Značka;Cena s DPH;Běžná cena;Měna;EAN;Velikost;Barva;Skladem",
    "hu": "Cikkszám;Terméknév;Márka;Bruttó ár;Eredeti ár;Pénznem;Vonalkód;Méret;Szín;Készlet",
    "tr": "Ürün Kodu;Ürün Adı;Marka;Fiyat;Liste Fiyatı;Para Birimi;Barkod;Beden;Renk;Stok",
    "el": "Κωδικός;Τίτλος;Μάρκα;Τιμή;Αρχική τιμή;Νόμισμα;Barcode;Μέγεθος;Χρώμα;Απόθεμα",
    "ru": "Артикул;Наименование;Бренд;Цена;Старая цена;Валюта;Штрихкод;Размер;Цвет;Остаток",
    "zh": "商品编码;商品名称;品牌;价格;市场价;币种;条形码;尺码;颜色;库存",
    "ja": "商品コード;商品名;ブランド;販売価格;定価;通貨;JANコード;サイズ;カラー;在庫数",
    "ko": "상품코드;상품명;브랜드;판매가;정가;통화;바코드;사이즈;색상;재고수량",
}  # fmt: skip
SPREADSHEETS = {"pl": "cp1250", "ru": "cp1251", "el": "cp1253", "zh": "gb18030", "ja": "cp932", "ko": "cp949"}


@pytest.mark.parametrize("encoded", [False, True])
@pytest.mark.parametrize("language", HEADERS)
def test_columns_are_known_in_the_languages_of_shops(
    import_text: Import, rows: Rows, language: str, encoded: bool
) -> None:
    table = f"{HEADERS[language]}\nA-1;Wander 2;Fellwind;89,90;109,90;EUR;{GTIN};42;x;4\n"
    import_text(table.encode(SPREADSHEETS.get(language, "utf-8") if encoded else "utf-8"))
    row = rows()["A-1"]
    assert (row.title, row.brand, row.gtins) == ("Wander 2", "Fellwind", ["0" + GTIN])
    assert row.options == {"size": "42", "color": "x"}
    assert row.offer
    assert (str(row.offer.price), str(row.offer.list_price), row.offer.price_currency) == ("89.90", "109.90", "EUR")
    assert row.offer.availability is Availability.IN_STOCK


@pytest.mark.parametrize(("encoding", "title"), [("cp1251", "Кроссовки мужские"), ("cp932", "青い上着 男性用")])
def test_the_encoding_is_told_by_the_rows_where_the_header_is_ascii(
    import_text: Import, rows: Rows, encoding: str, title: str
) -> None:
    text = "id,title\n" + "".join(f"{n},{title} {n}\n" for n in range(3))
    import_text(text.encode(encoding))
    assert rows()["2"].title == f"{title} 2"


def test_currencies_languages_and_goods_in_headers(import_text: Import, rows: Rows) -> None:
    import_text(f"SKU_ID,name[lang=en],Price (EUR),RRP in €,product_ean\nA-1,Wander,89.90,109.90,{GTIN}\n")
    row = rows()["A-1"]
    assert (row.title, row.gtins) == ("Wander", ["0" + GTIN])
    assert row.offer
    assert (str(row.offer.list_price), row.offer.price_currency) == ("109.90", "EUR")


def test_prices_in_two_currencies_are_given_none(import_text: Import, rows: Rows) -> None:
    import_text("id,title,Price EUR,RRP USD\n1,Wander,89.90,109.90\n")
    offer = rows()["1"].offer
    assert offer
    assert (offer.price, offer.price_raw) == (None, "89.90")


def test_an_item_s_description_names_it_where_nothing_else_does(import_text: Import, rows: Rows) -> None:
    import_text("Item No.,Item Description,Mfr Part No.\n1,Wander 2,W-2\n")
    assert (rows()["1"].title, rows()["1"].mpn) == ("Wander 2", "W-2")


def test_a_variant_s_number_is_the_id_beside_that_of_its_style(import_text: Import, rows: Rows) -> None:
    import_text("Artikel-ID;Varianten-ID;Name;Größe\n7;71;Wander;42\n7;72;Wander;43\n")
    assert {key: (row.item_group_id, row.options) for key, row in rows().items()} == {
        "71": ("7", {"size": "42"}),
        "72": ("7", {"size": "43"}),
    }


def test_a_product_id_of_a_stated_type_is_a_gtin(import_text: Import, rows: Rows) -> None:
    import_text(f"product-id,product-id-type,offer-sku,product-title\n{GTIN},EAN,A-1,Wander\n")
    assert rows()["A-1"].gtins == ["0" + GTIN]


def test_variants_have_what_only_their_skipped_parent_states(import_text: Import, rows: Rows) -> None:
    report = import_text(
        "ID,Type,SKU,Name,Parent,Brands,Categories,Regular price\n"
        "4,variable,W,Wander,,Fellwind,Shoes,\n5,variation,W-42,Wander 42,id:4,,,89.90\n"
        "6,variation,W-43,Wander 43,W,Other,,89.90\n"
    )
    assert report.skipped_rows == {"parent_row": 1}
    found = {key: (row.brand, row.category) for key, row in rows().items()}
    assert found == {"5": ("Fellwind", "Shoes"), "6": ("Other", "Shoes")}


def test_a_configurable_product_is_no_row_and_its_attributes_are_read_from_one_column(
    import_text: Import, rows: Rows
) -> None:
    report = import_text(
        "sku,product_type,categories,name,additional_attributes\n"
        f'L-W,simple,Lamps,Lamp,"color=Warm white, dim,ean={GTIN},brand=Lumo"\nL,configurable,Lamps,Lamp,\n'
    )
    assert report.skipped_rows == {"parent_row": 1}
    lamp = rows()["L-W"]
    assert (lamp.brand, lamp.category, lamp.gtins) == ("Lumo", "Lamps", ["0" + GTIN])
    assert lamp.options == {"color": "Warm white, dim"}


def test_what_is_not_published_is_no_row(import_text: Import) -> None:
    lines = [{"id": "1", "title": "Wander", "active": True}, {"id": "2", "title": "Gone", "active": False}]
    report = import_text("\n".join(map(json.dumps, lines)), "home.jsonl")
    assert (report.imported, report.skipped_rows) == (1, {"not_published": 1})


def test_objects_in_json_say_what_plain_values_would(import_text: Import, rows: Rows) -> None:
    lines = [
        {"id": "1", "title": {"de": "Wanderer", "en": "Wander"}, "brand": {"name": "Fellwind"}, "ean": GTIN}
        | {"price": {"amount": "89.90", "currency": "EUR"}, "images": [{"url": "https://shop.example/1.jpg"}]},
        {"sku": "2", "name": "Wander", "brand": {"@type": "Brand", "name": "Fellwind"}}
        | {"offers": [{"@type": "Offer", "price": 89.9, "priceCurrency": "EUR", "url": "https://shop.example/2"}]},
        {"productId": "3", "productName": "Wander", "size": {"width": 4}, "salePrice": 9, "currencyCode": "EUR"},
    ]
    for line in lines:
        import_text(json.dumps(line) + "\n", "home.jsonl")
    found = rows()
    assert [(row.title, row.brand) for row in found.values()] == [("Wander", "Fellwind")] * 2 + [("Wander", None)]
    assert (found["1"].image, found["2"].url) == ("https://shop.example/1.jpg", "https://shop.example/2")
    prices = [(str(row.offer.price), row.offer.price_currency) for row in found.values() if row.offer]
    assert prices == [("89.90", "EUR"), ("89.9", "EUR"), ("9", "EUR")]
