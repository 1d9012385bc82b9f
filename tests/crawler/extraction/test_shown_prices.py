"""What pages without structured data show of a price, in the many ways in which shops write it."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from crawler.extraction.page import extract_page
from crawler.product import Availability, Offer, Product

NOW = datetime(2026, 3, 1, tzinfo=UTC)
URL = "https://brenholt.example/p/oak-stool-three-legs"


def shown(price: str, button: str = "Add to cart", head: str = "", behind: str = "") -> Product | None:
    """The product of a page that has a heading, a price, a button and nothing that describes it."""
    body = (
        f"<html><head><title>Oak stool three legs | Brenholt</title>{head}</head><body>"
        f"<div class='info'><h1>Oak stool three legs</h1>{price}<button>{button}</button>{behind}</div></body></html>"
    )
    products = extract_page(body.encode(), URL, NOW).products
    return products[0] if products else None


def offer_of(price: str) -> Offer:
    """What such a page offers."""
    product = shown(price)
    assert product is not None
    assert product.variants[0].offer is not None
    return product.variants[0].offer


def unpriced(product: Product | None) -> bool:
    """Whether a page is taken for a product's, by its button, of which no price is known."""
    offer = product.variants[0].offer if product else None
    return offer is not None and offer.price is offer.low_price is None


@pytest.mark.parametrize(
    ("html", "price", "before"),
    [
        ("<b class='price'><sup>$</sup>49<sup>.</sup><sup>95</sup></b>", "49.95", None),
        ("<b class='price'>1.849,<sup class='decimal'>99</sup> lei</b>", "1849.99", None),
        ("<b class='price'><i>224</i><sup>90</sup> <i>Lei</i></b>", "224.90", None),
        ("<span class='amount'><i class='whole'>€ 1.299</i><i class='price-cents'>50</i></span>", "1299.50", None),
        ("<b class='price'>Rs.1,299.00</b>", "1299.00", None),
        (
            "<div><p class='s'>50 ml <b>€ 55,99</b></p><p class='s selected'>100 ml <b>€ 79,99</b></p></div>",
            "79.99",
            None,
        ),
        (
            "<div><p class='s active'>50 ml <b>€ 55,99</b></p><p class='s'>100 ml <b>€ 79,99</b></p></div>",
            "55.99",
            None,
        ),
        ("<p class='prix'><i>3</i><sup>€89</sup></p>", "3.89", None),
        ("<p class='price'><i>69</i><i>'99€</i></p>", "69.99", None),
        ("<b class='price'>179,00 zł</b> / <i>para</i>", "179.00", None),
        ("<b class='price'>7,90 zł</b> / <i>kg</i> <b class='price'>179,00 zł</b>", "179.00", None),
        ("<p>Pay <b>$ 57.50</b> after <b>$25 OFF</b> with a new card</p><b class='price'>$ 82.50</b>", "82.50", None),
        ("<b class='price'>20 890,-</b>", "20890", None),
        ("<div class='price-box-review'><b>$ 12.50</b></div>", "12.50", None),
        ("<b class='promo-price'>12,50 €</b>", "12.50", None),
        ("<p class='modal_price'><b class='current'>12,50 €</b></p>", "12.50", None),
        ("<b class='price test-unit-price-10'>Price <em>$ 12.50</em></b>", "12.50", None),
        ("<b class='price price--without-tax'>$ 12.50</b>", "12.50", None),
        (
            "<div><p><b class='price price--without-tax'>£10.00</b></p><p>+ VAT, which makes it for you at home</p>"
            "<p><b class='price price--with-tax'>£12.00</b></p></div>",
            "12.00",
            None,
        ),
        (
            "<ul><li><span style='text-decoration: line-through;'>$122.00</span></li><li><h2>$110.00</h2></li></ul>",
            "110.00",
            "122.00",
        ),
        (
            "<b class='x-listPrice'><i><u>R$</u>&nbsp;<u>399</u><u>,</u><u>90</u></i></b><b class='x-sellingPrice'><i>"
            "<u>R$</u>&nbsp;<u>299</u><u>,</u><u>90</u></i></b>",
            "299.90",
            "399.90",
        ),
        (
            "<p><b>$24.<sup>99</sup></b></p><p>List price: <s>$<i>29.<sup>99</sup></i></s></p><p>You save: $5.00</p>",
            "24.99",
            "29.99",
        ),
        ("<b class='price'>15€<sup>99</sup></b>", "15.99", None),
        ("<b class='promo-price'>34<sup class='price-fraction'>99</sup></b>", "34.99", None),
        ("<form>Regular price: $229.00<br>Sale price: $189.00</form>", "189.00", "229.00"),
        ("<strike>34,90 EUR</strike> <b>Nur 29,90 EUR</b>", "29.90", "34.90"),
        ("<p>Norm. 29,90 €</p><p>Nyt 19,90 €</p>", "19.90", "29.90"),
        ("<p>1 495 kr</p><p>Ord. pris 1 995 kr</p>", "1495", "1995"),
        ("<table><tr><td>New<td>$27.00</tr><tr><td>Used<td>$12.50</tr></table>", "27.00", None),
        ("<p>通常価格：￥4,400</p><p class='price'>￥3,850</p>", "3850", "4400"),
        (
            "<p class='price'><del><span><bdi>£99.00</bdi></span></del> <ins><bdi>£80.00</bdi></ins></p>",
            "80.00",
            "99.00",
        ),
        ("<p><i>-20%</i> <span>€ 50,00</span></p><p><span>€ 40,00</span></p>", "40.00", "50.00"),
        ("<p>Basket (+ <span class='money'>$ 7.00</span>)</p><b class='price'>$ 12.50</b>", "12.50", None),
        (
            "<p><input type='checkbox' id='w'><label for='w'>Care <b class='price'>$ 7.00</b></label></p>"
            "<b class='price'>$ 12.50</b>",
            "12.50",
            None,
        ),
        ("<b class='price'>12.<sup>50</sup></b>", "12.50", None),
        (
            "<p><i>US$</i> <b class='price'>12.<sup>50</sup></b> <i>or as you like it: Euro, Pound, Franc, Yen</i></p>",
            "12.50",
            None,
        ),
        ("<p>From <span class='affirm-price'>$7</span>/mo</p><b class='price'>$ 82.50</b>", "82.50", None),
        ("<p>12 luni 90,00 lei</p><b class='price'>980,00 lei</b>", "980.00", None),
        (
            "<b class='price'>7,49 zł</b><p class='old-price-note'>najniższa cena z 30 dni przed obniżką</p>",
            "7.49",
            None,
        ),
        ("<b class='price'>€ 699,00</b> <i>€699,-</i>", "699.00", None),
        (
            "<dl><dt>Versandart:</dt><dd>Spedition, zwei Mann bis in die Wohnung</dd><dt>Versandkosten:</dt>"
            "<dd>29,00 €</dd></dl><b class='price'>€ 69,99</b>",
            "69.99",
            None,
        ),
        ("<p>165/70R13<br>175/70R13</p><b class='price'>£27.63</b>", "27.63", None),
        ("<table><tr><td>Price per unit</td><td><b class='prix'>27,63<i>£</i></b></td></tr></table>", "27.63", None),
        ("<p><i class='was'>Was $99.00</i> <b>$82.50</b> <i>Save $16.50</i></p>", "82.50", "99.00"),
        ("<p><b>$99.00</b> <b>$82.50</b> <i>You save $16.50 (17%)</i></p>", "82.50", "99.00"),
        ("<p><s>95,00 €</s> <b class='promo'>85,00 €</b> <em>−11 %</em></p>", "85.00", "95.00"),
        ("<p><b>$82.50</b> <i>Shipping $5.00</i></p>", "82.50", None),
        ("<p>Statt 119,00 € UVP</p><p>nur 89,00 €</p>", "89.00", "119.00"),
        (
            "<div>Cena: <b>199,00 zł</b></div><div>Najniższa cena z 30 dni: 209,00 zł</div>"
            "<div>Cena regularna: <s>299,00 zł</s></div>",
            "199.00",
            "299.00",
        ),
        ("<li>Price: <b>$4.07</b></li><li>Gold price: <s>$4.95</s></li>", "4.07", None),
        ("<p>Members: $20.00</p><p>Non-members: $25.00</p>", "25.00", None),
        ("<p>Current bid: $45.00</p><p>Buy it now: $80.00</p>", "80.00", None),
        (
            "<label><input type='radio' name='plan' checked> One-time purchase $30.00</label>"
            "<label><input type='radio' name='plan'> Subscribe $25.50</label>",
            "30.00",
            None,
        ),
        ("<p>£82.50 inc VAT (£68.75 ex VAT)</p>", "82.50", None),
        (
            "<p class='price'><b>£68.75</b> <small>ex. VAT (<b>£82.50</b> inc. VAT)</small></p>",
            "82.50",
            None,
        ),
        ("<p class='price'>68,75 € <i>netto</i></p><p class='more'>82,50 € <i>brutto</i></p>", "82.50", None),
        ("<p class='price'>68,75 € <i>netto</i></p><p class='more'>+ 5,00 € <i>Pfand</i></p>", "68.75", None),
        (
            "<p><b class='price-wrapper price-including-tax'><i>€82.50</i></b>"
            "<b class='price-wrapper price-excluding-tax'><i>€68.75</i></b></p>",
            "82.50",
            None,
        ),
        (
            "<div><em class='price'>89,00 zł</em><p class='price-lowest'>Najniższa cena produktu w okresie 30 dni "
            "przed wprowadzeniem obniżki: <b>95,00 zł</b></p></div>",
            "89.00",
            None,
        ),
        ("<p>Før 899,- Nu 599,-</p>", "599", "899"),
        ("<p>PRP: 499,00 Lei</p><p>389,00 Lei</p>", "389.00", "499.00"),
        ("<p><i>Før 899,-</i> <b class='now'>599,-</b></p>", "599", "899"),
        ("<p><i>Unser bisheriger Preis 89,00 EUR</i><br>Jetzt nur 62,30 EUR </p>", "62.30", "89.00"),
        (
            "<p class='price with-list-price'>$ 12.50 <i class='list-price'>$ 15.00</i></p><b class='price'>$ 7.00</b>",
            "12.50",
            "15.00",
        ),
        ("<p><i>$9.99</i> <b>$7.49</b><u>Save: 25% off</u></p>", "7.49", "9.99"),
        ("<p>Our price: <b>$99.00</b></p><p>Sale price: <b>$79.00</b></p>", "79.00", "99.00"),
        ("<p><b><i>45,000</i>원</b></p>", "45000", None),
        ("<p>Desde $299 al mes</p><p>$4,999.00</p>", "4999.00", None),
        ("<p>da 54,12 € al mese</p><p>1.299,00 €</p>", "1299.00", None),
        ("<p>Alk. 39,90 €/kk</p><p>1 299,00 €</p>", "1299.00", None),
        ("<p>Buy once <b>$32.00</b></p><p>Subscribe &amp; save 15% <b>$27.20</b></p>", "32.00", None),
        ("<p><b>1.299,00</b> <i>€</i> <i>to be paid at once or in parts, as you like it</i></p>", "1299.00", None),
        ("<p>PVP 89,00 €</p><p>Preço: 62,30 € <i>-30%</i></p>", "62.30", "89.00"),
        (
            "<div data-test-id='prev-price'>$ 15.00</div><div data-test-id='price'><p>$ 12.50</p></div>",
            "12.50",
            "15.00",
        ),
        (
            "<p><i>PRP: <s>599<sup><small>99</small></sup> Lei</s></i></p><p>449<sup>99</sup> <i>Lei</i></p>",
            "449.99",
            "599.99",
        ),
        ("<div><p>定価 <i>3,960円</i></p><p>販売 <em>2,970</em>円</p><p>27ポイント</p></div>", "2970", "3960"),
        ("<p>$7,624 due at signing</p><b>$ 82.50</b><p><b>$ 96.50</b> before all discounts</p>", "82.50", None),
    ],
)
def test_price(html: str, price: str, before: str | None) -> None:
    product = shown(html)

    assert product is not None
    offer = product.variants[0].offer
    assert offer is not None
    assert offer.price == Decimal(price)
    assert offer.list_price == (Decimal(before) if before else None)


def test_a_product_that_is_sold_out_needs_no_button() -> None:
    sold_out = "<p><span>19,90 €</span></p><p>Ausverkauft</p>"
    listed = f"<ul><li><a href='/p/bench'><img src='b.jpg'></a>{sold_out}</li></ul>"

    product = shown(sold_out, button="Newsletter")
    assert product is not None
    offer = product.variants[0].offer
    assert offer is not None
    assert (offer.price, offer.availability) == (Decimal("19.90"), Availability.OUT_OF_STOCK)
    assert shown("<p><span>19,90 €</span></p>", button="Newsletter") is None
    assert shown(listed, button="Newsletter") is None
    waiting = shown("<p><span>19,90 €</span></p>", button="Notify me when available")
    assert waiting is not None
    assert waiting.variants[0].offer is not None
    assert waiting.variants[0].offer.availability is Availability.OUT_OF_STOCK


def test_an_amount_that_a_sentence_names_in_passing_is_no_price() -> None:
    assert unpriced(shown("<p>You need felt pads ($6.00).</p>"))


def test_an_article_that_links_to_a_product_sells_none() -> None:
    link = "<a href='/p/{}'>Buy now</a>"

    assert shown("<h2>Pine bench</h2><p>$40.00</p>" + link.format("pine-bench"), button="Search") is None
    assert shown("<p>$40.00</p>" + link.format("oak-stool-three-legs"), button="Search") is not None


def test_what_is_taken_off_is_no_end_of_a_range() -> None:
    product = shown("<p class='price'><b>579,00 €</b> <b>729,00 €</b> <i>-150€</i></p>")

    assert product is not None
    offer = product.variants[0].offer
    assert offer is not None
    assert (offer.price, offer.list_price, offer.low_price) == (Decimal(579), Decimal(729), None)


@pytest.mark.parametrize(("price", "ends"), [("55.00", ("55", "57")), ("54.00", (None, None))])
def test_a_printed_range_that_begins_with_the_stated_price(price: str, ends: tuple[str | None, str | None]) -> None:
    data = f'{{"@type": "Product", "name": "Oak stool three legs", "offers": {{"price": {price}}}}}'
    product = shown(f"<b>$55.00 - $57.00</b><script type='application/ld+json'>{data}</script><i>now {price}</i>")

    assert product is not None
    offer = product.variants[0].offer
    assert offer is not None
    assert (offer.low_price, offer.high_price) == tuple(Decimal(end) if end else None for end in ends)
    assert (offer.price is None) == (ends[0] is not None)


@pytest.mark.parametrize(
    "printed", ["<b>¥ 149.00 - 159.00</b>", "<b class='price'>149.00 - 159.00 € <i>299.00 - 309.00 € -50%</i></b>"]
)
def test_a_range_of_which_one_end_has_a_sign(printed: str) -> None:
    product = shown(printed)

    assert product is not None
    offer = product.variants[0].offer
    assert offer is not None
    assert (offer.price, offer.low_price, offer.high_price) == (None, Decimal(149), Decimal(159))


def test_a_range_in_another_alphabet() -> None:
    product = shown("<p><b>390 Kč</b> – <b>690 Kč</b></p>")

    assert product is not None
    offer = product.variants[0].offer
    assert offer is not None
    assert (offer.price, offer.low_price, offer.high_price) == (None, Decimal(390), Decimal(690))


def test_a_sign_that_stands_alone_before_a_range() -> None:
    product = shown("<p><i>US $</i><b class='price'><i>38.17</i> - <i>48.27</i></b>, less for those who take many</p>")

    assert product is not None
    offer = product.variants[0].offer
    assert offer is not None
    assert (offer.low_price, offer.high_price, offer.price_currency) == (Decimal("38.17"), Decimal("48.27"), "USD")


def test_a_bare_number_that_nothing_calls_a_price() -> None:
    assert unpriced(shown("<b>12.<sup>50</sup></b>"))
    assert unpriced(shown("<b class='price'>12</b>"))


def test_a_range_is_no_reduction() -> None:
    product = shown("<p class='price'><b>NT$ 650</b> – <b>NT$ 3,250</b></p>")

    assert product is not None
    offer = product.variants[0].offer
    assert offer is not None
    assert (offer.price, offer.low_price, offer.high_price) == (None, Decimal(650), Decimal(3250))


@pytest.mark.parametrize("button", ["Comprar", "J'achète", "Kup teraz", "Köp nu", "Jetzt kaufen", "구매하기", "Купить"])
def test_a_button_that_says_no_more_than_buy(button: str) -> None:
    product = shown("<p>" + "<i></i>" * 60 + "</p><b>$ 12.50</b>", button)

    assert product is not None
    assert product.variants[0].offer is not None
    assert product.variants[0].offer.availability is Availability.IN_STOCK


@pytest.mark.parametrize(
    ("html", "availability"),
    [
        ("<p id='stock'><i>block</i> Rupture de stock</p>", Availability.OUT_OF_STOCK),
        ("<ul><li class='availability-future'>Temporarily out of stock</li></ul>", Availability.OUT_OF_STOCK),
        ("<p>En arrivage</p>", Availability.BACK_ORDER),
    ],
)
def test_availability(html: str, availability: Availability) -> None:
    product = shown(f"<b class='price'>$ 12.50</b>{html}<input type='hidden' name='add_to_cart'>", "Details")

    assert product is not None
    assert product.variants[0].offer is not None
    assert product.variants[0].offer.availability is availability


@pytest.mark.parametrize("html", ["<i>224</i><sup>90</sup>", "<i>$</i>224<i>.</i>\n <i>90</i>", "<b>224,<i>90</i></b>"])
def test_an_amount_in_parts_is_printed(html: str) -> None:
    data = '{"@type": "Product", "name": "Oak stool three legs", "offers": {"price": 224.9, "priceCurrency": "EUR"}}'
    page = f'<h1>Oak stool three legs</h1>{html}<script type="application/ld+json">{data}</script>'

    product = extract_page(page.encode(), URL, NOW).products[0]

    assert "print" in product.provenance["price"].agreeing


def test_the_data_says_which_of_several_prices_it_is() -> None:
    state = '<script>var shop = {"product": {"name": "Oak stool three legs", "price": 82.5}};</script>'

    product = shown("<p>Express <b class='price'>$ 7.00</b></p><b class='price'>$ 82.50</b>", head=state)

    assert product is not None
    assert product.variants[0].offer is not None
    assert product.variants[0].offer.price == Decimal("82.5")


def test_a_page_of_an_article_type_that_fills_a_cart() -> None:
    kind = '<meta property="og:type" content="article">'

    assert shown("<b class='price'>$ 12.50</b>", head=kind) is None
    assert shown("<b class='price'>$ 12.50</b><input type=hidden name='add-to-cart' value=7>", head=kind) is not None


def test_a_heading_with_more_of_the_name_than_the_title() -> None:
    body = (
        "<title>Norra lamp N-40 brass Price</title><h1>Norra lamp N-40 brass, tall, of one piece with shade and cord"
        "</h1><b class=price>$ 12.50</b><button>Add to cart</button>"
    )

    product = extract_page(body.encode(), URL, NOW).products[0]

    assert product.name.endswith("shade and cord")


BRAND = "<h2><a href='/by/norra'>Norra</a></h2>"
CARD = "<li><b class='price'>$ 7.00</b><h3><a href='/p/pine-bench'>Pine bench</a></h3></li>"


def test_a_link_behind_the_only_price_is_no_other_products() -> None:
    product = shown(f"<div><p><b class='price'>$ 12.50</b></p><p>Brand: {BRAND}</p></div>")

    assert product is not None
    assert product.variants[0].offer is not None
    assert product.variants[0].offer.price == Decimal("12.50")


def test_a_link_to_help_behind_the_price_makes_no_card_of_it() -> None:
    note = (
        "<a href='/delivery'><img src='van.gif'></a><p>We pack it well and bring it to your door for</p><i>$ 3.90</i>"
    )
    product = shown(f"<div><p><b class='price'>$ 12.50</b></p>{note}</div>")

    assert product is not None
    assert product.variants[0].offer is not None
    assert product.variants[0].offer.price == Decimal("12.50")


@pytest.mark.parametrize("label", ["Cost of a serving", "Coût pour 1 portion"])
def test_what_a_meal_costs_is_no_price(label: str) -> None:
    assert unpriced(shown(f"<dl><dt>{label}</dt><dd class='price'>$ 0.69</dd></dl>"))


@pytest.mark.parametrize("html", [f"<ul>{CARD * 2}</ul>", f"<div>{BRAND}<b class='price'>$ 7.00</b></div>"])
def test_the_prices_of_cards_are_other_products(html: str) -> None:
    assert unpriced(shown(html))


@pytest.mark.parametrize(
    ("html", "price"),
    [
        ("<p>excl. tax (21%): 80.00 €</p><p>incl. tax (21%): <b>96.80 €</b></p>", "96.80"),
        ("<p>80.00 €</p><p>excl. tax: 80.00 €</p><p>incl. tax: <b>96.80 €</b></p>", "80"),
        ("<p>excl. tax (21%): 80.00 €</p><p>of two: <b>160.00 €</b></p>", "80"),
    ],
)
def test_a_price_that_is_only_printed_as_one_without_tax(html: str, price: str) -> None:
    offer = '{"@type": "Offer", "price": 80, "priceCurrency": "EUR", "availability": "InStock"}'
    data = f'{{"@type": "Product", "name": "Oak stool three legs", "sku": "OS-511", "offers": {offer}}}'
    head = f'<script type="application/ld+json">{data}</script><style>.old {{text-decoration: line-through}}</style>'

    product = shown(html, head=head)

    assert product is not None
    assert product.variants[0].offer is not None
    assert product.variants[0].offer.price == Decimal(price)


@pytest.mark.parametrize(
    "beside",
    [
        *(
            "Posted for $3.90",
            "Postage $3.90",
            "plus $3.90 P&amp;P",
            "+ $3.90 shipping",
            "Shipping from $3.90",
            "Frete: $3.90",
        ),
        *("Sample $3.90", "Engraving +$3.90", "Handling fee $3.90", "Add insurance for $3.90", "Versand ab $3.90"),
        *("incl. $2.10 VAT", "dont TVA $2.10"),
    ],
)
def test_what_is_paid_beside_the_product_is_no_reduced_price(beside: str) -> None:
    offer = offer_of(f"<div class='price'><b>$12.50</b> <small>{beside}</small></div>")
    assert (offer.price, offer.list_price, offer.low_price) == (Decimal("12.50"), None, None)


@pytest.mark.parametrize("text", ["Was $12.50 Now $9.90", "Now $9.90, was $12.50", "$12.50 $9.90"])
def test_a_price_and_the_one_of_before_in_one_text(text: str) -> None:
    offer = offer_of(f"<div class='price'>{text}</div>")
    assert (offer.price, offer.list_price) == (Decimal("9.90"), Decimal("12.50"))


def test_what_one_gets_at_most_is_no_price() -> None:
    offer = offer_of("<div>Trade in and get up to $40.00</div><div class='price'>$79.90</div>")
    assert offer.price == Decimal("79.90")


def test_a_heading_with_notes_before_the_name() -> None:
    page = (
        "<title>Oak stool three legs in Oslo</title><meta property='og:title' content='Oak stool three legs'>"
        "<h1><i class='is-hidden'>Reserved • </i>Oak stool three legs</h1><b class='price'>$80</b>"
    )

    assert extract_page(page.encode(), URL, NOW).products[0].name == "Oak stool three legs"
