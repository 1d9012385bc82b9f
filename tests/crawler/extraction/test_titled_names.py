"""Names of pages whose only data are meta tags, which give a title and not a name."""

from datetime import UTC, datetime

import pytest

from crawler.extraction.page import extract_page

NOW = datetime(2026, 3, 1, tzinfo=UTC)
URL = "https://brenholt.example/p/17"


@pytest.mark.parametrize(
    ("title", "shared", "heading", "name"),
    [
        ("", "NORRA brass, Desk lamp", "NORRA Desk lamp, brass", "NORRA Desk lamp, brass"),
        ("", "NORRA Desk lamp", "Norra desk lamp with shade", "NORRA Desk lamp"),
        ("NORRA Desk lamp | Brenholt", "Everything for your home", "NORRA Desk lamp", "NORRA Desk lamp"),
        ("Lamps | Brenholt", "Everything for your home", "NORRA Desk lamp", "Everything for your home"),
        ("NORRA Desk lamp", "Lamp of NORRA", "NORRA Desk lamp", "Lamp of NORRA"),
    ],
)
def test_the_main_heading_is_the_name_where_a_title_bears_it_out(
    title: str, shared: str, heading: str, name: str
) -> None:
    metas = f"<meta property='og:type' content='product'><meta property='og:title' content='{shared}'>"
    price = "<meta property='product:price:amount' content='12.50'>"
    page = f"<title>{title}</title>{metas}{price}<h1>{heading}</h1><button>Add to cart</button>"

    (product,) = extract_page(page.encode(), URL, NOW).products

    assert product.name == name


def test_a_name_in_a_script_without_spaces() -> None:
    name = "古树普洱茶饼357克"
    page = f"<title>{name}-云上茶叶官方商城</title><h1>{name}</h1><b>¥268.00</b><a class='cart'>加入购物车</a>"

    (product,) = extract_page(page.encode(), "https://hylla.example/p/318.html", NOW).products

    assert product.name == name
