"""Names of options, however a site or a catalog writes them."""

import pytest

from crawler.values.options import named_options, option_name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Colour", "color"),
        ("FARBE", "color"),
        ("couleur", "color"),
        ("Kleur", "color"),
        ("attribute_pa_color", "color"),
        ("attribute_pa_gr%C3%B6%C3%9Fe", "size"),
        ("attribute_%e7%9b%92%e6%95%b8", "盒數"),
        ("Select Size", "size"),
        ("Größe", "size"),
        ("Taille", "size"),
        ("tamaño", "size"),
        ("Maat", "size"),
        ("Storlek", "size"),
        ("Color Temp", "color_temp"),
        ("Matériau", "material"),
        ("", ""),
        ("***", ""),
    ],
)
def test_option_names(written: str, name: str) -> None:
    assert option_name(written) == name


def test_a_size_scale_moves_to_the_value() -> None:
    assert named_options([("US Size", "9"), ("Width", "D")]) == {"size": "US 9", "width": "D"}
    assert named_options([("Size (EU)", "42")]) == {"size": "EU 42"}


def test_nothing_stated_is_lost() -> None:
    assert named_options([("Color", "Red"), ("Colour", "Blue"), ("Farbe", "Red")]) == {
        "color": "Red",
        "color_2": "Blue",
    }
    assert named_options([("Color", None), ("", "x"), ("Size", " ")]) == {}
