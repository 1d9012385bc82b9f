"""The text of a document by field, as both engines index it and as the vocabulary counts it."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from indexer.document import CatalogDocument
from indexer.option_texts import option_texts

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

    def name(self) -> str:
        """What a style and its variants are called, as opposed to what is told of them."""
        return "\n".join(self[:_NAMING])

    def coded(self) -> str:
        """What has model numbers."""
        return f"{self.title}\n{self.identifiers}"

    def told(self) -> str:
        """What is told of a style."""
        return f"{self.attributes}\n{self.description}"


SEARCHED_FIELDS = SearchableText._fields
_NAMING = SEARCHED_FIELDS.index("attributes")


class Attributes(NamedTuple):
    """A document's attributes by what their values say."""

    stated: dict[str, str]
    confirmed: dict[str, str]
    """The value says yes."""
    denied: dict[str, str]
    """The value says no."""


def searchable_text(document: CatalogDocument, attributes: Attributes) -> SearchableText:
    """The text of a style and all its variants, each part of bounded length."""
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


def parted(attributes: Mapping[str, str]) -> Attributes:
    """The attributes, each in one of the parts."""
    found = stated, confirmed, denied = Attributes(dict(attributes), {}, {})
    for name, value in attributes.items():
        if value[:1] in _ANSWER_BEGINS and len(value) <= _LONGEST_ANSWER:
            answer = _answer(value)
            if answer is not None:
                (confirmed if answer else denied)[name] = stated.pop(name)
    return found


def _attribute_text(found: Attributes) -> str:
    """The names of what is stated and confirmed, then what is stated: what is denied is no word of the product."""
    return _joined([*found.stated, *found.confirmed, *found.stated.values()])


@lru_cache(maxsize=16_384)
def _answer(value: str) -> bool | None:
    """Whether a value says yes or no; None for any other. Catalogs repeat their values, so most are known."""
    said = value.strip().lower()
    return True if said in _SAYS_YES else False if said in _SAYS_NO else None


def _joined(parts: list[str]) -> str:
    return " \n".join(parts)[:_MOST_CHARACTERS]
