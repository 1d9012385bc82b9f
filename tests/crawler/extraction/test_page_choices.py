"""What a page lets its shoppers choose, as variants: lists, radio buttons, and what looks like them."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from crawler.extraction.page import PageExtraction, extract_page
from crawler.product import Availability

NOW = datetime(2026, 3, 1, tzinfo=UTC)
URL = "https://brenholt.example/p/dale-jersey"
DATA = (
    '<script type="application/ld+json">{"@type": "Product", "name": "Dale jersey", "brand": "Norra", "sku": "DJ-7", '
    '"offers": {"@type": "Offer", "price": 60, "priceCurrency": "EUR", "availability": "InStock"}}</script>'
)
CART = "<button>Add to cart</button>"
Chosen = list[tuple[dict[str, str], str, Decimal | None]]


def extraction(html: str) -> PageExtraction:
    page = f"<title>Dale jersey</title>{DATA}<main><h1>Dale jersey</h1><b class='price'>60,00 €</b>{html}</main>"
    return extract_page(page.encode(), URL, NOW)


def chosen(html: str) -> Chosen:
    variants = extraction(html).products[0].variants
    return [(v.options, v.offer.availability or "", v.offer.price) for v in variants if v.offer]


def listed(values: str, attributes: str = 'name="size"') -> str:
    return f"<select {attributes}>{''.join(f'<option>{value}</option>' for value in values.split('/'))}</select>{CART}"


def radio(name: str, value: str, attributes: str = "", label: str = "") -> str:
    return f'<label class="{label}"><input type="radio" name="{name}" value="{value}" {attributes}>{value}</label>'


def plain(values: str, area: str = "", each: str = "", tag: str = "li") -> str:
    return f"<ul {area}>{''.join(f'<{tag} {each}>{value}</{tag}>' for value in values.split(', '))}</ul>{CART}"


def pressed(value: str, attributes: str = "") -> str:
    return f'<button type="button" role="radio" {attributes}>{value}</button>'


@pytest.mark.parametrize(
    "html",
    [
        listed("Select a size/S/M/L"),
        listed("Bitte wählen/S/M/L", 'name="attribute_pa_groesse"'),
        listed("사이즈 선택/S/M/L", 'name="o1"'),
        listed("- [필수] 옵션을 선택해 주세요 -/S/M/L", 'name="size"'),
        listed("S/M/L", 'id="selSize"'),
        listed("S/M/L", 'id="ddlSize"'),
        listed("S/M/L", 'name="cart[item][variant][size]"'),
        '<label for="o1">Taille</label>' + listed("S/M/L", 'id="o1" name="options[410]"'),
        "<p>Size: <b>S</b></p><a>Size guide</a>" + listed("S/M/L", 'name="group_1"'),
        listed("Size: S - In stock/Size: M - In stock/Size: L - In stock"),
        f"<fieldset><legend>Größe</legend>{radio('a', 'S')}{radio('a', 'M')}{radio('a', 'L')}</fieldset>{CART}",
        f"<div role='radiogroup' aria-label='Taille'>{pressed('S')}{pressed('M')}{pressed('L')}</div>{CART}",
        f"<p>Size</p><ul><li>{pressed('S')}</li><li>{pressed('M')}</li><li>{pressed('L')}</li></ul>{CART}",
        f"<p>Choose a size:</p><div>{''.join(f'<button>{one}</button>' for one in 'SML')}</div>{CART}",
        f"<div>Size <ul>{''.join(f'<li><a href=?s={one}>{one}</a></li>' for one in 'SML')}</ul></div>{CART}",
        f"<p>Size</p><button>S</button><button>M</button><button>L</button>{CART}",
        "".join(radio("size", f"{one}<i class='visually-hidden'>Sold out or unavailable</i>") for one in "SML") + CART,
        "<p>Größe:</p>" + plain("S, M, L"),
        "<b>Select size</b>" + plain("Select size, <button>S</button>, <button>M</button>, <button>L</button>"),
        plain("<i>size</i>S, <i>size</i>M, <i>size</i>L", "class='styles__sizes--1x'", tag="button"),
        plain("S, M, L", each="class='box size-option'", tag="div"),
        f"<i data-size='S'>S</i><div>{''.join(f'<a data-size={one}>{one}</a>' for one in 'SML')}</div>{CART}",
    ],
)
def test_a_control_for_the_size_makes_a_variant_of_each_value(html: str) -> None:
    found = chosen(html)
    assert found == [({"size": size}, Availability.IN_STOCK, Decimal(60)) for size in ("S", "M", "L")]
    assert len({variant.key for variant in extraction(html).products[0].variants}) == 3


@pytest.mark.parametrize(
    "html",
    [
        listed("S - Sold out/M/L"),
        listed("S [ausverkauft]/M/L"),
        listed("S (slut)/M/L"),
        listed("S - Notify me/M/L"),
        f"<div>{radio('size', 'S', 'data-stock=0')}{radio('size', 'M')}{radio('size', 'L')}</div>{CART}",
        f"<p>Size</p><div>{pressed('S', 'data-in-stock=false')}{pressed('M')}{pressed('L')}</div>{CART}",
        plain("<div class='is-disabled'>S</div>, <a>M</a>, <a>L</a>", "class='sizes'"),
        f"<div>{radio('size', 'S', 'disabled')}{radio('size', 'M')}{radio('size', 'L')}</div>{CART}",
        f"<p>Size:</p><ul><li class='unselectable'><a href='#'>S</a></li><li><a href='#'>M</a></li>"
        f"<li><a href='#'>L</a></li></ul>{CART}",
        f"<div>{radio('size', 'S', label='swatch sold-out')}{radio('size', 'M')}{radio('size', 'L')}</div>{CART}",
        f"<p>Size</p><div>{pressed('S', 'class=oos')}{pressed('M')}{pressed('L')}</div>{CART}",
        f"<p>Size</p><div>{pressed('S', 'aria-disabled=true')}{pressed('M')}{pressed('L')}</div>{CART}",
    ],
)
def test_what_cannot_be_chosen_is_out_of_stock_and_not_the_first(html: str) -> None:
    found = chosen(html)
    assert [(options["size"], stock) for options, stock, _ in found] == [
        ("M", Availability.IN_STOCK),
        ("L", Availability.IN_STOCK),
        ("S", Availability.OUT_OF_STOCK),
    ]


def test_what_the_page_has_selected_comes_first_and_keeps_the_code() -> None:
    buttons = f"{radio('size', 'S')}{radio('size', 'M', 'checked')}{radio('size', 'L')}"
    variants = extraction(f"<div>{buttons}</div>{CART}").products[0].variants
    assert [(variant.options["size"], variant.sku) for variant in variants] == [("M", "DJ-7"), ("S", None), ("L", None)]


def test_a_price_of_its_own_is_the_value_s_and_what_is_added_comes_on_top() -> None:
    assert [price for _, _, price in chosen(listed("S | 60,00 €/M | 65,00 €"))] == [Decimal(60), Decimal(65)]
    assert [price for _, _, price in chosen(listed("S/M (+ 5,00 €)"))] == [Decimal(60), Decimal(65)]
    beside = "<p>Size</p><div><button>S</button><button>M <i>+5,00 €</i></button></div>"
    assert [price for _, _, price in chosen(beside + CART)] == [Decimal(60), Decimal(65)]
    assert [price for _, _, price in chosen(listed("S/M (− 5,00 €)"))] == [Decimal(60), None]
    assert [price for _, _, price in chosen(listed("S (+ 5,00 €)/M (+ 9,00 €)"))] == [None, None]


@pytest.mark.parametrize(
    ("html", "option"),
    [
        (
            f"<variant-radios><fieldset><legend>Glaze</legend>{radio('Glaze-1', 'Ash')}{radio('Glaze-1', 'Tea')}",
            "glaze",
        ),
        (listed("Ash/Tea", 'name="options[Glaze]"'), "glaze"),
        (listed("Ash/Tea", 'name="attribute_pa_clay-glaze"'), "clay_glaze"),
        (f"<variant-radios><p>Size</p>{radio('Glaze-1', 'Ash')}{radio('Glaze-1', 'Tea')}", "size"),
        (f"<fieldset><legend>Rating</legend>{radio('rating', 'Good')}{radio('rating', 'Bad')}", None),
    ],
)
def test_an_option_of_a_name_of_its_own(html: str, option: str | None) -> None:
    found = [options for options, *_ in chosen(html + CART)]
    assert found == ([{option: "Ash"}, {option: "Tea"}] if option else [{}])


@pytest.mark.parametrize(
    ("attributes", "values", "options"),
    [
        ('name="id"', ["Red / S - 60,00 €", "Red / M - 65,00 €", "Black / M - Sold out"], ("color", "size")),
        ('name="priceId" id="simple-variants"', ["Tall - 60,00 €", "Wide (65,00 €)", "Low - Sold out"], ("style",)),
    ],
)
def test_a_list_of_whole_variants(attributes: str, values: list[str], options: tuple[str, ...]) -> None:
    entries = "".join(f"<option>{one}</option>" for one in values)
    found = chosen(f"<select {attributes}>{entries}</select>{CART}")
    assert all(tuple(told) == options for told, *_ in found)
    assert [(stock, price) for _, stock, price in found] == [
        (Availability.IN_STOCK, Decimal(60)),
        (Availability.IN_STOCK, Decimal(65)),
        (Availability.OUT_OF_STOCK, Decimal(60)),
    ]


def test_a_list_of_anything_else_is_none_of_variants() -> None:
    assert len(chosen(listed("Every week - 60,00 €/Every month - 65,00 €", 'name="plan"'))) == 1
    assert len(chosen(listed("Tall/Wide", 'name="id"'))) == 1
    assert len(chosen(listed("2 years - 20,00 €/3 years - 29,00 €", 'name="warranty_variant"'))) == 1
    assert chosen(listed("Default - 60,00 €", 'name="id"'))[0][0] == {}


def test_a_value_that_is_in_a_title_within_its_label() -> None:
    values = "".join(
        f"<input type='radio' name='a[5]' id='v{n}' value='20{n}'><label for='v{n}'><i title='{one}'></i></label>"
        for n, one in enumerate(("Moss", "Ink"))
    )
    assert [options for options, *_ in chosen(f"<p>Colour:</p><div>{values}</div>{CART}")] == [
        {"color": "Moss"},
        {"color": "Ink"},
    ]


def test_of_two_controls_one_has_to_say_what_it_is_set_to() -> None:
    colours = f"<p>Colour</p><div>{radio('c', 'Moss')}{radio('c', 'Ink')}</div>"
    set_to = f"<p>Colour</p><div>{radio('c', 'Moss')}{radio('c', 'Ink', 'checked')}</div>"
    assert chosen(colours + listed("S/M")) == [({}, Availability.IN_STOCK, Decimal(60))]
    assert "choices_not_combined" in {one.reason for one in extraction(colours + listed("S/M")).rejected}
    assert [options for options, *_ in chosen(set_to + listed("S/M"))] == [
        {"color": "Ink", "size": "S"},
        {"color": "Ink", "size": "M"},
    ]


@pytest.mark.parametrize(
    ("html", "color"),
    [
        ("<p>Farbe: Moss</p>", "Moss"),
        ("<p>Colour:</p><p>Bottle green</p>", "Bottle green"),
        ("<p>Colour:</p><p>Zoom in</p>", None),
        ("<p>Colour: Moss</p><p>Colour: Ink</p>", None),
        ("<p>Colour: Ink - Size: L</p>", None),
    ],
)
def test_a_colour_that_the_page_prints_behind_a_label(html: str, color: str | None) -> None:
    assert [options.get("color") for options, *_ in chosen(html + listed("S/M"))] == [color, color]


def test_a_name_for_a_colour_that_the_address_has() -> None:
    page = f"<title>Dale jersey</title>{DATA}<h1>Dale jersey</h1><p>Coloris :</p><b>Tilleul d'été</b>{CART}"
    addressed, other = (
        extract_page(page.encode(), f"https://brenholt.example/p/{path}", NOW).products[0].variants[0].options
        for path in ("dale-jersey-tilleul-d-ete", "dale-jersey")
    )
    assert (addressed, other) == ({"color": "Tilleul d'été"}, {})


def test_a_printed_colour_says_which_of_a_control_s_is_chosen() -> None:
    colours = f"<p>Colour: Ink</p><div>{radio('color', 'Moss')}{radio('color', 'Ink')}</div>"
    assert [options for options, *_ in chosen(colours + listed("S/M"))] == [
        {"color": "Ink", "size": "S"},
        {"color": "Ink", "size": "M"},
    ]
    assert [options["color"] for options, *_ in chosen(colours + CART)] == ["Ink", "Moss"]


@pytest.mark.parametrize(
    "html",
    [
        "<p>Color:</p><label>Quantity</label>" + listed("1/2/3", 'name="quantity"'),
        '<p>Color</p><select id="captions-font-color"><option>White</option><option>Black</option></select>' + CART,
        listed("10/25/50", 'name="pageSize"'),
        listed("S/M/M"),
        listed("S $5.00 each/M $6.00 each"),
        f"<div><a data-size='medium'></a><a data-size='large'></a></div>{CART}",
        f"<p>Size</p><div><button>Table of sizes</button><button>Try on</button></div>{CART}",
        f"<p>Size</p><div><a href='/p/s'>S</a><a href='/p/m'>M</a></div>{CART}",
        f"<p>Page</p><div><button>1</button><button>2</button></div>{CART}",
        plain("1, 2, 3"),
        plain("1, 2, 3", "class='font-size-small'"),
        "<p>Size</p>" + plain("1, 2, 3", "class='qty-items'"),
        plain("36, 37, 38", "class='size-guide'"),
        plain("4.91, 5", "class='sizes'"),
        f"{CART}<ul><li><a href='/p/other'><img src='o.jpg'></a><h3>Other</h3><p>Sizes</p>{plain('S, M, L')}</li></ul>",
        f"<p>Rating</p><div>{pressed('One')}{pressed('Two')}</div>{CART}",
        f"{CART}<ul><li><a href='/p/other'><img src='o.jpg'></a><h3>Other</h3>{listed('S/M/L')}</li></ul>",
    ],
)
def test_what_only_looks_like_a_choice_of_the_product_makes_no_variant(html: str) -> None:
    assert [options for options, *_ in chosen(html)] == [{}]


def test_a_page_that_disables_all_until_its_script_ran_says_nothing_of_the_stock() -> None:
    buttons = f"{radio('size', 'S', 'disabled')}{radio('size', 'M', 'disabled')}"
    assert {stock for _, stock, _ in chosen(f"<div>{buttons}</div>{CART}")} == {Availability.IN_STOCK}


def test_a_value_with_brackets_of_its_own_before_what_is_said_of_its_stock() -> None:
    found = chosen(listed('3 (30" waist)/4 (32" waist) (sold out)/5 (34" waist) (tall)'))

    assert [(options["size"], stock) for options, stock, _ in found] == [
        ('3 (30" waist)', Availability.IN_STOCK),
        ('5 (34" waist) (tall)', Availability.IN_STOCK),
        ('4 (32" waist)', Availability.OUT_OF_STOCK),
    ]


@pytest.mark.parametrize(
    ("marks", "stock"),
    [
        ("class='size in-stock'", Availability.IN_STOCK),
        ("data-stock-level='12'", Availability.IN_STOCK),
        ("class='size back-in-stock'", None),
        ("data-stock='9931284-1'", None),
    ],
)
def test_a_value_that_is_marked_as_in_stock(marks: str, stock: Availability | None) -> None:
    buttons = f"<div>{pressed('S', marks)}{pressed('M', marks)}</div>"
    data = DATA.replace(', "availability": "InStock"', "")
    page = f"<title>Dale jersey</title>{data}<h1>Dale jersey</h1><p>Size</p>{buttons}"

    variants = extract_page(page.encode(), URL, NOW).products[0].variants

    assert [variant.offer and variant.offer.availability for variant in variants] == [stock, stock]


@pytest.mark.parametrize(("label", "option"), [("Storage", "capacity"), ("Geschmack", "flavor"), ("Parfum", "scent")])
def test_options_beside_sizes_and_colours(label: str, option: str) -> None:
    html = f"<label for='o'>{label}</label>" + listed("Plain/Other", "id='o' name='options[7]'")
    assert [options for options, *_ in chosen(html)] == [{option: "Plain"}, {option: "Other"}]


@pytest.mark.parametrize(
    ("size", "asked", "gone"),
    [
        row.strip().split("|")
        for row in """
            Størrelse|Vælg størrelse|udsolgt
            Koko|Valitse koko|loppu
            Veľkosť|Vyberte veľkosť|vypredané
            Veličina|Odaberite veličinu|rasprodano
            Mărime|Alege mărimea|stoc epuizat
            Размер|Изберете размер|изчерпан
            Розмір|Оберіть розмір|немає в наявності
            Μέγεθος|Επιλέξτε μέγεθος|εξαντλημένο
            Beden|Beden seçiniz|tükendi
            Dydis|Pasirinkite dydį|išparduota
            Izmērs|Izvēlieties izmēru|izpārdots
            Suurus|Vali suurus|läbi müüdud
            מידה|בחר מידה|אזל מהמלאי
            المقاس|اختر المقاس|غير متوفر
            Kích thước|Chọn kích thước|hết hàng
            Ukuran|Pilih ukuran|habis
            ขนาด|เลือกขนาด|สินค้าหมด
        """.strip().splitlines()
    ],
)
def test_sizes_in_many_languages(size: str, asked: str, gone: str) -> None:
    entries = f"<option>{asked}<option>38<option>39<option>40 ({gone})"
    buttons = "<button>38</button><button>39</button><button disabled>40</button>"
    for html in (
        f"<p>{size}</p><select name='x'>{entries}</select>{CART}",
        f"<div><b>{size}:</b><div>{buttons}</div></div>{CART}",
    ):
        found = chosen(html)
        assert [options for options, _, _ in found] == [{"size": one} for one in ("38", "39", "40")]
        assert [stock for _, stock, _ in found] == ["InStock", "InStock", "OutOfStock"]
