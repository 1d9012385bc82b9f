"""What the embedded engine stores of a document."""

import re
from base64 import b64encode
from functools import lru_cache
from typing import Any

import orjson
import tantivy

from indexer.document import CatalogDocument
from indexer.engines.codes import text_codes
from indexer.engines.facets import VALUE_FACETS, facet_values
from indexer.engines.facts import document_tokens
from indexer.engines.numbers import BANDS, NumberField, document_bands, document_numbers
from indexer.engines.searchable import name_terms, name_text, searchable_text
from indexer.engines.stored_document import stored_text
from indexer.engines.tantivy.packing import Packing
from indexer.engines.tantivy.sections import AT_HOME, SECTIONS
from indexer.text import ascii_pieces, characters, words

PLAIN = "offshelf_plain"
"""Tokenizer of the searched fields: runs of letters and digits in small letters."""

NUMBER_FIELDS: dict[NumberField, str] = {
    "price": "prices",
    "discount": "discount",
    "added": "added",
    "seen": "seen",
}

NO_VALUE = ""
"""Of a document that has none of a facet, which is not counted: a column with one for each is read in half the time."""

_LONGEST_TOKEN = 100
_SURROGATES = re.compile("[\ud800-\udfff]")


def build_schema() -> tantivy.Schema:
    """The fields of the index; ``indexer.versions.SCHEMA`` rises when they change.

    ``name`` is what a product is called by, ``text`` what is told of it: two fields, as every one of them is looked up
    for each word of a query, and the fine differences are made in ``search.ranking``. How often a word is in a ``text``
    is not kept: that would take a third more room, and finds nothing better.
    """
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("facts", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("name", tokenizer_name=PLAIN, index_option="position")
    builder.add_text_field("text", tokenizer_name=PLAIN, index_option="basic")
    builder.add_text_field("codes", tokenizer_name=PLAIN, index_option="basic")
    for name in (*VALUE_FACETS, *BANDS):
        builder.add_text_field(facet_field(name), tokenizer_name="raw", index_option="basic", fast=True)
    for name in (*NUMBER_FIELDS.values(), "lowest_price", AT_HOME):
        builder.add_integer_field(name, fast=True)
    builder.add_bytes_field("document", stored=True)
    return builder.build()


def facet_field(facet: str) -> str:
    return f"facet_{facet}"


def register_tokenizers(index: tantivy.Index) -> None:
    """To be done after every open: an index does not remember its tokenizers."""
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    short = tantivy.Filter.remove_long(_LONGEST_TOKEN + 1)
    index.register_tokenizer(PLAIN, builder.filter(short).filter(tantivy.Filter.lowercase()).build())


def stored_form(document: CatalogDocument, currency: str, packing: Packing) -> bytes:
    """The document with its indexed fields, as JSON: Tantivy then takes it apart beside Python, not in it."""
    text = searchable_text(document)
    numbers = document_numbers(document, currency)
    fields: dict[str, Any] = {
        "facts": document_tokens(document, currency),
        "name": _tokenizable(name_text(document)),
        "text": _tokenizable(f"{text.attributes}\n{text.description}"),
        "codes": " ".join(text_codes(f"{text.title}\n{text.identifiers}").difference(name_terms(document))),
        **{name: found if name == "prices" else found[0] for name, found in numbers.items()},
        "document": b64encode(packing.pack(stored_text(document).encode())).decode(),
    }
    if document.section in SECTIONS:
        fields[AT_HOME] = SECTIONS[document.section]
    for facet, values in facet_values(document).items():
        fields[facet_field(facet)] = values or [NO_VALUE]
    for facet, values in document_bands(numbers).items():
        fields[facet_field(facet)] = values
    return orjson.dumps(fields)


def _tokenizable(text: str) -> str:
    """What Tantivy splits as ``indexer.text`` does: ASCII as it is, anything else folded and taken apart here."""
    if text.isascii():
        return text
    return "".join(piece if is_ascii else _tokens(piece) for is_ascii, piece in ascii_pieces(text))


@lru_cache(maxsize=16_384)
def _tokens(part: str) -> str:
    return " ".join(token for word in words(part) for token in characters(word))
