"""Brand and codes that a page prints, beside what its data states."""

from datetime import UTC, datetime

import pytest

from crawler.extraction.page import extract_page

NOW = datetime(2026, 3, 1, tzinfo=UTC)
URL = "https://brenholt.example/chairs/40376-oak-stool.html"
DATA = '{"@type": "Product", "name": "Oak stool", "sku": "OS-511", "offers": {"@type": "Offer", "price": 80}}'


@pytest.mark.parametrize(
    ("html", "brand"),
    [
        ("<li>- Marca: Norra</li>", "Norra"),
        ("<li>Marchio: <a href='/norra'>Norra</a></li>", "Norra"),
        ("<li>Manufactured by: Norra</li>", "Norra"),
        ("<a href='/by-brand/Norra/'><img src='n.png' alt='Norra'></a>", "Norra"),
        ("<p>• Brand: Norra</p>", "Norra"),
        ("<li>Brands: <a href='/norra'>Norra</a></li>", "Norra"),
        ("<nav><b>Brands</b><a href='/norra'>Norra</a></nav>", None),
        ("<p>Brand: <b>Dr. Norra</b></p>", "Dr. Norra"),
        ("<p>Brand: <b>Made by hand. Since 1920</b></p>", None),
    ],
)
def test_brand(html: str, brand: str | None) -> None:
    page = f'<title>Oak stool</title><script type="application/ld+json">{DATA}</script><h1>Oak stool</h1>{html}'

    assert extract_page(page.encode(), URL, NOW).products[0].brand == brand


@pytest.mark.parametrize(
    ("html", "sku"),
    [
        ("<p>SKU: <b>OS-511</b></p>", "OS-511"),
        ("<p>Réf. OS-511</p>", "OS-511"),
        ("<p>N° d'article OS-511</p>", "OS-511"),
        ("<p>Reference OS-511</p>", "OS-511"),
        ("<p>UGS : OS-511</p>", "OS-511"),
        ("<p>Cod. Artículo: OS-511</p>", "OS-511"),
        ("<p>Artikel-Nummer</p><p>OS-511</p>", "OS-511"),
        ("<b>KOD:</b> <b>OS-511</b>", "OS-511"),
        ("", "40376"),
        ("<p>N\u00b0 de r\u00e9f\u00e9rence <b>OS-511</b></p>", "OS-511"),
        ("<p>Num\u00e9ro d\u2019article : <b>OS-511</b></p>", "OS-511"),
        ("<p>Best.-Nr.: OS-511</p>", "OS-511"),
        ("<p>Tuotenro: OS-511</p>", "OS-511"),
        ("<p>Kat. \u010d.: OS-511</p>", "OS-511"),
        ("<p>Stok Kodu <b>(OS-511)</b></p>", "OS-511"),
        ("<p>Artikelcode OS-511</p>", "OS-511"),
        ("<p>品番：OS-511</p>", "OS-511"),
        ("<li>제품번호 OS-511</li>", "OS-511"),
        ("<p>Obj. číslo: OS-511</p>", "OS-511"),
        ("<p>Número de artículo: OS-511</p>", "OS-511"),
        ("<p>Catalog No.: OS-511</p>", "OS-511"),
        ("<p>Wood: oak | Ref.: OS-511 | Brand: Norra</p>", "OS-511"),
        ("<p><b>Style No.</b> <i>OS-511;</i> <b>Weight:</b> <i>4 kg</i></p>", "OS-511"),
    ],
)
def test_a_number_that_people_are_told_outranks_the_one_in_the_address(html: str, sku: str) -> None:
    page = (
        '<title>Oak stool</title><meta property="product:retailer_item_id" content="40376">'
        f'<script type="application/ld+json">{DATA}</script><h1>Oak stool</h1>{html}'
    )

    assert extract_page(page.encode(), URL, NOW).products[0].variants[0].sku == sku


@pytest.mark.parametrize(
    ("html", "brand"),
    [
        ("<img src='/images/manufacturers/339.gif' alt='Norra'>", "Norra"),
        ("<img src='/i/norra.logo.jpg' border=0 alt='Norra'>", "Norra"),
        ("<a href='/shopby/norra.html'>Norra</a> <a href='/shopby/norra-home.html'>Norra Home</a>", "Norra Home"),
        ("<a href='/brands/norra'>Shop all Norra</a>", "Norra"),
        ("<a href='/stools'>Shop all Norra</a>", None),
        ("<a href='/brands/oak.html'>Oak</a>", None),
        ("<img src='/i/stool.jpg' alt='Norra'><a href='/norra.html'>Norra</a>", None),
    ],
)
def test_a_brand_that_is_shown_by_its_logo_or_its_page(html: str, brand: str | None) -> None:
    data = DATA.replace("Oak stool", "Norra Home oak stool")
    page = f'<title>Norra Home oak stool</title><script type="application/ld+json">{data}</script>{html}'

    assert extract_page(page.encode(), URL, NOW).products[0].brand == brand


@pytest.mark.parametrize(
    ("html", "brand"),
    [
        ("<a href='/brands/norra-home'><img src='n.png' alt='Norra Home logo'></a>", "Norra Home"),
        ("<a href='/brands/norra'><img alt='Norra'></a> <a href='/brands/alva'>Alva</a>", None),
        ("<a href='/brands/sale'><img alt='On offer'></a>", None),
        (f"<p>{'long ' * 2000}</p><a href='/brands/norra'><img alt='Norra'></a>", None),
    ],
)
def test_the_logo_of_the_only_brand_whose_page_is_linked(html: str, brand: str | None) -> None:
    page = f'<title>Oak stool</title><script type="application/ld+json">{DATA}</script><h1>Oak stool</h1>{html}'

    assert extract_page(page.encode(), URL, NOW).products[0].brand == brand


@pytest.mark.parametrize(
    ("code", "sku"), [('var productSku = "OS-511";', "OS-511"), ('load(); // productSku = "OS-511";', None)]
)
def test_a_number_in_code_that_is_a_remark(code: str, sku: str | None) -> None:
    data = DATA.replace('"sku": "OS-511", ', "")
    page = f'<title>Oak stool</title><script type="application/ld+json">{data}</script><script>{code}</script>'

    assert extract_page(page.encode(), "https://brenholt.example/oak-stool", NOW).products[0].variants[0].sku == sku


@pytest.mark.parametrize(
    ("html", "currency"),
    [
        ("<p>Free shipping, excluding Alaska &amp; Hawaii</p>", "USD"),
        ("<p>Orders outside of the U.S. take longer</p>", "USD"),
        ("<p>Orders outside of Europe take longer</p>", None),
    ],
)
def test_where_a_shop_delivers_tells_which_dollar_it_means(html: str, currency: str | None) -> None:
    page = f'<title>Oak stool</title><script type="application/ld+json">{DATA}</script><b>$80.00</b>{html}'

    offer = extract_page(page.encode(), URL, NOW).products[0].variants[0].offer

    assert offer is not None
    assert offer.price_currency == currency


@pytest.mark.parametrize("label", ["Mfr Part#:", "Herst.-Nr.:", "Referencia fabricante"])
def test_a_makers_number_behind_a_label(label: str) -> None:
    page = f'<title>Oak stool</title><script type="application/ld+json">{DATA}</script><p>{label} <b>NR-4711-B</b></p>'

    assert extract_page(page.encode(), URL, NOW).products[0].variants[0].mpn == "NR-4711-B"


@pytest.mark.parametrize(("printed", "sku"), [("NR-OAK-ST", "NR-OAK-ST"), ("Natural", None), ("a-z", None)])
def test_a_number_without_a_digit(printed: str, sku: str | None) -> None:
    page = (
        f'<title>Oak stool</title><script type="application/ld+json">{DATA.replace("OS-511", "")}</script>'
        f"<h1>Oak stool</h1><p>SKU: <b>{printed}</b></p>"
    )

    assert extract_page(page.encode(), URL, NOW).products[0].variants[0].sku == sku


def test_a_stated_number_with_its_label() -> None:
    data = DATA.replace("OS-511", "SKU 00511")
    page = f'<title>Oak stool</title><script type="application/ld+json">{data}</script><h1>Oak stool</h1>'

    assert extract_page(page.encode(), URL.replace("40376-", ""), NOW).products[0].variants[0].sku == "00511"


@pytest.mark.parametrize(
    ("html", "stated", "raw", "materials"),
    [
        (
            "<p>Zusammensetzung: 80 % Baumwolle, 20 % Elasthan</p>",
            "",
            "80 % Baumwolle, 20 % Elasthan",
            ["cotton", "elastane"],
        ),
        ("<dt>Состав</dt><dd>100% хлопок</dd>", "", "100% хлопок", ["cotton"]),
        ("<p>Material: see below</p>", "", None, []),
        ("<p>Material: oak</p>", '"material": "walnut", ', None, []),
        ("<p>Material: oak</p>", '"model": "Nordic", "weight": "4 kg", ', "oak", ["oak"]),
    ],
)
def test_material(html: str, stated: str, raw: str | None, materials: list[str]) -> None:
    data = DATA.replace('"sku"', f'{stated}"sku"')
    page = f'<title>Oak stool</title><script type="application/ld+json">{data}</script><h1>Oak stool</h1>{html}'

    product = extract_page(page.encode(), URL, NOW).products[0]

    assert (product.attributes.get("material"), product.materials) == (raw, materials)
