"""From a request to what the engine has for it, read and ready to be ranked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine

from indexer.engines.protocol import SearchIndex
from indexer.engines.query import EngineQuery, Equals, Filter, Not
from search.brand_book import BrandBook
from search.descriptions import other_names
from search.evidence import Evidence, read_evidence
from search.facet_counts import FacetScope
from search.query import Query
from search.questions import WINDOW, Answers, ask
from search.request import MAX_HITS, SearchRequest
from search.respelling import Respelling, doubt, respell
from search.spelling import SpellerReader
from search.support import FIRST, support_of, supported, supported_by_things
from search.synonyms import Synonyms
from search.term_statistics import TermStatistics, read_statistics
from search.words import Alternatives, QueryWord, related_terms, text_query, weigh_words

_Weighed = tuple[Sequence[QueryWord], TermStatistics]


@dataclass(frozen=True)
class Retrieved:
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

    @property
    def empty(self) -> bool:
        """Whether neither section has anything."""
        return not self.answers.home.hits and not self.answers.candidates.hits

    @property
    def misfit(self) -> bool:
        """Whether nothing is what the query names as a whole, but for things for it, and no filter is to blame."""
        return self.filter is None and bool(self.words) and not supported_by_things(self.words, self.evidence)

    @property
    def tail(self) -> int:
        """From which home hit on the order is the engine's."""
        return sum(stored.section == "home" for stored in self.evidence.documents)


@dataclass(frozen=True)
class Sources:
    """What a search is answered from, as it is now."""

    index: SearchIndex
    database: Engine
    book: BrandBook
    synonyms: Synonyms
    spellers: SpellerReader
    now: datetime
    """The minute that it is: within one, the same is asked of the engine."""
    max_age: timedelta

    @property
    def oldest(self) -> datetime:
        """What was seen longer ago is not offered."""
        return self.now - self.max_age


def retrieve(request: SearchRequest, query: Query, filter_: Filter | None, sources: Sources) -> Retrieved:
    """What the index has for the query. Raises EngineError."""

    def support(queries: Sequence[Query]) -> list[float]:
        return _support(queries, sources)

    weighed = _words(query, sources, {})
    words, respelling = weighed[0], Respelling(query)
    if not all(word.known for word in words):
        respelling = respell(query, words, sources.spellers.current(sources.index.name), support)
        weighed = _words(respelling.query, sources, respelling.others)
    found = _retrieved(request, respelling, weighed, filter_, sources)
    if found.misfit and not supported(found.words, found.evidence):
        doubted = doubt(respelling, found.words, sources.spellers.current(sources.index.name), support)
        if doubted is not respelling:
            weighed = _words(doubted.query, sources, doubted.others)
            return _retrieved(request, doubted, weighed, filter_, sources)
    return found


def _retrieved(
    request: SearchRequest, respelling: Respelling, weighed: _Weighed, filter_: Filter | None, sources: Sources
) -> Retrieved:
    index, book = sources.index, sources.book
    words, statistics = weighed
    scope = FacetScope(text_query(words), filter_, book.opted_out_sites(), sources.oldest, request.histograms)
    answers = Answers.of(index, ask(request, scope), scope)
    window = WINDOW if request.sort == "relevance" else MAX_HITS
    pool = [*answers.home.hits[:window], *answers.candidates.hits]
    evidence = read_evidence(words, [hit.stored for hit in pool], book, respelling.query.unwanted)
    return Retrieved(respelling, words, statistics, filter_, book, scope, answers, evidence)


def _support(queries: Sequence[Query], sources: Sources) -> list[float]:
    """For each query, how far its first products bear it out."""
    words = [_words(query, sources, {})[0] for query in queries]
    shown = Not(Equals("section", "withheld"))
    results = sources.index.search(
        [EngineQuery(text_query(of_one), shown, limit=FIRST, counted=False) for of_one in words]
    )
    return [
        support_of(of_one, read_evidence(of_one, [hit.stored for hit in result.hits], sources.book))
        for of_one, result in zip(words, results, strict=True)
    ]


def _words(query: Query, sources: Sources, others: Mapping[str, Sequence[str]]) -> _Weighed:
    """``others``: by term, what else may be meant by it."""
    alternatives = _alternatives(query, sources, others)
    statistics = read_statistics(sources.database, sources.index.name, related_terms(query.terms, alternatives))
    return weigh_words(query.terms, statistics, alternatives, query.minor), statistics


def _alternatives(query: Query, sources: Sources, others: Mapping[str, Sequence[str]]) -> Alternatives:
    synonyms = sources.synonyms.of(query.terms)
    for term, names in (*other_names(query.terms).items(), *others.items()):
        synonyms[term] = list(dict.fromkeys((*synonyms.get(term, ()), *names)))
    return Alternatives(sources.book.brands_called(query.terms), synonyms, query.measures)
