"""Documents as an index gives them back: what ranking reads of hundreds is at hand, all else is read where it is shown.

A stored document is its id, its section and the texts that ranking reads, then everything else as JSON. Hundreds are
ranked for a page of 24, and making a model of each would take longer than the engine needs to find them.
"""

import re
from collections.abc import Collection
from functools import cached_property, lru_cache
from itertools import zip_longest
from typing import Any, cast

import orjson

from indexer.document import CatalogDocument, Section
from indexer.engines.recently_used import KEPT_DOCUMENTS
from indexer.engines.remembered import Remembered
from indexer.engines.searchable import SEARCHED_FIELDS, Attributes, parted_attributes, searchable_text

READ = 5_000
"""Characters of a field that ranking reads: what a product is stands at the beginning."""

SEPARATOR = "\x1f"
"""Between the texts of a document; none of them has it."""

_END = "\x1e"
_WHOLE = ("id", "section", "title", "brand", "category", "description")
"""Fields of a document that are what ranking reads of them, unless they are long."""
_BREAKS = f"\t\n{SEPARATOR}{_END}"
_SPACES = str.maketrans(_BREAKS, " " * len(_BREAKS))
_OBSERVED = re.compile(r'("observed_at":"\d{4}-\d\d-\d\d)[^"]*')
_YES, _NO = "true", "false"
_LONGEST_KEPT = 8_192
"""Bytes of a document that is kept: one of ten thousand variants would take the room of hundreds."""


class StoredDocument:
    """A document of an index. Searches meet the same ones again and again, so it may be shared: don't change it."""

    def __init__(self, stored: str) -> None:
        head, _, self._rest = stored.partition(_END)
        self.id, section, self._denied, *self.texts = head.split(SEPARATOR)
        self.section = cast(Section, section)
        """``texts`` are those of ``SEARCHED_FIELDS``."""
        self.read_as: object = None
        """What a reader has made of it and wants to find again with it."""

    @classmethod
    def of(cls, document: CatalogDocument) -> "StoredDocument":
        """As an index would give the document back."""
        return cls(stored_text(document))

    @property
    def brand(self) -> str | None:
        return self.texts[_BRAND] or None

    @property
    def category(self) -> str | None:
        return self.texts[_CATEGORY] or None

    @property
    def attribute_names(self) -> str:
        """The names of its attributes, each on a line; some lines may be empty."""
        names = self.texts[_ATTRIBUTES].partition("\t")[0]
        return f"{names}\n{self._denied}" if self._denied else names

    @cached_property
    def document(self) -> CatalogDocument:
        """All of it."""
        texts = dict(zip(SEARCHED_FIELDS, self.texts, strict=False))
        fields: dict[str, Any] = {"id": self.id, "section": self.section, "title": texts["title"]}
        fields |= {name: texts[name] for name in _WHOLE if texts.get(name)}
        rest = orjson.loads(self._rest)
        given, read = rest.pop("attributes", {}), self._values()
        fields["attributes"] = given if len(given) == len(read) else read | given
        return CatalogDocument.model_validate(fields | rest)

    def _values(self) -> dict[str, str]:
        names, _, values = self.texts[_ATTRIBUTES].partition("\t")
        stated = values.split("\n") if values else []
        found = dict(zip_longest(names.split("\n") if names else [], stated, fillvalue=_YES))
        return found | dict.fromkeys(self._denied.split("\n") if self._denied else [], _NO)


_BRAND = SEARCHED_FIELDS.index("brand")
_CATEGORY = SEARCHED_FIELDS.index("category")
_ATTRIBUTES = SEARCHED_FIELDS.index("attributes")


def stored_text(document: CatalogDocument) -> str:
    """What an index keeps of a document: what ranking reads, and the rest as JSON."""
    return _texts(document)


def observed_by_day(stored: str) -> str:
    """The text of a document, with the day of each observation instead of its time."""
    if '"observed_at"' not in stored:
        return stored
    head, end, rest = stored.partition(_END)
    return head + end + _OBSERVED.sub(r"\1", rest)


def _stored_text(document: CatalogDocument) -> str:
    known = {"id": document.id, "section": document.section, **searchable_text(document)._asdict()}
    known["identifiers"] = " ".join(document.identifiers)
    texts = {name: text[:READ] for name, text in known.items()}
    all_ = "".join(texts.values())
    if SEPARATOR in all_ or _END in all_:
        texts = {name: _separable(text) for name, text in texts.items()}
    same = {name for name in _WHOLE if texts[name] and texts[name] == getattr(document, name)}
    attributes = parted_attributes(document)
    texts["attributes"] = _attribute_lines(attributes)
    denied = _lines(attributes.denied)
    unreadable = _unreadable(attributes)
    if unreadable:
        document = document.model_copy(update={"attributes": unreadable})
    else:
        same.add("attributes")
    rest = document.model_dump_json(exclude_defaults=True, exclude=same)
    id_, section, *others = texts.values()
    return f"{SEPARATOR.join((id_, section, denied, *others))}{_END}{rest}"


_texts = Remembered(_stored_text)


def _attribute_lines(attributes: Attributes) -> str:
    """A line for each name, a tab, and a line for each value that says more than yes."""
    names = _lines((*attributes.stated, *attributes.confirmed))
    return f"{names}\t{_lines(attributes.stated.values())}" if names else ""


def _unreadable(attributes: Attributes) -> dict[str, str]:
    """Those that can't be read from their lines; all, where a name or a value has lines itself."""
    stated, confirmed, denied = attributes.stated, attributes.confirmed, attributes.denied
    said = (*stated, *stated.values(), *confirmed, *denied)
    if not all(said) or _has_breaks("".join(said)):
        return stated | confirmed | denied
    others = {name: value for name, value in confirmed.items() if value != _YES}
    return others | {name: value for name, value in denied.items() if value != _NO}


def _lines(texts: Collection[str]) -> str:
    lines = "\n".join(texts)
    if lines.count("\n") >= max(len(texts), 1) or "\t" in lines or SEPARATOR in lines or _END in lines:
        return "\n".join([text.translate(_SPACES) for text in texts])
    return lines


def _has_breaks(text: str) -> bool:
    # Each by itself is found ten times as fast as by an expression for all of them.
    return "\n" in text or "\t" in text or SEPARATOR in text or _END in text


def stored_document(stored: str) -> StoredDocument:
    """The document of its text."""
    return _kept(stored) if len(stored) <= _LONGEST_KEPT else StoredDocument(stored)


_kept = lru_cache(maxsize=KEPT_DOCUMENTS)(StoredDocument)


def _separable(text: str) -> str:
    return text.replace(SEPARATOR, " ").replace(_END, " ")
