"""What a text finds where nothing is scored: one union of all its words instead of a tree of alternatives.

Tantivy walks the postings of a flat union side by side; nested ones it gathers level by level, which takes a third
longer for the same documents.
"""

from collections.abc import Iterator

import tantivy
from tantivy import Occur, Query

from indexer.engines.query import QueryTerm
from indexer.text import characters, squash

_MOST_COMPLETIONS = 30


def union(queries: Iterator[Query]) -> Query:
    """What any of them finds."""
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def completions(searcher: tantivy.Searcher, start: str) -> list[str]:
    """The most frequent words that begin so."""
    found = searcher.terms_with_prefix("name", start, limit=1_000) if len(start) > 1 else []
    return [word for word, _ in sorted(found, key=lambda item: -item[1])[:_MOST_COMPLETIONS]]


def found_by(schema: tantivy.Schema, searcher: tantivy.Searcher, term: QueryTerm) -> Iterator[Query]:
    """Everything that counts as the term."""
    yield from _found_by_word(schema, term.text)
    if any(map(str.isdigit, term.text)):
        yield Query.term_query(schema, "codes", squash(term.text), "basic")
    for synonym in dict.fromkeys(term.synonyms):
        words = synonym.split()
        if len(words) == 1:
            yield from _found_by_word(schema, words[0])
        else:
            each = [union(_found_by_word(schema, word)) for word in words]
            yield Query.boolean_query([(Occur.Must, query) for query in each])
    if term.edits:
        yield Query.fuzzy_term_query(schema, "name", term.text, min(term.edits, 2), True, term.prefix)
    if term.prefix:
        for word in completions(searcher, term.text):
            yield Query.term_query(schema, "name", word, "basic")


def _found_by_word(schema: tantivy.Schema, word: str) -> Iterator[Query]:
    tokens = characters(word)
    if len(tokens) == 1:
        yield Query.term_query(schema, "name", tokens[0], "basic")
        yield Query.term_query(schema, "text", tokens[0], "basic")
    elif tokens:
        yield Query.phrase_query(schema, "name", list(tokens))
        each = [Query.term_query(schema, "text", token, "basic") for token in tokens]
        yield Query.boolean_query([(Occur.Must, query) for query in each])
