"""Documents as an index gives them back: what ranking reads of hundreds is at hand, all else is read where it is shown.

A stored document is its id, its section and the texts that ranking reads, then everything else as JSON, of a
variant only what the document does not say. Hundreds are ranked for a page of 24, and making a model of each would take
longer than the engine needs to find them.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import zip_longest
from sys import intern
from typing import Any, cast

import orjson

from indexer.document import CatalogDocument, DocumentVariant, Section
from indexer.engines.attribute_lines import NO, YES, AttributeLines, attribute_lines
from indexer.engines.recently_used import KEPT_DOCUMENTS
from indexer.engines.searchable import SEARCHED_FIELDS, SearchableText, searchable_text

READ = 5_000
"""Characters of a field that ranking may read: what a product is stands at the beginning."""

SEPARATOR = "\x1f"
"""Between the texts of a document; none of them has it."""

_END = "\x1e"
_HEAD = ("id", "section", "denied", *SEARCHED_FIELDS)
_FIRST_TEXT, _BRAND, _IDENTIFIERS = map(_HEAD.index, (SEARCHED_FIELDS[0], "brand", "identifiers"))
_WHOLE = {name: _HEAD.index(name) for name in ("id", "section", "title", "brand", "category", "description")}
"""Fields of a document that are what ranking reads of them, unless they are long."""
_OTHERS = tuple(
    name for name in CatalogDocument.model_fields if name not in (*_WHOLE, "identifiers", "attributes", "variants")
)
"""Fields of which nothing is kept where they are None."""
_SHARED = tuple(name for name in DocumentVariant.model_fields if name in CatalogDocument.model_fields)
"""Fields in which a variant is mostly as its document, and then says nothing."""
_USUAL = {name: field.get_default(call_default_factory=True) for name, field in DocumentVariant.model_fields.items()}
_OBSERVED = re.compile(rb'("observed_at":"\d{4}-\d\d-\d\d)[^"]*')
_LONGEST_KEPT = 8_192
"""Bytes of a document that is kept: one of ten thousand variants would take the room of hundreds."""


class StoredDocument:
    """A document of an index. Searches meet the same ones again and again, so it may be shared: don't change it."""

    __slots__ = ("_document", "_shown", "_stored", "brand", "id", "read_as", "section")

    def __init__(self, stored: str) -> None:
        # Hundreds are kept and dropped again for every search: what few are asked for is read when it is.
        self._stored = stored
        self.id, section, _, _, brand, _ = stored.split(SEPARATOR, _BRAND + 1)
        self.section = cast(Section, intern(section))
        self.brand = brand or None
        self._document: CatalogDocument | None = None
        self._shown: CatalogDocument | None = None
        self.read_as: object = None
        """What a reader has made of it and wants to find again with it."""

    @classmethod
    def of(cls, document: CatalogDocument) -> "StoredDocument":
        """As an index would give the document back."""
        attributes = attribute_lines(document.attributes)
        return cls(stored_content(document, searchable_text(document, attributes), attributes).decode())

    def searched(self) -> tuple[str, str]:
        """The names of attributes that it denies to have, each on a line; and its texts, separators between them."""
        _, _, denied, texts = self._stored[: self._stored.find(_END)].split(SEPARATOR, _FIRST_TEXT)
        return denied, texts

    @property
    def texts(self) -> list[str]:
        """Those of ``SEARCHED_FIELDS``."""
        return self.searched()[1].split(SEPARATOR)

    @property
    def category(self) -> str | None:
        return self.texts[_CATEGORY] or None

    @property
    def document(self) -> CatalogDocument:
        """All of it."""
        if self._document is None:
            rest = self._read_rest()
            given, read = rest.pop("attributes", {}), self._values()
            self._document = self._made(rest | {"attributes": given if len(given) == len(read) else read | given})
        return self._document

    @property
    def shown(self) -> CatalogDocument:
        """What a hit shows of it: all but its attributes, which take as long to read as everything else."""
        if self._shown is None:
            self._shown = self._document or self._made(self._read_rest() | {"attributes": {}})
        return self._shown

    def _read_rest(self) -> dict[str, Any]:
        rest: dict[str, Any] = orjson.loads(self._stored[self._stored.find(_END) + 1 :])
        return rest

    def _made(self, rest: dict[str, Any]) -> CatalogDocument:
        texts = dict(zip(SEARCHED_FIELDS, self.texts, strict=False))
        fields: dict[str, Any] = {"id": self.id, "section": self.section, "title": texts["title"]}
        fields |= {name: texts[name] for name in _WHOLE if texts.get(name)}
        fields["identifiers"] = _numbers(texts["identifiers"])
        fields |= rest
        shared = {name: fields.get(name) for name in _SHARED}
        fields["variants"] = [shared | variant for variant in rest["variants"]]
        return CatalogDocument.model_validate(fields)

    def _values(self) -> dict[str, str]:
        denied, texts = self.searched()
        names, _, values = texts.split(SEPARATOR)[_ATTRIBUTES].partition("\t")
        stated = values.split("\n") if values else []
        found = dict(zip_longest(names.split("\n") if names else [], stated, fillvalue=YES))
        return found | dict.fromkeys(denied.split("\n") if denied else [], NO)


_CATEGORY, _ATTRIBUTES = map(SEARCHED_FIELDS.index, ("category", "attributes"))


def stored_content(document: CatalogDocument, text: SearchableText, attributes: AttributeLines) -> bytes:
    """What an index keeps of a document: what ranking reads, and the rest as JSON."""
    names, values, denied, unreadable = attributes
    lines = f"{names}\t{values}" if names else ""
    identifiers, options = " ".join(document.identifiers)[:READ], text.options[:READ]
    named = (text.title, text.brand, identifiers, text.category, options)
    texts = _separable([document.id, document.section, denied, *named, lines, text.description[:READ]])
    rest = orjson.dumps(_rest(document, texts, unreadable), str, orjson.OPT_UTC_Z)
    return f"{SEPARATOR.join(texts)}{_END}".encode() + rest


def _separable(texts: list[str]) -> list[str]:
    together = "".join(texts)
    if SEPARATOR not in together and _END not in together:
        return texts
    return [text.replace(SEPARATOR, " ").replace(_END, " ") for text in texts]


def _rest(document: CatalogDocument, texts: Sequence[str], unreadable: Mapping[str, str]) -> dict[str, Any]:
    """What can't be read from the texts."""
    given = vars(document)
    rest = {name: said for name in _OTHERS if (said := given[name]) is not None}
    for name, place in _WHOLE.items():
        said = given[name]
        if said is not None and (said != texts[place] or not said):
            rest[name] = said
    if unreadable:
        rest["attributes"] = unreadable
    if _numbers(texts[_IDENTIFIERS]) != document.identifiers:
        rest["identifiers"] = document.identifiers
    rest["variants"] = _variants(document)
    return rest


def observed_by_day(content: bytes) -> bytes:
    """The content of a document, with the day of each observation instead of its time."""
    start = content.find(b'"observed_at"', content.find(_END.encode()))
    return content if start < 0 else content[:start] + _OBSERVED.sub(rb"\1", content[start:])


def _variants(document: CatalogDocument) -> list[dict[str, Any]]:
    """Of each what is not usual, or not as in the document."""
    given = vars(document)
    usual = _USUAL | {name: given[name] for name in _SHARED}
    return [
        {name: said for name, said in vars(each).items() if said is not usual[name] and said != usual[name]}
        for each in document.variants
    ]


def _numbers(text: str) -> list[str]:
    return text.split(" ") if text else []


def stored_document(stored: str) -> StoredDocument:
    """The document of its text."""
    return _kept(stored) if len(stored) <= _LONGEST_KEPT else StoredDocument(stored)


_kept = lru_cache(maxsize=KEPT_DOCUMENTS)(StoredDocument)
