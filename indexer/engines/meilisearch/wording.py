"""How a text is put to Meilisearch, which knows neither alternatives per word nor scripts without spaces as we do."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import OSA

from indexer.engines.meilisearch.unspaced import in_letters, needs_letters
from indexer.engines.query import EngineQuery, EngineResult, QueryTerm, TextQuery
from indexer.text import terms

_MOST_TERMS = 64
_MOST_WORDINGS = 3
_MOST_SINGLES = 8
FEW = 20
"""Hits that fill a first page; with fewer, what else the query may mean is asked for in full, and each word alone."""
_ENOUGH = 5
"""One of so many hits that are asked for is enough too: two, where the first ten of a reading are looked at."""
_FURTHER = 30
"""Hits of another wording where the query's own finds enough, and of a word alone: more would only be in the way."""


class Worded(NamedTuple):
    """A query, and one wording of its text."""

    query: EngineQuery
    text: str
    whole: bool = False
    """Whether nothing is wanted that has only some of its words."""

    @property
    def words(self) -> int:
        """How many; twice the same is one."""
        return len(set(self.text.split()))


def query_texts(text: TextQuery | None) -> list[str]:
    """The query as it is, then with words replaced by synonyms that Meilisearch would not find by itself."""
    if text is None:
        return [""]
    used = [term for term in text.terms if not term.weak][:_MOST_TERMS]
    wordings = [_worded(used, [term.text for term in used])]
    for number in range(_MOST_WORDINGS - 1):
        far = [list(_far_synonyms(term, used)) for term in used]
        if any(len(synonyms) > number for synonyms in far):
            chosen = [s[number] if len(s) > number else term.text for term, s in zip(used, far, strict=True)]
            wordings.append(_worded(used, chosen))
    return list(dict.fromkeys(wordings))


def first_wordings(query: EngineQuery) -> list[Worded]:
    """What is asked first: what is only counted in the query's own words, hits also of others."""
    own, *others = query_texts(query.text)
    if query.limit <= 0:
        return [Worded(query, own)]
    if query.offset or query.sort != "relevance":
        return [Worded(query, text) for text in (own, *others)]
    further = [Worded(_shortened(query), text, whole=True) for text in others]
    return [Worded(query, own, query.whole), *further]


def other_wordings(query: EngineQuery, found: Sequence[EngineResult]) -> list[Worded]:
    """Those with more than they gave, where the query's own words find little. ``found``: what was asked first."""
    if query.offset or query.whole or found[0].total >= FEW:
        return []
    asked = first_wordings(query)[1:]
    known = {
        worded.text
        for worded, result in zip(asked, found[1:], strict=True)
        if result.total <= len(result.hits) and (worded.words == 1 or not worded.whole)
    }
    return [Worded(query, text) for text in query_texts(query.text)[1:] if text not in known]


def single_words(query: EngineQuery, found: EngineResult) -> list[Worded]:
    """Each word by itself, of those that may find something alone, where all wordings found little."""
    text = query.text
    enough = query.whole or len(found.hits) >= min(query.limit / _ENOUGH, FEW)
    if query.offset or text is None or len(text.terms) == 1 or enough:
        return []
    used = [term for term in text.terms[:_MOST_SINGLES] if not term.weak]
    return [Worded(_shortened(query), _worded([term], [term.text])) for term in used]


def _shortened(query: EngineQuery) -> EngineQuery:
    return replace(query, limit=min(query.limit, _FURTHER))


def _worded(used: Sequence[QueryTerm], words: Sequence[str]) -> str:
    """The words as they would be typed; a space at the end says that the last one is whole."""
    typed = " ".join(in_letters(word) if needs_letters(word) else " ".join(terms(word)) for word in words)
    return typed if used and used[-1].prefix else f"{typed} "


def _far_synonyms(term: QueryTerm, used: Sequence[QueryTerm]) -> Iterator[str]:
    """Without those that Meilisearch's typo tolerance reaches, and without neighbours written as one."""
    reach = 0 if len(term.text) < 4 else 1 if len(term.text) < 8 else 2
    joined = {left.text + right.text for left, right in pairwise(used)}
    for synonym in term.synonyms:
        if synonym not in joined and OSA.distance(term.text, synonym) > reach:
            yield synonym
