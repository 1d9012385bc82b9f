"""The text of a document by field, as both engines index it and as the vocabulary counts it."""

from collections.abc import Iterable
from typing import NamedTuple

from indexer.document import CatalogDocument
from indexer.engines.attribute_lines import AttributeLines
from indexer.option_texts import option_texts

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


def searchable_text(document: CatalogDocument, attributes: AttributeLines) -> SearchableText:
    """The text of a style and all its variants, each part of bounded length."""
    return SearchableText(
        title=document.title[:_MOST_TITLE_CHARACTERS],
        brand=(document.brand or "")[:_MOST_TITLE_CHARACTERS],
        identifiers=_joined(_forms(document.identifiers)),
        category=(document.category or "")[:_MOST_TITLE_CHARACTERS],
        options=_joined(_variant_texts(document)),
        attributes=f"{attributes.names}\n{attributes.values}"[:_MOST_CHARACTERS],
        description=(document.description or "")[:_MOST_CHARACTERS],
    )


def _forms(numbers: Iterable[str]) -> list[str]:
    """A GTIN-14 is also known by the shorter code that is printed on the product."""
    found: list[str] = []
    for number in numbers:
        found.append(number)
        if len(number) == 14 and number.isdecimal():
            found += [number[-length:] for length in (13, 12, 8) if number[:-length].strip("0") == ""]
    return found


def _variant_texts(document: CatalogDocument) -> list[str]:
    found: dict[str, None] = {}
    for variant in document.variants:
        for text in option_texts(variant.options):
            found[text] = None
        if variant.title and variant.title != document.title:
            found[variant.title] = None
    return list(found)


def _joined(parts: list[str]) -> str:
    return " \n".join(parts)[:_MOST_CHARACTERS]
