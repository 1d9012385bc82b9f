"""What a text finds where nothing is scored: one union of all its words instead of a tree of alternatives.

Tantivy walks the postings of a flat union side by side; nested ones it gathers level by level, which takes a third
longer for the same documents.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

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


def phrases(synonyms: Sequence[str]) -> Iterable[tuple[tuple[str, ...], list[str]]]:
    """The synonyms by all of their words but the last: ``10 m`` and ``10 meters`` are looked for in what has ``10``."""
    found: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for synonym in dict.fromkeys(synonyms):
        *first, last = synonym.split()
        found[tuple(first)].append(last)
    return found.items()


def found_by(schema: tantivy.Schema, searcher: tantivy.Searcher, term: QueryTerm) -> Iterator[Query]:
    """Everything that counts as the term."""
    yield from _found_by_word(schema, term.text)
    if any(map(str.isdigit, term.text)):
        yield Query.term_query(schema, "codes", squash(term.text), "basic")
    for first, last in phrases(term.synonyms):
        ends = (query for word in last for query in _found_by_word(schema, word))
        if first:
            each = [*(union(_found_by_word(schema, word)) for word in first), union(ends)]
            yield Query.boolean_query([(Occur.Must, query) for query in each])
        else:
            yield from ends
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
