"""The buttons to buy among a page's elements, in words or in a picture."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import TypeAlias

from lxml import etree

from crawler.extraction.content.urls import has_other_path
from crawler.extraction.stock.buy_words import says_buy
from crawler.extraction.stock.words import hints_at_stock
from crawler.urls import PRODUCT_PATH

MAX_TEXT = 200

MAX_LABEL = 40
MAX_INSIDE = 4

BUTTONS = ("button", "input", "a")

_NAMES = ("value", "id", "name", "title", "aria-label", "alt")
_CALLED = re.compile(r"btn|button|buy|cart|basket|to-?bag", re.IGNORECASE)
_CALLED_SO = re.compile(
    r"(?:^|[\s_-])add-?_?(?:item-?_?)?to-?_?(?:cart|bag|basket)(?:[_-]{0,2}(?:btn|button|cta))?(?:\s|$)", re.IGNORECASE
)
_APART = re.compile(r"[-_+]+")
_TEXT = etree.XPath("normalize-space()", smart_strings=False)
_Element: TypeAlias = etree._Element


def buy_buttons(area: _Element) -> Iterator[_Element]:
    """The buttons to buy in an area; where it has none, what a script makes one, and the forms that fill a cart."""
    found = False
    for button in area.iter(*BUTTONS):
        if may_buy(button):
            found = True
            yield button
    if not found:
        yield from filter(may_buy, area.iter("div", "span"))
        yield from filter(may_buy, area.iter("form"))


def may_buy(element: _Element) -> bool:
    """Whether an element is such a button, or may be one where an area has no other."""
    if element.tag in BUTTONS:
        return buys(element, _NAMES)
    if element.tag in ("div", "span"):
        return is_scripted_button(element)
    return element.tag == "form" and says_buy(element.get("action", ""))


def is_scripted_button(box: _Element) -> bool:
    """Whether an element that is no button says that it buys, and is called a button or what fills a cart."""
    text = (box.text or "").strip()
    if not text or len(text) > MAX_LABEL or not says_buy(text):
        return False
    called = box.get("role") == "button" or _CALLED.search(f"{box.get('class', '')} {box.get('id', '')}")
    return bool(called) and not any(near.tag in ("button", "a") for near in islice(box.iterancestors(), MAX_INSIDE))


def _fills_cart(address: str) -> bool:
    # Most links lead elsewhere, which a word tells faster than a pattern.
    return ("cart" in address or "basket" in address) and says_buy(address)


def buys(button: _Element, names: tuple[str, ...], text: str | None = None) -> bool:
    """Whether a button says that it buys: in the attributes of these names, its text, or what its picture is called."""
    stated = dict(button.items())  # at once, as each that is asked for by its name takes as long
    if says_buy(" ".join(filter(None, map(stated.get, names)))) or _fills_cart(stated.get("href", "")):
        return True
    if text is None:
        text = stated.get("value") if button.tag == "input" else _TEXT(button)
    if text:
        return says_buy(text[:MAX_TEXT]) or (button.tag == "button" and _is_called_so(button, text))
    pictured = button if button.tag == "input" else button.find(".//img")
    return pictured is not None and _pictures_buying(pictured)


def _is_called_so(button: _Element, text: str) -> bool:
    """Whether a button of few words is called one that fills a cart: ``<button class="add-to-cart">Add</button>``."""
    called = len(text) <= MAX_LABEL and _CALLED_SO.search(button.get("class", ""))
    return bool(called) and hints_at_stock(text) is None


def _pictures_buying(picture: _Element) -> bool:
    """Whether what a picture is called says that it buys, its file's name without its kind: ``compra-ora.jpg``."""
    file = picture.get("src", "").rpartition("/")[2]
    called = (picture.get("alt", ""), f"{picture.get('class', '')} {file}", _APART.sub(" ", file.partition(".")[0]))
    return any(says_buy(text) for text in called)


def leads_to_another(button: _Element, path: str) -> bool:
    """Whether a link to buy is one to the page of another product, as an article has it."""
    address = button.get("href", "") if button.tag == "a" else ""
    if not PRODUCT_PATH.search(address) or "cart" in address or says_buy(address):
        return False
    return has_other_path(address, path)
