"""What the embedded engine stores of a document."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import tantivy

from indexer.document import CatalogDocument
from indexer.engines.codes import hidden_codes
from indexer.engines.facets import VALUE_FACETS, facet_values
from indexer.engines.facts import document_tokens
from indexer.engines.numbers import BANDS, SORTED_BY, NumberField, Sort, document_bands, document_numbers
from indexer.engines.prepared_document import PreparedDocument
from indexer.engines.tantivy.packing import Packing
from indexer.engines.tantivy.sections import AT_HOME, SECTIONS
from indexer.text import LONGEST_TERM, ascii_pieces, characters, words

PLAIN = "offshelf_plain"
"""Tokenizer of the searched fields: runs of letters and digits in small letters."""
TOKENS = "offshelf_tokens"
"""Tokenizer of what is taken apart already: one text is handed on in less time than each of its tokens."""

NUMBER_FIELDS: dict[NumberField, str] = {
    "price": "prices",
    "discount": "discount",
    "added": "added",
    "seen": "seen",
}

_LOWEST = "lowest_price"
"""The first of the prices, and the library sorts by the first value of a column."""

NO_VALUES = ("",)
"""Of a document that has none of a facet, which is not counted: a column with one for each is read in half the time."""


def facet_field(facet: str) -> str:
    return f"facet_{facet}"


def sort_field(sort: Sort) -> str:
    """The column that an order is made by."""
    field = SORTED_BY[sort]
    return NUMBER_FIELDS["price"] if field == _LOWEST else field


_FIELDS = {facet: facet_field(facet) for facet in (*VALUE_FACETS, *BANDS)}
FACET_FIELDS = tuple(_FIELDS.values())


def build_schema() -> tantivy.Schema:
    """The fields of the index; ``indexer.versions.SCHEMA`` rises when they change.

    ``name`` is what a product is called by, ``text`` what is told of it: two fields, as every one of them is looked up
    for each word of a query, and the fine differences are made in ``search.ranking``. How often a word is in a ``text``
    is not kept: that would take a third more room, and finds nothing better.
    """
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("facts", tokenizer_name=TOKENS, index_option="basic")
    builder.add_text_field("name", tokenizer_name=PLAIN, index_option="position")
    builder.add_text_field("text", tokenizer_name=PLAIN, index_option="basic")
    builder.add_text_field("codes", tokenizer_name=TOKENS, index_option="basic")
    for name in FACET_FIELDS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in (*NUMBER_FIELDS.values(), AT_HOME):
        builder.add_integer_field(name, fast=True)
    builder.add_bytes_field("document", stored=True)
    return builder.build()


def open_index(folder: Path) -> tantivy.Index:
    """With its tokenizers, which an index does not remember."""
    index = tantivy.Index.open(str(folder))
    index.register_tokenizer(TOKENS, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    short = tantivy.Filter.remove_long(LONGEST_TERM + 1)
    index.register_tokenizer(PLAIN, builder.filter(short).filter(tantivy.Filter.lowercase()).build())
    return index


def indexed_forms(
    prepared: Sequence[PreparedDocument], currency: str, packing: Packing, schema: tantivy.Schema
) -> Iterator[tantivy.Document]:
    """The documents with their indexed fields, as the library takes them: one at a time, while memory is at hand."""
    # One part of all documents after another, not one document after another: see ``indexer.engines.together``.
    parts = (
        [packing.pack(each.content) for each in prepared],
        [_tokenizable(each.name) for each in prepared],
        [_tokenizable(each.told) for each in prepared],
        [" ".join(hidden_codes(each.text.coded())) for each in prepared],
        [" ".join(document_tokens(each.document, currency)) for each in prepared],
        [_numbers(each.document, currency) for each in prepared],
        [_facets(each.document) for each in prepared],
    )
    for document, name, text, codes, facts, numbers, facets in zip(*parts, strict=True):
        fields = {"document": document, "name": name, "text": text, "codes": codes, "facts": facts, **numbers, **facets}
        yield tantivy.Document.from_dict(fields, schema)


def _numbers(document: CatalogDocument, currency: str) -> dict[str, Any]:
    numbers = document_numbers(document, currency)
    # One value is handed on by itself: the library takes longer for a list.
    bands = document_bands(numbers).items()
    fields: dict[str, Any] = {_FIELDS[facet]: found if len(found) > 1 else found[0] for facet, found in bands if found}
    fields |= {name: found if len(found) > 1 else found[0] for name, found in numbers.items() if name != _LOWEST}
    return fields


def _facets(document: CatalogDocument) -> dict[str, Any]:
    values = facet_values(document).items()
    fields: dict[str, Any] = {
        _FIELDS[name]: found if len(found) > 1 else (found or NO_VALUES)[0] for name, found in values
    }
    if document.section in SECTIONS:
        fields[AT_HOME] = SECTIONS[document.section]
    return fields


def _tokenizable(text: str) -> str:
    """What Tantivy splits as ``indexer.text`` does: ASCII as it is, anything else folded and taken apart here."""
    if text.isascii():
        return text
    return "".join(piece if is_ascii else _tokens(piece) for is_ascii, piece in ascii_pieces(text))


@lru_cache(maxsize=16_384)
def _tokens(part: str) -> str:
    return " ".join(token for word in words(part) for token in characters(word))
