"""A document's attributes as lines."""

import pytest

from indexer.engines.attribute_lines import AttributeLines, attribute_lines


def test_an_attribute_is_stated_confirmed_or_denied() -> None:
    attributes = {"hdmi": "Yes", "wifi": "NOT SUPPORTED", "panel": "OLED", "usb": "true", "ports": "no more than 2"}
    assert attribute_lines(attributes) == AttributeLines(
        names="panel\nports\nhdmi\nusb",
        values="OLED\nno more than 2",
        denied="wifi",
        unreadable={"hdmi": "Yes", "wifi": "NOT SUPPORTED"},
    )
    assert attribute_lines({}) == AttributeLines("", "", "", {})


@pytest.mark.parametrize("attributes", [{"a": "1\n2", "b": "no"}, {"a": "1\t2", "b": "no"}, {"a": "1\x1e2", "b": "no"}])
def test_what_has_breaks_itself_is_searched_by_its_words_and_kept_beside(attributes: dict[str, str]) -> None:
    assert attribute_lines(attributes) == AttributeLines("a", "1 2", "b", attributes)


@pytest.mark.parametrize("attributes", [{"a": ""}, {"": "1"}, {"": "no"}])
def test_what_is_no_line_is_kept_beside(attributes: dict[str, str]) -> None:
    assert attribute_lines(attributes).unreadable == attributes
