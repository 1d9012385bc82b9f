"""Google Merchant feeds: RSS, Atom and TSV; groups, sales, and whatever else may be sent as one."""

import io
import tracemalloc
from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.platforms.feed_item import FeedError
from crawler.platforms.feed_items import iter_items
from crawler.platforms.merchant_feed import parse_products
from crawler.product import Availability, Offer, Product

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
URL = "https://shoes.example/feed.xml"


def rss(*items: str, head: str = "") -> bytes:
    text = "".join(f"<item>{item}</item>" for item in items)
    return (
        f'<?xml version="1.0"?>{head}<rss xmlns:g="http://base.google.com/ns/1.0" version="2.0"><channel>'
        f"<title>Shoes</title><link>https://shoes.example/</link>{text}</channel></rss>"
    ).encode()


def item(key: str = "1", title: str = "Trail shoe", link: str = "https://shoes.example/trail", more: str = "") -> str:
    return f"<g:id>{key}</g:id><title>{title}</title><link>{link}</link>{more}"


def read(body: bytes, **known: str) -> tuple[list[Product], list[str]]:
    products, rejected = parse_products(body, URL, NOW, known.get("currency"), known.get("site_brand"))
    return products, [rejection.reason for rejection in rejected]


def offer_of(more: str) -> Offer:
    [product], _ = read(rss(item(more=more)))
    assert product.variants[0].offer
    return product.variants[0].offer


def test_reads_an_item() -> None:
    [product], reasons = read(
        rss(
            item(
                link="https://shoes.example/trail?utm_source=google&amp;c=2",
                more="<g:price>89.90 EUR</g:price><g:availability>in_stock</g:availability><g:brand>Acme</g:brand>"
                "<g:gtin>4006381333931</g:gtin><g:mpn>TR-1</g:mpn><g:condition>new</g:condition>"
                "<g:product_type>Shoes &gt; Trail</g:product_type>"
                "<g:google_product_category>187</g:google_product_category>"
                "<g:image_link>https://shoes.example/1.jpg</g:image_link>"
                "<g:additional_image_link>https://shoes.example/2.jpg</g:additional_image_link>"
                "<g:color>Red</g:color><g:material>Mesh</g:material>"
                "<g:shipping><g:price>4.90 EUR</g:price></g:shipping>"
                "<g:product_detail><g:attribute_name>Drop</g:attribute_name><g:attribute_value>4 mm</g:attribute_value>"
                "</g:product_detail>",
            )
        )
    )
    assert not reasons
    assert (product.product_id, product.brand, product.category) == ("1", "Acme", "Shoes > Trail")
    assert product.url == "https://shoes.example/trail?c=2"
    assert product.images == ["https://shoes.example/1.jpg", "https://shoes.example/2.jpg"]
    assert product.attributes == {"material": "Mesh", "drop": "4 mm"}
    [variant] = product.variants
    assert (variant.gtin, variant.mpn, variant.options) == ("04006381333931", "TR-1", {"color": "Red"})
    assert variant.offer
    assert (variant.offer.price, variant.offer.price_currency) == (Decimal("89.90"), "EUR")
    assert variant.offer.availability is Availability.IN_STOCK
    assert variant.offer.item_condition == "NewCondition"
    assert product.provenance["gtin"].source == "merchant_feed"


def test_a_british_colour() -> None:
    [product], _ = read(b"id\ttitle\tlink\tColour\n1\tMug\thttps://shoes.example/mug\tred\n")
    assert product.variants[0].options == {"color": "red"}


def test_items_of_a_group_are_variants_of_one_style() -> None:
    group = "<g:item_group_id>T</g:item_group_id><g:material>{}</g:material><g:size>{}</g:size>"
    [product], reasons = read(
        rss(
            item("a", "Trail shoe - Red 42", "https://shoes.example/t?v=a", group.format("Mesh", 42)),
            item("b", "Trail shoe - Red 43", "https://shoes.example/t?v=b", group.format("Wool", 43)),
        )
    )
    assert not reasons
    assert (product.product_id, product.name, product.url) == ("T", "Trail shoe - Red", "https://shoes.example/t")
    assert [v.key for v in product.variants] == ["a", "b"]
    assert [v.options for v in product.variants] == [
        {"size": "42", "material": "Mesh"},
        {"size": "43", "material": "Wool"},
    ]
    assert product.varies_by == ["size", "material"]


@pytest.mark.parametrize(
    ("stated", "price", "list_price"),
    [
        ("<g:price>10 EUR</g:price><g:sale_price>8 EUR</g:sale_price>", "8", "10"),
        ("<g:price>10 EUR</g:price><g:sale_price>8 USD</g:sale_price>", "10", None),
        ("<g:price>10 EUR</g:price><g:sale_price>12 EUR</g:sale_price>", "10", None),
        ("<g:price>10 EUR</g:price><g:sale_price>8</g:sale_price>", "8", "10"),
        ("<g:price>10</g:price><g:currency>EUR</g:currency><g:sale_price>8</g:sale_price>", "8", "10"),
        (
            "<g:price>10 EUR</g:price><g:sale_price>8 EUR</g:sale_price>"
            "<g:sale_price_effective_date>2026-03-01T00:00+0100/2026-03-20T00:00+0100</g:sale_price_effective_date>",
            "8",
            "10",
        ),
        (
            "<g:price>10 EUR</g:price><g:sale_price>8 EUR</g:sale_price>"
            "<g:sale_price_effective_date>2026-01-01T00:00Z/2026-02-01T00:00Z</g:sale_price_effective_date>",
            "10",
            None,
        ),
        (
            "<g:price>10 EUR</g:price><g:sale_price>8 EUR</g:sale_price>"
            "<g:sale_price_effective_date>soon</g:sale_price_effective_date>",
            "10",
            None,
        ),
        ("<g:price>0.00 EUR</g:price>", None, None),
        ("<g:price>free of worry</g:price>", None, None),
    ],
)
def test_a_sale_counts_while_it_lasts(stated: str, price: str | None, list_price: str | None) -> None:
    offer = offer_of(stated)
    assert offer.price == (Decimal(price) if price else None)
    assert offer.list_price == (Decimal(list_price) if list_price else None)


def test_the_end_of_a_sale_is_kept() -> None:
    offer = offer_of(
        "<g:price>10 EUR</g:price><g:sale_price>8 EUR</g:sale_price>"
        "<g:sale_price_effective_date>2026-03-01T00:00Z/2026-03-20T10:00Z</g:sale_price_effective_date>"
    )
    assert offer.price_valid_until == date(2026, 3, 20)


def test_a_price_without_currency_takes_the_sites_or_none() -> None:
    body = rss(item(more="<g:price>10.00</g:price>"))
    for currency in (None, "SEK"):
        [product], _ = parse_products(body, URL, NOW, currency)
        offer = product.variants[0].offer
        assert offer
        assert (offer.price, offer.price_currency) == (Decimal("10.00"), currency)


def test_identifiers_that_do_not_exist_are_none() -> None:
    [product], _ = read(
        rss(item(more="<g:identifier_exists>no</g:identifier_exists><g:gtin>4006381333931</g:gtin><g:mpn>X</g:mpn>"))
    )
    assert (product.variants[0].gtin, product.variants[0].mpn) == (None, None)


def test_what_programs_may_not_buy_says_so() -> None:
    assert offer_of("<enable_checkout>false</enable_checkout>").agent_checkout is False
    assert offer_of("<enable_checkout>true</enable_checkout>").agent_checkout is None


def test_googles_attribute_wins_over_the_feeds_own() -> None:
    for more in ("<g:title>Google's</g:title><title>RSS's</title>", "<title>RSS's</title><g:title>Google's</g:title>"):
        [product], _ = read(rss(f"<g:id>1</g:id><link>https://shoes.example/1</link>{more}"))
        assert product.name == "Google's"


def test_reads_atom_and_another_prefix() -> None:
    [product], reasons = read(
        b'<feed xmlns="http://www.w3.org/2005/Atom" xmlns:c="http://base.google.com/ns/1.0"><title>S</title>'
        b'<entry><c:id>9</c:id><title>Cap</title><link rel="alternate" href="https://shoes.example/cap"/>'
        b"<summary>Warm.</summary><c:price>5.00 EUR</c:price><x:price>7 EUR</x:price></entry></feed>"
    )
    assert not reasons
    assert (product.product_id, product.name, product.description) == ("9", "Cap", "Warm.")
    assert product.variants[0].offer
    assert product.variants[0].offer.price == Decimal("5.00")


def test_reads_tab_separated_text() -> None:
    [product], reasons = read(
        b"id\ttitle\tlink\tprice\tavailability\n1\tCap\thttps://shoes.example/cap\t5.00 EUR\tout of stock\n"
    )
    assert not reasons
    assert product.variants[0].offer
    assert product.variants[0].offer.availability is Availability.OUT_OF_STOCK


@pytest.mark.parametrize("encoding", ["utf-16", "windows-1252", "iso-8859-1"])
def test_reads_the_encoding_that_it_declares(encoding: str) -> None:
    text = rss(item(title="Größe")).decode().replace('version="1.0"?', f'version="1.0" encoding="{encoding}"?')
    [product], _ = read(text.encode(encoding))
    assert product.name == "Größe"


BOMB = (
    '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)
EXTERNAL = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (rss(item(title="&j;"), head=BOMB), "feed_declares_entities"),
        (rss(item(title="&x;"), head=EXTERNAL), "feed_declares_entities"),
        (rss(item(more="<a>" * 100 + "</a>" * 100)), "item_too_deep"),
        (rss(item(), item("2"))[:-60], "feed_not_well_formed"),
        (b"<html><body>bot wall</body></html>", "not_a_feed"),
        (b"plain words", "not_a_feed"),
        (b"\x00\x01\x02", "not_a_feed"),
    ],
)
def test_hostile_and_broken_feeds_are_counted(body: bytes, reason: str) -> None:
    products, reasons = read(body)
    assert reason in reasons
    assert all("root:" not in product.name for product in products)


def test_a_feed_that_breaks_off_gives_what_came_before() -> None:
    products, reasons = read(rss(item("1"), item("2"))[:-60])
    assert [product.product_id for product in products] == ["1"]
    assert reasons == ["feed_not_well_formed"]


def test_bare_ampersands_and_html_entities_are_repaired_outside_of_cdata() -> None:
    [product], reasons = read(
        rss(item(title="Caf&eacute; & Bar &amp; Co\x08", link="<![CDATA[https://shoes.example/c?a=1&b=2]]>"))
    )
    assert reasons == ["xml_repaired"]
    assert product.name == "Café & Bar & Co"
    assert product.url == "https://shoes.example/c?a=1&b=2"


@pytest.mark.parametrize(
    ("items", "reasons"),
    [
        ([item(key="")], ["no_id"]),
        ([item(title="")], ["no_name"]),
        ([item(link="data:text/html,x")], ["no_url"]),
        ([item("1"), item("1")], ["duplicate_variant"]),
        ([item(more="<g:gtin>123</g:gtin>")], ["gtin_malformed"]),
        ([item(more="<g:price>ask us</g:price>")], ["price_unreadable"]),
    ],
)
def test_counts_what_it_leaves_out(items: list[str], reasons: list[str]) -> None:
    assert read(rss(*items))[1] == reasons


def test_memory_stays_flat_over_a_long_feed() -> None:
    class Endless(io.RawIOBase):
        """A feed of 200 MB that is never held as a whole."""

        def __init__(self) -> None:
            self.left = 3_000
            self.head: bytes | None = rss().removesuffix(b"</channel></rss>")

        def read(self, size: int = -1) -> bytes:
            if self.head is not None:
                head, self.head = self.head, None
                return head
            self.left -= 1
            filler = b"<item><g:id>%d</g:id><title>%s</title></item>" % (self.left, b"x" * size)
            return filler if self.left > 0 else b"</channel></rss>" if self.left == 0 else b""

        def seek(self, offset: int, whence: int = 0) -> int:
            self.__init__()  # type: ignore[misc]  # the sniffing has read the beginning only
            return offset + whence

    tracemalloc.start()
    stream = cast("BinaryIO", Endless())
    count = sum(1 for _ in iter_items(stream))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 2_999
    assert peak < 5_000_000


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_but_a_feed_error(body: bytes) -> None:
    for start in (b"", b"<rss><channel><item>", b"id\ttitle\n"):
        with suppress(FeedError):
            list(iter_items(io.BytesIO(start + body)))
        _, rejected = parse_products(start + body, URL, NOW)
        assert all(rejection.reason for rejection in rejected)


def test_agentic_records_are_products_with_their_own_options() -> None:
    import json

    rows = [
        {
            "id": key,
            "title": f"Trail shoe {key}",
            "link": f"https://shoes.example/{key}",
            "price": "79.99 USD",
            "item_group_id": "T",
            "item_group_title": "Trail shoe",
            "availability": "in_stock",
            "size": key,
            "enable_search": flag,
            "custom_variant1_category": "Fit",
            "custom_variant1_option": fit,
        }
        for key, flag, fit in (("41", "true", "Wide"), ("42", "true", "Slim"), ("43", "false", "Slim"))
    ]
    [product], reasons = read("\n".join(json.dumps(row) for row in rows).encode())
    assert reasons == ["search_disabled"]
    assert (product.name, product.varies_by) == ("Trail shoe", ["size", "fit"])
    assert [variant.options for variant in product.variants] == [
        {"size": "41", "fit": "Wide"},
        {"size": "42", "fit": "Slim"},
    ]


@pytest.mark.parametrize(
    ("stated", "price"),
    [("2026-03-01/2026-03-10", "8"), ("2026-03-01/2026-03-09", "10"), ("2026-03-11/2026-03-20", "10")],
)
def test_a_sale_lasts_to_the_end_of_its_last_day(stated: str, price: str) -> None:
    period = f"<g:sale_price_effective_date>{stated}</g:sale_price_effective_date>"
    assert offer_of(f"<g:price>10 EUR</g:price><g:sale_price>8 EUR</g:sale_price>{period}").price == Decimal(price)


def test_what_has_expired_is_left_out() -> None:
    body = rss(
        item("1", more="<g:expiration_date>2026-03-10</g:expiration_date>"),
        item("2", more="<g:expiration_date>2026-03-09</g:expiration_date>"),
    )
    products, reasons = read(body)
    assert ([product.product_id for product in products], reasons) == (["1"], ["expired"])


def test_groups_may_be_spread_over_a_feed() -> None:
    group = "<g:item_group_id>{}</g:item_group_id>"
    body = rss(*(item(str(n), more=group.format("ab"[n % 2])) for n in range(6)))
    products, _ = read(body)
    assert [[v.key for v in product.variants] for product in products] == [["0", "2", "4"], ["1", "3", "5"]]
