"""What the embedded engine stores of a document."""

import tantivy

from indexer.document import CatalogDocument
from indexer.engines.codes import text_codes
from indexer.engines.facets import VALUE_FACETS, facet_values
from indexer.engines.facts import document_tokens
from indexer.engines.numbers import BANDS, NumberField, document_bands, document_numbers
from indexer.engines.searchable import SEARCHED_FIELDS, searchable_text
from indexer.text import characters, terms, words

STEMMED = "offshelf_stemmed"
"""Tokenizer of the searched fields: words that Python has folded and split, stemmed as English."""

PLAIN = "offshelf_plain"
"""The same words unstemmed, for prefixes, misspellings and codes."""

NUMBER_FIELDS: dict[NumberField, str] = {
    "price": "prices",
    "discount": "discount",
    "added": "added",
    "seen": "seen",
}

_LONGEST_TOKEN = 100


def build_schema() -> tantivy.Schema:
    """The fields of the index; ``indexer.versions.SCHEMA`` rises when they change."""
    builder = tantivy.SchemaBuilder()
    for name in ("id", "facts"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in SEARCHED_FIELDS:
        builder.add_text_field(name, tokenizer_name=STEMMED, index_option="position")
    for name in ("words", "codes"):
        builder.add_text_field(name, tokenizer_name=PLAIN, index_option="basic")
    for name in (*VALUE_FACETS, *BANDS):
        builder.add_text_field(facet_field(name), tokenizer_name="raw", index_option="basic", fast=True)
    for name in NUMBER_FIELDS.values():
        builder.add_integer_field(name, indexed=True, fast=True)
    builder.add_integer_field("lowest_price", fast=True)
    builder.add_bytes_field("document", stored=True)
    return builder.build()


def facet_field(facet: str) -> str:
    return f"facet_{facet}"


def stemmer() -> tantivy.TextAnalyzer:
    """Stems words that are folded and separated by spaces; queries go through it as documents do."""
    english = tantivy.Filter.stemmer("english")
    return tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).filter(english).build()


def register_tokenizers(index: tantivy.Index) -> None:
    """To be done after every open: an index does not remember its tokenizers."""
    index.register_tokenizer(STEMMED, stemmer())
    index.register_tokenizer(PLAIN, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())


def stored_form(document: CatalogDocument, currency: str) -> tantivy.Document:
    """The document with its indexed fields."""
    text = searchable_text(document)
    stored = tantivy.Document()
    stored.add_text("id", document.id)
    for fact in document_tokens(document):
        stored.add_text("facts", fact)
    for name, value in vars(text).items():
        stored.add_text(name, " ".join(_tokens(value)))
    surface = "\n".join((text.title, text.brand, text.identifiers, text.category, text.options))
    stored.add_text("words", " ".join(dict.fromkeys(_short(terms(surface)))))
    stored.add_text("codes", " ".join(text_codes(f"{text.title} \n {text.identifiers}")))
    numbers = document_numbers(document, currency)
    for name, values in {**facet_values(document), **document_bands(numbers)}.items():
        for value in values:
            stored.add_text(facet_field(name), value)
    for name, found in numbers.items():
        for number in found:
            stored.add_integer(name, number)
    stored.add_bytes("document", document.model_dump_json(exclude_none=True).encode())
    return stored


def _tokens(text: str) -> list[str]:
    if text.isascii():
        return _short(words(text))
    return [token for word in words(text) for token in _short(characters(word))]


def _short(found: list[str]) -> list[str]:
    return [word for word in found if len(word) <= _LONGEST_TOKEN]
