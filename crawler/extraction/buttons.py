"""The buttons to buy among a page's elements, in words or in a picture."""

from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

from crawler.extraction.buy_words import says_buy

MAX_TEXT = 200

_NAMES = ("value", "id", "name", "title", "aria-label", "alt")
_TEXT = etree.XPath("normalize-space()")
_Element: TypeAlias = etree._Element


def buy_buttons(area: _Element) -> Iterator[_Element]:
    """The buttons to buy in an area; where it has none, the forms that fill a cart, whose button a script makes."""
    found = False
    for button in area.iter("button", "input", "a"):
        if buys(button, _NAMES):
            found = True
            yield button
    if not found:
        yield from (form for form in area.iter("form") if says_buy(form.get("action", "")))


def buys(button: _Element, names: tuple[str, ...], text: str | None = None) -> bool:
    """Whether a button says that it buys: in the attributes of these names, its text, or what its picture is called."""
    if says_buy(" ".join(filter(None, map(button.get, names)))):
        return True
    if text is None:
        text = button.get("value") if button.tag == "input" else str(_TEXT(button))
    if text:
        return says_buy(text[:MAX_TEXT])
    pictured = button if button.tag == "input" else button.find(".//img")
    return pictured is not None and says_buy(
        f"{pictured.get('alt', '')} {pictured.get('class', '')} {pictured.get('src', '').rpartition('/')[2]}"
    )
