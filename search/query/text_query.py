"""The words of a query as an engine is asked for them."""

from collections.abc import Sequence

from indexer.engines.query import QueryTerm, TextQuery
from search.query.word import QueryWord


def text_query(words: Sequence[QueryWord]) -> TextQuery | None:
    """The words as an engine is asked for them; None for none."""
    terms = tuple(term for word in words for term in _engine_terms(word))
    return TextQuery(terms) if terms else None


def _engine_terms(word: QueryWord) -> list[QueryTerm]:
    """The word, or what it stands for where no product has it itself: not every engine knows synonyms."""
    if word.replaced_by:
        return [QueryTerm(part) for part in word.replaced_by.split()]
    return [QueryTerm(word.text, word.edits, word.prefix, (*word.synonyms, *word.related), word.weak)]
