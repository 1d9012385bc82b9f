"""The text of a document by field, as both engines index it and as the vocabulary counts it."""

from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple

from indexer.document import CatalogDocument
from indexer.engines.remembered import Remembered
from indexer.option_texts import option_texts
from indexer.text import terms

_SAYS_NO = frozenset(("false", "no", "n", "none", "0", "0.0", "not available", "not supported", "-"))
_SAYS_YES = frozenset(("true", "yes", "y"))
_FIRST_LETTERS = {said[0] for said in _SAYS_NO | _SAYS_YES}
_ANSWER_BEGINS = frozenset(c for c in map(chr, range(0x3001)) if c.isspace() or c.lower() in _FIRST_LETTERS)
"""Characters with which a yes or no may begin; the last space of Unicode is U+3000."""
_LONGEST_ANSWER = 20
"""Characters of a yes or no: longer values need no look."""

_MOST_CHARACTERS = 20_000
"""Of one field; a site may send a name of a megabyte."""

_MOST_TITLE_CHARACTERS = 1_000


class SearchableText(NamedTuple):
    """What each searched field holds, in the order of their importance."""

    title: str
    brand: str
    identifiers: str
    category: str
    options: str
    attributes: str
    description: str

    def joined(self) -> str:
        return "\n".join(self)


SEARCHED_FIELDS = SearchableText._fields


def searchable_text(document: CatalogDocument) -> SearchableText:
    """The text of a style and all its variants, each part of bounded length."""
    return _read(document).text


def parted_attributes(document: CatalogDocument) -> "Attributes":
    """The attributes, each in one of the parts."""
    return _read(document).attributes


def name_text(document: CatalogDocument) -> str:
    """What a style and its variants are called, as opposed to what is told of them."""
    return _read(document).name


def told_text(document: CatalogDocument) -> str:
    """What is told of a style."""
    return _read(document).told


def name_terms(document: CatalogDocument) -> set[str]:
    """The distinct terms of ``name_text``."""
    return _read(document).name_terms


class _Reading:
    """What is known of a document, and what was asked of it."""

    def __init__(self, document: CatalogDocument) -> None:
        self.attributes = _parted(document.attributes)
        self.text = text = _searchable_text(document, self.attributes)
        self.name = f"{text.title}\n{text.brand}\n{text.identifiers}\n{text.category}\n{text.options}"
        self.told = f"{text.attributes}\n{text.description}"

    @cached_property
    def name_terms(self) -> set[str]:
        return set(terms(self.name))


_read = Remembered(_Reading)


def _searchable_text(document: CatalogDocument, attributes: "Attributes") -> SearchableText:
    return SearchableText(
        title=document.title[:_MOST_TITLE_CHARACTERS],
        brand=(document.brand or "")[:_MOST_TITLE_CHARACTERS],
        identifiers=_joined([form for number in document.identifiers for form in _forms(number)]),
        category=(document.category or "")[:_MOST_TITLE_CHARACTERS],
        options=_joined(_variant_texts(document)),
        attributes=_attribute_text(attributes),
        description=(document.description or "")[:_MOST_CHARACTERS],
    )


def _forms(number: str) -> list[str]:
    """A GTIN-14 is also known by the shorter code that is printed on the product."""
    if len(number) != 14 or not number.isdecimal():
        return [number]
    return [number, *(number[-length:] for length in (13, 12, 8) if number[:-length].strip("0") == "")]


def _variant_texts(document: CatalogDocument) -> list[str]:
    found: dict[str, None] = {}
    for variant in document.variants:
        found.update(dict.fromkeys(option_texts(variant.options)))
        if variant.title and variant.title != document.title:
            found[variant.title] = None
    return list(found)


class Attributes(NamedTuple):
    """A document's attributes by what their values say."""

    stated: dict[str, str]
    confirmed: dict[str, str]
    """The value says yes."""
    denied: dict[str, str]
    """The value says no."""


def _parted(attributes: Mapping[str, str]) -> Attributes:
    stated = dict(attributes)
    answered: dict[bool, dict[str, str]] = {True: {}, False: {}}
    for name, value in attributes.items():
        if value[:1] in _ANSWER_BEGINS and len(value) <= _LONGEST_ANSWER:
            answer = _answer(value)
            if answer is not None:
                answered[answer][name] = stated.pop(name)
    return Attributes(stated, answered[True], answered[False])


def _attribute_text(found: Attributes) -> str:
    """The names of what is stated and confirmed, then what is stated: what is denied is no word of the product."""
    return _joined([*found.stated, *found.confirmed, *found.stated.values()]).replace("_", " ")


@lru_cache(maxsize=16_384)
def _answer(value: str) -> bool | None:
    """Whether a value says yes or no; None for any other. Catalogs repeat their values, so most are known."""
    said = value.strip().lower()
    return True if said in _SAYS_YES else False if said in _SAYS_NO else None


def _joined(parts: list[str]) -> str:
    return " \n".join(parts)[:_MOST_CHARACTERS]
