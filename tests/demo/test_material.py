"""The demo's invented catalog."""

from collections import Counter

from crawler.values.identifiers import normalize_gtin
from search.demo.catalog import SITES, DemoStyle, brand_styles, colors, range_styles
from search.demo.pictures import draw
from search.demo.shop import home_styles


def all_styles() -> list[DemoStyle]:
    return [style for brand in SITES for style in brand_styles(brand)] + list(range_styles())


def test_the_shop_sells_300_products_of_15_brands() -> None:
    assert len(home_styles()) >= 300
    assert len({style.brand for style in home_styles()}) == 15


def test_every_variant_has_a_gtin_of_its_own_with_a_right_check_digit() -> None:
    gtins = Counter(variant.gtin for style in all_styles() for variant in style.variants)
    assert max(gtins.values()) == 1
    assert all(normalize_gtin(gtin) for gtin in gtins)


def test_every_style_can_be_drawn_in_each_of_its_colors() -> None:
    known = colors()
    for style in all_styles():
        for color in style.colors:
            assert color == "" or known[color].encode() in draw(f"{style.kind} {style.name}", known[color])


def test_the_shoe_brand_is_sold_in_part() -> None:
    styles = brand_styles("Tarnfell")
    sold = [any(variant.sold_here for variant in style.variants) for style in styles]
    partly = [style for style in styles if {variant.sold_here for variant in style.variants} == {True, False}]
    assert any(sold)
    assert not all(sold)
    scree = next(style for style in partly if style.name == "Scree Runner")
    assert {(v.color, v.size) for v in scree.variants if v.sold_here} == {
        (color, size) for color in ("Moss", "Slate") for size in ("40", "41", "42", "43")
    }
