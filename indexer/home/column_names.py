"""What shops and platforms call the columns of their files, in some thirty languages (``column_names.txt``)."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from crawler.values.currencies import stated_currency

OPTIONS = ("size", "color", "material", "pattern")
"""Columns with one of ``crawler.values.options``' names for these are options of the variant."""

STYLE = "style"
"""What a column that tells styles apart is, where another one tells variants apart; else it is the row's id."""

PARENT_ROW = "parent_row"
SKIPPED = {
    "type": {"variable": PARENT_ROW, "grouped": PARENT_ROW},
    "product_type": {"configurable": PARENT_ROW, "grouped": PARENT_ROW},
    "parentage": {"parent": PARENT_ROW},
    "parentage_level": {"parent": PARENT_ROW},
    "parent_child": {"parent": PARENT_ROW},
    "status": {"draft": "not_published", "archived": "not_published"},
    "published": {"0": "not_published", "-1": "not_published", "false": "not_published"},
    "product_online": {"2": "not_published"},
    "enabled": {"0": "not_published", "false": "not_published"},
    "active": {"0": "not_published", "false": "not_published"},
    "product_visible": {"n": "not_published", "no": "not_published", "false": "not_published"},
}
"""Rows of platforms' exports that nobody can buy, by column and value: the parents of variants, and drafts."""

_CAPITAL_INSIDE = re.compile(r"(?<=[a-z\d])(?=[A-Z])")
_BESIDE = re.compile(r"^(?:g|c|product):|\[[^\]]*\]")  # of Merchant feeds and auctions' listings; remarks
_LANGUAGE = re.compile(r"_(?:[a-z]{2}_[a-z]{2}(?:_\w+)?|en|de|fr|es|it|nl|pt|pl)$")
_LONGEST = 80
"""Letters of a name; what is longer is no header."""
_GOODS_IN_FRONT = re.compile(r"^(?:artikel|produkt|product|material|vare|tuote|termek)(?=\w{4})")


@lru_cache(maxsize=8192)
def snake(column: str) -> str:
    """A header in one spelling: ``Body (HTML)`` → ``body_html``, ``Größe`` → ``grosse``, ``itemNo`` → ``item_no``."""
    apart = column if " " in column else _CAPITAL_INSIDE.sub("_", column)
    folded = "".join(c for c in unicodedata.normalize("NFKD", apart).casefold() if not unicodedata.combining(c))
    return re.sub(r"[^\w]+|_+", "_", _BESIDE.sub("", folded.strip(" *"))).strip("_")


def names_of(field: str) -> tuple[str, ...]:
    """The names of a field, the one that wins first."""
    return _NAMES[field]


def fields_of(column: str) -> dict[str, int]:
    """The fields that a column can hold by its header, each with its rank among the field's names, 0 for the first.

    A whole name means what it says; else what is left of it without goods, small words, a currency or a language does:
    ``Kod produktu`` → ``kod``, ``Price (EUR)`` → ``price``, ``name_de`` → ``name``.
    """
    name = snake(column)
    if len(name) > _LONGEST:
        return {}
    for form in (name, _bare(name), _bare(name, stated_currency(column)), _GOODS_IN_FRONT.sub("", name)):
        if found := _FIELDS.get(form) or _FIELDS.get(_LANGUAGE.sub("", form)):
            return found
    return {}


def names_goods(column: str) -> bool:
    """Whether a header has a word for goods: the description of an item names it where nothing else does."""
    name = snake(column)
    return bool(_GOODS_IN_FRONT.match(name)) or not _GOODS.isdisjoint(name.split("_"))


def _bare(name: str, currency: str | None = None) -> str:
    left_out = {currency.lower()} if currency else set()
    return "_".join(word for word in name.split("_") if word not in _NO_NAMES and word not in left_out) or name


def _sections() -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    for line in Path(__file__).with_name("column_names.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            names = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            names += [snake(name) for name in line.split(",")]
    return sections


def _ranked(form: Callable[[str], str]) -> dict[str, dict[str, int]]:
    ranked: dict[str, dict[str, int]] = {}
    for field, names in _NAMES.items():
        for rank, name in enumerate(names):
            ranked.setdefault(form(name), {}).setdefault(field, rank)
    return ranked


_NAMES = {field: tuple(dict.fromkeys(names)) for field, names in _sections().items()}
_GOODS = frozenset(word for name in _NAMES.pop("goods") for word in name.split("_"))
_NO_NAMES = _GOODS.union(_NAMES.pop("small"))
_FIELDS = _ranked(_bare) | _ranked(str)
FIELDS = tuple(field for field in _NAMES if field != STYLE)
"""The fields of a home row that have names of their own."""
