"""Prices of before and now that nothing but words tells apart, in many languages."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from crawler.extraction.page import extract_page
from crawler.product import Offer

NOW = datetime(2026, 3, 1, tzinfo=UTC)
LANGUAGES = """
    da Før|Nu|{} kr.
    sv Ord. pris|Nu|{} kr
    fi Normaalihinta|Tarjoushinta|{} €
    de UVP|Preis|{} €
    nl Van|Voor|€ {}
    fr Au lieu de|Prix|{} €
    it Prezzo di listino|Prezzo|{} €
    es Precio anterior|Ahora|{} €
    pt De|Por|R$ {}
    pl Cena regularna|Cena promocyjna|{} zł
    cs Původní cena|Cena|{} Kč
    sl Redna cena|Akcijska cena|{} €
    sr Redovna cena|Cena|{} RSD
    hu Eredeti ár|Akciós ár|{} Ft
    ro Preț vechi|Preț|{} lei
    bg Стара цена|Цена|{} лв.
    uk Стара ціна|Ціна|{} грн
    el Αρχική τιμή|Τιμή|{} €
    tr Eski fiyat|İndirimli fiyat|{} TL
    lt Sena kaina|Kaina|{} €
    et Tavahind|Soodushind|{} €
    he מחיר רגיל|מחיר מבצע|₪{}
    ar السعر السابق|السعر|{} د.إ
    ja 通常価格|販売価格|{}円
    ko 정가|판매가|{}원
    zh 原价|售价|¥{}
    vi Giá gốc|Giá|{} ₫
    id Harga normal|Harga|Rp {}
    en Regular price|Our price|${}
"""
ROWS = [tuple(row.strip().split(" ", 1)) for row in LANGUAGES.strip().splitlines()]
ONE_TEXT = "<p>{before}: {old}</p><p>{now}: {new}</p>"
APART = "<div><i>{before}:</i> <i>{old}</i></div><div><i>{now}:</i> <i>{new}</i></div>"
TERMS = "<dl><dt>{before}</dt><dd>{old}</dd><dt>{now}</dt><dd>{new}</dd></dl>"
BEHIND = "<p>{now}: {new}</p><p>{before}: {old}</p>"


def offer(language: str, html: str) -> Offer:
    page = (
        f"<html lang='{language}'><title>Ravn 1200 | Hylla</title><h1>Ravn 1200</h1><p>货号: KR-1234</p>{html}"
        "<button>Add to cart</button></html>"
    )
    found = extract_page(page.encode(), "https://hylla.example/p/ravn-1200", NOW).products[0].variants[0].offer
    assert found is not None
    return found


@pytest.mark.parametrize("html", [ONE_TEXT, APART, TERMS, BEHIND], ids=["one text", "apart", "terms", "behind"])
@pytest.mark.parametrize(("language", "said"), ROWS)
def test_what_a_price_was_is_not_what_it_is(language: str, said: str, html: str) -> None:
    before, now, form = said.split("|")
    printed = html.format(before=before, now=now, old=form.format(1595), new=form.format(1249))
    found = offer(language, printed)
    assert (found.price, found.list_price) == (Decimal(1249), Decimal(1595))


@pytest.mark.parametrize(
    ("label", "price"),
    [("Regular price", "1249"), ("Cena regularna", "1249"), ("RRP", "1249"), ("UVP", "1249"), ("Was", None)],
)
def test_the_usual_price_is_the_price_where_there_is_no_other(label: str, price: str | None) -> None:
    assert offer("en", f"<p>{label}: $1249</p>").price == (Decimal(price) if price else None)


def test_a_regular_fit_is_no_price_of_before() -> None:
    printed = "<p>Regular fit, $1249</p><p>Slim fit, $1599</p>"
    assert offer("en", printed).price == Decimal(1249)
