"""From a request to what the engine has for it, read and ready to be ranked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Literal

from indexer.engines.query import Filter
from search.brand_book import BrandBook
from search.filters.facet_counts import FacetScope
from search.query.descriptions import other_names
from search.query.query import Query
from search.query.term_statistics import TermStatistics, read_statistics
from search.query.text_query import text_query
from search.query.word import QueryWord
from search.query.words import Alternatives, related_terms, weigh_words
from search.ranking.evidence import Evidence, read_evidence
from search.ranking.support import first_products, support_of, supported, supported_by_things
from search.request import MAX_HITS, SearchRequest
from search.retrieval.in_time import answers_in_time, in_time
from search.retrieval.questions import Answers
from search.retrieval.sources import Sources
from search.spelling.respelling import Respelling, doubt, respell
from search.spelling.speller import Speller
from search.time_left import patience, time_left

_SPELLING = 0.4
"""Share of the time for a look at what misspelt words may mean."""

_WordsOf = tuple[Sequence[QueryWord], TermStatistics]
Skipped = Literal["spelling", "ranking"]
"""What there was no time for."""


@dataclass(frozen=True)
class Retrieved:
    """What the index has for one query, read and ready to be ranked."""

    respelling: Respelling
    """The query, and what was respelled in it."""
    words: Sequence[QueryWord]
    statistics: TermStatistics
    filter: Filter | None
    book: BrandBook
    scope: FacetScope
    answers: Answers
    evidence: Evidence
    """Of the home hits whose order is ours, then of the candidates: ranked together, so that their scores compare."""
    skipped: tuple[Skipped, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether neither section has anything."""
        return not self.answers.home.hits and not self.answers.candidates.hits

    @cached_property
    def misfit(self) -> bool:
        """Whether nothing is what the query names as a whole, but for things for it, and no filter is to blame."""
        return self.filter is None and bool(self.words) and not supported_by_things(self.words, self.evidence)

    @property
    def tail(self) -> int:
        """From which home hit on the order is the engine's."""
        return sum(stored.section == "home" for stored in self.evidence.documents)


def retrieve(request: SearchRequest, query: Query, filter_: Filter | None, sources: Sources) -> Retrieved:
    """What the index has for the query. Raises EngineError."""
    weighed, respelling, skipped = _words(query, sources, {}), Respelling(query), False
    if not all(word.known for word in weighed[0]):
        read = in_time(partial(_respelled, query, weighed, sources))
        respelling, skipped = read or respelling, read is None
        weighed = _words(respelling.query, sources, respelling.others)
    found = _retrieved(request, respelling, weighed, filter_, sources)
    if found.misfit and not supported(found.words, found.evidence):
        again = in_time(partial(_doubted, found, request, filter_, sources))
        found, skipped = again or found, skipped or again is None
    return replace(found, skipped=("spelling", *found.skipped)) if skipped else found


def _respelled(query: Query, weighed: _WordsOf, sources: Sources) -> Respelling:
    words, statistics = weighed
    return respell(query, words, _speller(statistics, sources), partial(_support, sources))


def _doubted(found: Retrieved, request: SearchRequest, filter_: Filter | None, sources: Sources) -> Retrieved:
    """What there is for the query if one of its words, though products have it, is a misspelling too."""
    reading = doubt(found.respelling, found.words, _speller(found.statistics, sources), partial(_support, sources))
    if reading is found.respelling:
        return found
    again = _retrieved(request, reading, _words(reading.query, sources, reading.others), filter_, sources)
    return replace(found, skipped=("spelling",)) if "ranking" in again.skipped else again


def _speller(statistics: TermStatistics, sources: Sources) -> Speller:
    return sources.spellers.current(sources.index.name, statistics.documents)


def _retrieved(
    request: SearchRequest, respelling: Respelling, weighed: _WordsOf, filter_: Filter | None, sources: Sources
) -> Retrieved:
    index, book = sources.index, sources.book
    words, statistics = weighed
    scope = FacetScope(text_query(words), filter_, book.opted_out_sites(), sources.oldest, request.histograms)
    answers = answers_in_time(request, scope, index)
    window = index.rerank_depth if request.sort == "relevance" else MAX_HITS
    pool = [*answers.home.hits[:window], *answers.candidates.hits]
    skipped: tuple[Skipped, ...] = ()
    if words and time_left() <= 0:  # without words nothing is ranked: the engine's order stays
        words, skipped = (), ("ranking",)
    evidence = read_evidence(words, [hit.stored for hit in pool], book, _unwanted(respelling.query, sources))
    return Retrieved(respelling, words, statistics, filter_, book, scope, answers, evidence, skipped)


def _support(sources: Sources, queries: Sequence[Query]) -> list[float]:
    """For each query, how far its first products bear it out."""
    words = [words for words, _ in _weighed(queries, sources, {})]
    results = sources.index.search(list(map(first_products, words)), patience(_SPELLING))
    return [
        support_of(of_one, read_evidence(of_one, [hit.stored for hit in result.hits], sources.book))
        for of_one, result in zip(words, results, strict=True)
    ]


def _words(query: Query, sources: Sources, others: Mapping[str, Sequence[str]]) -> _WordsOf:
    """``others``: by term, what else may be meant by it."""
    return _weighed([query], sources, others)[0]


def _weighed(queries: Sequence[Query], sources: Sources, others: Mapping[str, Sequence[str]]) -> list[_WordsOf]:
    """The words of each; the store is asked once for all of them."""
    read = [(query, _alternatives(query, sources, others)) for query in queries]
    wanted = set[str]().union(*(related_terms(query.terms, alternatives) for query, alternatives in read))
    statistics = read_statistics(sources.database, sources.index.name, wanted)
    return [
        (weigh_words(query.terms, statistics, alternatives, query.minor), statistics) for query, alternatives in read
    ]


def _unwanted(query: Query, sources: Sources) -> set[str]:
    """What the query does not want, in every form that the catalog has."""
    if not query.unwanted:
        return set()
    word_forms = sources.forms
    return {form for term in query.unwanted for form in (term, *word_forms.forms(term), *word_forms.compounds(term))}


def _alternatives(query: Query, sources: Sources, others: Mapping[str, Sequence[str]]) -> Alternatives:
    word_forms = sources.forms
    forms = {term: word_forms.forms(term) for term in query.terms}
    names = other_names(query.terms)
    heads = {term: (term, *forms[term], *names.get(term, ())) for term in query.terms}
    compounds = {term: [found for head in heads[term] for found in word_forms.compounds(head)] for term in query.terms}
    synonyms = sources.synonyms.of(query.terms)
    for term, meant in (
        *names.items(),
        *others.items(),
        *((term, found) for term, found in compounds.items() if found),
    ):
        synonyms[term] = list(dict.fromkeys((*synonyms.get(term, ()), *meant)))
    return Alternatives(sources.book.brands_called(query.terms), synonyms, query.measures, forms)
