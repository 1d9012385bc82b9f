"""What is understood of a query beside its words."""

from decimal import Decimal

import pytest

from search.query.query import read_query


@pytest.mark.parametrize(
    ("typed", "currency", "low", "high", "terms"),
    [
        ("kettle under $50", "USD", None, "50", ("kettle",)),
        ("under 50 kettle", "USD", None, None, ("under", "50", "kettle")),
        ("kettle under 50", "USD", None, "50", ("kettle",)),
        ("kettle under 50 without cord", "USD", None, "50", ("kettle",)),
        ("toys under 3", "USD", None, None, ("toys", "under", "3")),
        ("phone pro max 256", "USD", None, None, ("phone", "pro", "max", "256")),
        ("kettle between $20 and $40", "USD", "20", "40", ("kettle",)),
        ("kettle $40-20", "USD", "20", "40", ("kettle",)),
        ("over ear headphones", "USD", None, None, ("over", "ear", "headphones")),
        ("kettle over 19.99 dollars", "USD", "19.99", None, ("kettle",)),
        ("Wasserkocher unter 49,90 €", "EUR", None, "49.90", ("wasserkocher",)),
        ("Kessel zwischen 20 und 40 Euro", "EUR", "20", "40", ("kessel",)),
        ("bouilloire à moins de 30 euros", "EUR", None, "30", ("bouilloire",)),
        ("hervidor por menos de 30 €", "EUR", None, "30", ("hervidor",)),
        ("kettle under $1,299.99", "USD", None, "1299.99", ("kettle",)),
        ("kettle $50 or less", "USD", None, "50", ("kettle",)),
        ("kettle no more than $1k", "USD", None, "1000", ("kettle",)),
        ("kettle $100+", "USD", "100", None, ("kettle",)),
        ("kettle around 50 bucks", "USD", "40", "60", ("kettle",)),
        ("kettle up to 50% off", "USD", None, None, ("kettle", "up", "to", "50", "off")),
        ("dumbbell under 50 pounds each", "USD", None, None, ("dumbbell", "under", "50lb", "each")),
        ("kettle under 50 pounds", "GBP", None, "50", ("kettle",)),
        ("lens 18-55 $500 max", "USD", None, "500", ("lens", "18", "55")),
        ("Kessel bis 1.000 €", "EUR", None, "1000", ("kessel",)),
        ("bouilloire moins de 1 000 €", "EUR", None, "1000", ("bouilloire",)),
        ("bouilloire 30€ max", "EUR", None, "30", ("bouilloire",)),
        ("bollitore sotto i 30 euro", "EUR", None, "30", ("bollitore",)),
        ("waterkoker van 20 tot 40 euro", "EUR", "20", "40", ("waterkoker",)),
        ("chaleira até R$ 90", "BRL", None, "90", ("chaleira",)),
        ("czajnik powyżej 100 zł", "PLN", "100", None, ("czajnik",)),
        ("kettil högst 500 kr", "SEK", None, "500", ("kettil",)),
        ("ケトル5,000円以下", "JPY", None, "5000", ("ケト", "トル")),
        ("水壶200到500元", "CNY", "200", "500", ("水壶",)),
        ("주전자 5만원 이하", "KRW", None, "50000", ("주전", "전자")),
        ("kettle < 50", "USD", None, "50", ("kettle",)),
        ("kettle ≤ 50€", "EUR", None, "50", ("kettle",)),
        ("kettle sub-$50", "USD", None, "50", ("kettle",)),
        ("kettle not above $50", "USD", None, "50", ("kettle",)),
        ("bollitore sotto ai 50 euro", "EUR", None, "50", ("bollitore",)),
        ("czajnik tańszy niż 100 zł", "PLN", None, "100", ("czajnik",)),
        ("kedel højst 400 kr", "DKK", None, "400", ("kedel",)),
        ("çaydanlık en fazla 500 TL", "TRY", None, "500", ("caydanlik",)),
    ],
)
def test_prices(typed: str, currency: str, low: str | None, high: str | None, terms: tuple[str, ...]) -> None:
    query = read_query(typed, currency)
    found = (query.price.low, query.price.high) if query.price else (None, None)
    assert found == (Decimal(low) if low else None, Decimal(high) if high else None)
    assert query.terms == terms


def test_a_price_in_another_currency_is_left_out_and_said() -> None:
    query = read_query("kettle under 50 €", "USD")
    assert (query.price, query.terms) == (None, ("kettle",))
    assert [message.code for message in query.messages] == ["price_in_other_currency"]


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("17 inch kettle", ("17in", "kettle")),
        ('17" kettle', ("17in", "kettle")),
        ("kettle 17-inch", ("kettle", "17in")),
        ("15,6 Zoll", ("156in",)),
        ("1 TB disk", ("1tb", "disk")),
        ("1tb disk", ("1tb", "disk")),
        ("16-ounce cup", ("16oz", "cup")),
        ("12 fl oz can", ("12floz", "can")),
        ("2 mètres", ("2m",)),
        ("2 in 1 kettle", ("2", "in", "1", "kettle")),
        ("usb 2.0", ("usb", "2", "0")),
        ("AB-17W", ("ab", "17w")),
        ("20,000 mAh bank", ("20000mah", "bank")),
        ("Akku 20.000 mAh", ("akku", "20000mah")),
        ("2 terabytes", ("2tb",)),
        ("bit 1.375 in", ("bit", "1", "375", "in")),
        ("clé 64 Go", ("cle", "64gb")),
        ("drill 1/2 inch", ("drill", "1", "2", "inch")),
        ("disk 500gb/1tb", ("disk", "500gb", "1tb")),
        ("64 гб", ("64gb",)),
        ("24 дюйма", ("24in",)),
    ],
)
def test_a_number_and_its_unit_are_one_word(typed: str, terms: tuple[str, ...]) -> None:
    assert read_query(typed, "USD").terms == terms


@pytest.mark.parametrize(
    ("typed", "terms", "unwanted"),
    [
        ("kettle without lid", ("kettle",), ("lid",)),
        ("Kessel ohne Deckel", ("kessel",), ("deckel",)),
        ("bouilloire sans couvercle", ("bouilloire",), ("couvercle",)),
        ("hervidor sin tapa", ("hervidor",), ("tapa",)),
        ("kettle -red", ("kettle",), ("red",)),
        ("e-reader wi-fi", ("e", "reader", "wi", "fi"), ()),
        ("casque sans fil", ("casque", "sans", "fil"), ()),
        ("mouse sem fio", ("mouse", "sem", "fio"), ()),
        ("mouse senza fili", ("mouse", "senza", "fili"), ()),
        ("without lid", ("without", "lid"), ()),
        ("kettle without a lid or handle", ("kettle",), ("lid", "handle")),
        ("kettle without lid and handle steel", ("kettle", "and", "handle", "steel"), ("lid",)),
        ("shirt not red", ("shirt",), ("red",)),
        ("non-leather shoes", ("shoes",), ("leather",)),
        ("no show socks", ("no", "show", "socks"), ()),
        ("non-iron shirt", ("non", "iron", "shirt"), ()),
        ("Jacke ohne Kapuze oder Gürtel", ("jacke",), ("kapuze", "gurtel")),
        ("giacca senza cappuccio", ("giacca",), ("cappuccio",)),
        ("jas zonder capuchon", ("jas",), ("capuchon",)),
        ("куртка без капюшона", ("куртка",), ("капюшона",)),
    ],
)
def test_what_is_not_wanted(typed: str, terms: tuple[str, ...], unwanted: tuple[str, ...]) -> None:
    query = read_query(typed, "USD")
    assert (query.terms, query.unwanted) == (terms, unwanted)


@pytest.mark.parametrize(
    ("typed", "color", "size", "gender"),
    [
        ("red shoes size 42 for women", "red", "42", "women"),
        ("schwarze Schuhe Größe 42 Herren", "black", "42", "men"),
        ("chaussures rouges taille 38 femme", "red", "38", "women"),
        ("zapatos negros talla 42 hombre", "black", "42", "men"),
        ("zapatillas rojas talla m niña", "red", "M", "girls"),
        ("XL jacket kids'", None, "XL", "kids"),
        ("US flag", None, None, None),
        ("dunkelblaue Herrenschuhe 42 EU", "blue", "42", "men"),
        ("scarpe nere taglia 42½ uomo", "black", "42.5", "men"),
        ("zwarte damesschoenen maat 38", "black", "38", "women"),
        ("jeans w32 l34", None, "32X34", None),
        ("extra large hoodie", None, "XL", None),
        ("レディース 黒い靴 サイズ 24.5", "black", "24.5", "women"),
        ("детские кроссовки размер 30", None, "30", "kids"),
        ("fishing rod", None, None, None),
        ("babyliss trimmer", None, None, None),
    ],
)
def test_descriptions(typed: str, color: str | None, size: str | None, gender: str | None) -> None:
    said = read_query(typed, "USD").description
    assert (said.color, said.size, said.gender) == (color, size, gender)


@pytest.mark.parametrize(
    ("typed", "minor"),
    [
        ("boots for kids size 30", {"for", "30"}),
        ("Schuhe für Damen", {"fur"}),
        ("fur coat", set()),
        ("vitamin a", set()),
        ("boots cheap", {"cheap"}),
        ("bouilloire à moins de 30 euros", {"a", "de"}),
        ("hervidor por menos de 30 €", {"por", "de"}),
    ],
)
def test_words_that_name_nothing(typed: str, minor: set[str]) -> None:
    assert read_query(typed, "EUR").minor == minor
