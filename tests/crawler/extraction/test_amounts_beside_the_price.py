"""Amounts beside the price that words call something else, in many languages."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from crawler.extraction.page import extract_page
from crawler.product import Offer

NOW = datetime(2026, 3, 1, tzinfo=UTC)
OTHERS = """
    da {} kr.|Fragt {}|{} pr. kg|3 rater à {}|{} ekskl. moms|Du sparer {}
    fi {} €|Toimituskulut {}|{} / kg|3 erää {}|{} alv 0%|Säästät {}
    de {} €|Versandkosten {}|{} pro kg|3 Raten zu {}|{} zzgl. MwSt.|Sie sparen {}
    nl € {}|Verzendkosten {}|{} per kg|3 termijnen van {}|{} excl. btw|Je bespaart {}
    fr {} €|Frais de port {}|{} le kg|3 mensualités de {}|{} HT|Vous économisez {}
    it {} €|Spese di spedizione {}|{} al kg|3 rate da {}|{} IVA esclusa|Risparmi {}
    pt {} €|Portes de envio {}|{} por kg|3 prestações de {}|{} sem IVA|Poupa {}
    cs {} Kč|Doprava {}|{} za kg|3 splátky po {}|{} bez DPH|Ušetříte {}
    sl {} €|Poštnina {}|{} za kg|3 obroki po {}|{} brez DDV|Prihranite {}
    hr {} €|Dostava {}|{} po kg|3 rate po {}|{} bez PDV-a|Ušteda {}
    ro {} lei|Livrare {}|{} pe kg|3 rate de {}|{} fără TVA|Economisești {}
    ru {} ₽|Доставка {}|{} за кг|3 платежа по {}|{} без НДС|Вы экономите {}
    el {} €|Μεταφορικά {}|{} ανά κιλό|3 δόσεις των {}|{} χωρίς ΦΠΑ|Κερδίζετε {}
    tr {} TL|Kargo ücreti {}|{} kg başına|3 taksit x {}|{} KDV hariç|Kazancınız {}
    ja {}円|送料 {}|1kgあたり {}|3回払い 月々 {}|{} 税抜|お得 {}
    zh ¥{}|运费 {}|每公斤 {}|分3期 每期 {}|{} 不含税|立省 {}
    en £{}|Delivery {}|{} per kg|3 instalments of {}|{} ex VAT|You save {}
"""
ROWS = [
    (language, form, other)
    for row in OTHERS.strip().splitlines()
    for language, said in [row.strip().split(" ", 1)]
    for form, *others in [said.split("|")]
    for other in others
]
STARTS = [("sv", "Från {} kr"), ("de", "Ab {} €"), ("fi", "Alkaen {} €"), ("ro", "De la {} lei"), ("uk", "Від {} грн")]


def offer(language: str, html: str) -> Offer:
    head = f"<html lang='{language}'><title>Ravn no. 7 | Hylla</title>"
    page = f"{head}<h1>Ravn no. 7</h1>{html}<button>Add to cart</button>"
    found = extract_page(page.encode(), "https://hylla.example/p/ravn-7", NOW).products[0].variants[0].offer
    assert found is not None
    return found


@pytest.mark.parametrize(("language", "form", "other"), ROWS)
def test_what_words_call_something_else_is_not_the_price(language: str, form: str, other: str) -> None:
    price, amount = f"<p>{form.format(2490)}</p>", f"<p>{other.format(form.format(830))}</p>"
    assert offer(language, amount + price).price == Decimal(2490)
    behind = offer(language, price + amount)
    assert (behind.price, behind.list_price) == (Decimal(2490), None)


@pytest.mark.parametrize(("language", "text"), STARTS)
def test_what_prices_begin_with_is_no_price(language: str, text: str) -> None:
    found = offer(language, f"<p>{text.format(2490)}</p>")
    assert (found.price, found.low_price) == (None, Decimal(2490))


def test_how_much_is_in_it_is_no_price_per_measure() -> None:
    assert offer("en", "<p>£24.00 / 8 oz</p>").price == Decimal(24)
    assert offer("en", "<p>£24.00 / 100 g</p><p>£12.00</p>").price == Decimal(12)
