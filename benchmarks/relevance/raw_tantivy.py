"""What Tantivy gives by itself: for each word of the query the best of the fields, by BM25, and the words added up."""

import gzip
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import orjson
from tantivy import Document, Index, Occur, Query, Schema, SchemaBuilder, TextAnalyzer, TextAnalyzerBuilder, Tokenizer
from tantivy import Filter as TokenFilter

from benchmarks.relevance.pools import DEPTH

_FIELDS = ("title", "brand", "mpn", "gtins", "category", "attributes", "description")
_ANALYZER = "words"
_TIE = 0.1
"""The share of a word's other fields; the best of 0, 0.1 and 0.3, so that what is compared with is strong."""


def disjunction_max_orders(products: Path, queries: Sequence[str]) -> list[list[str]]:
    """For each query, the ids in the engine's own order."""
    analyzer = _analyzer()
    schema = _schema()
    with tempfile.TemporaryDirectory() as folder:
        index = Index(schema, path=folder)
        index.register_tokenizer(_ANALYZER, analyzer)
        with index.writer(num_threads=1) as writer:
            for document in _documents(products):
                writer.add_document(document)
        index.reload()
        searcher = index.searcher()
        orders = []
        for text in queries:
            found = searcher.search(_query(schema, analyzer.analyze(text)), limit=DEPTH).hits
            orders.append([str(searcher.doc(address)["id"][0]) for _, address in found])
        return orders


def _analyzer() -> TextAnalyzer:
    builder = TextAnalyzerBuilder(Tokenizer.simple())
    return builder.filter(TokenFilter.lowercase()).filter(TokenFilter.stemmer("english")).build()


def _schema() -> Schema:
    builder = SchemaBuilder().add_text_field("id", stored=True, tokenizer_name="raw")
    for name in _FIELDS:
        builder.add_text_field(name, tokenizer_name=_ANALYZER)
    return builder.build()


def _query(schema: Schema, words: Sequence[str]) -> Query:
    return Query.boolean_query(
        [
            (Occur.Should, Query.disjunction_max_query([Query.term_query(schema, f, word) for f in _FIELDS], _TIE))
            for word in dict.fromkeys(words)
        ]
    )


def _documents(products: Path) -> Iterator[Document]:
    with gzip.open(products, "rb") as lines:
        for line in lines:
            record = orjson.loads(line)
            attributes = record.pop("attributes", {})
            texts = {name: _text(record[name]) for name in _FIELDS if record.get(name)}
            said = (f"{name.replace('_', ' ')} {value}" for name, value in attributes.items())
            yield Document(id=record["id"], **{**texts, "attributes": "\n".join(said)})


def _text(value: object) -> str:
    return "\n".join(map(str, value)) if isinstance(value, list) else str(value)
