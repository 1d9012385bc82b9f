"""Documents of a build, made and written a batch at a time, by several processes where it is worth that."""

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice

from indexer.builds.record import content_hash
from indexer.builds.upsert import Packed, packed
from indexer.builds.verification import Canaries
from indexer.builds.vocabulary import document_terms, terms_beyond_ascii
from indexer.document import CatalogDocument, Section
from indexer.documents.batch import DocumentBatch
from indexer.engines.prepared_document import PreparedDocument
from indexer.engines.protocol import BuildWriter, SearchIndex
from indexer.engines.together import together
from indexer.processes.ordered_tasks import in_each, shared_out, until_all_said
from indexer.processes.rare_collections import rare_collections
from indexer.processes.workers import processors, separate_processes
from indexer.suggestions.gatherer import SuggestionGatherer

_FIRST = 2
"""Batches from which the index learns how documents are kept."""
_MANY = 6
"""Batches for which other processes are started: that takes as long as making two thousand documents."""
_MOST_TERMS = 100_000
"""That a process counts before it hands the counts on: most words come in every batch."""


@dataclass
class Prepared:
    """Of some documents what is to be recorded. What is known of all only when the last one has come comes then."""

    hashes: dict[str, str] = field(default_factory=dict)
    """By id."""
    sections: Counter[Section] = field(default_factory=Counter)
    terms: Counter[str] = field(default_factory=Counter)
    """By term, how many documents hold it; of documents that came before as well."""
    words: Packed | None = None
    """The same of words that the writer has counted."""
    suggestions: SuggestionGatherer | None = None
    canaries: Canaries = field(default_factory=Canaries)


class Share:
    """What one process makes and writes of a build."""

    def __init__(self, writer: BuildWriter, currency: str) -> None:
        self._writer, self._currency = writer, currency
        self._terms_of = terms_beyond_ascii if writer.counts_words else document_terms
        self._terms: Counter[str] = Counter()
        self._suggestions, self._canaries = SuggestionGatherer(currency), Canaries()

    def take(self, batch: DocumentBatch) -> Prepared:
        """Make and write the documents of a batch."""
        found = Prepared()
        for documents in together(batch.documents()):
            self._add(documents, found)
        if len(self._terms) >= _MOST_TERMS:
            found.terms, self._terms = self._terms, Counter()
        return found

    def finish(self) -> Prepared:
        """Nothing more comes."""
        self._writer.close()
        self._words = self._writer.counted_words()
        return Prepared(terms=self._terms, suggestions=self._suggestions, canaries=self._canaries)

    def more_terms(self) -> Prepared | None:
        """Once it has finished, some of the words that the writer has counted; None if it has told all."""
        words = next(self._words, None)
        return None if words is None else Prepared(words=packed(words))

    def _add(self, documents: Sequence[CatalogDocument], found: Prepared) -> None:
        """One question about all documents after another: see ``indexer.engines.together``."""
        made = list(map(PreparedDocument, documents))
        hashes = [content_hash(each.content, self._currency) for each in made]
        found.hashes.update(zip([document.id for document in documents], hashes, strict=True))
        found.sections.update([document.section for document in documents])
        self._terms.update(chain.from_iterable(map(self._terms_of, made)))
        for document, hash_ in zip(documents, hashes, strict=True):
            self._canaries.consider(document, hash_)
            self._suggestions.consider(document)
        self._writer.write(made)


def prepared(batches: Iterator[DocumentBatch], index: SearchIndex, currency: str) -> Generator[Prepared, None, None]:
    """Fills a new index with the documents of all batches; it is complete when the last part has come.

    The parts hold the same together, whether one process makes them or several. To be closed if it is not read to
    its end, so that no process is left.
    """
    first = list(islice(batches, _MANY))
    shares, every = partial(_shares, index, currency, first[:_FIRST]), chain(first, batches)
    beside = len(first) == _MANY and processors() > 1
    yield from _beside(shares, every) if beside else _here(shares, every)
    index.complete()


def _shares(index: SearchIndex, currency: str, first: Sequence[DocumentBatch], number: int) -> list[Share]:
    sample = [document for batch in first for document in batch.documents()]
    return [Share(writer, currency) for writer in index.writers(sample, number)]


def _here(shares: Callable[[int], Sequence[Share]], batches: Iterable[DocumentBatch]) -> Iterator[Prepared]:
    with rare_collections():
        (share,) = shares(1)
        yield from map(share.take, batches)
        yield share.finish()
        yield from iter(share.more_terms, None)


def _beside(shares: Callable[[int], Sequence[Share]], batches: Iterable[DocumentBatch]) -> Iterator[Prepared]:
    with separate_processes(processors(), _load) as pools:
        # Made while the processes load what they need.
        for pool, share in zip(pools, shares(len(pools)), strict=True):
            pool.submit(_begin, share)
        yield from shared_out(pools, _take, batches)
        yield from in_each(pools, _finish)
        yield from until_all_said(pools, _more_terms)  # counted while those before are stored


_own: list[Share] = []
"""Of a process beside the one that builds: its share."""


def _load() -> None:
    """To find it, a process loads this module and all that it needs."""


def _begin(share: Share) -> None:
    _own.append(share)


def _take(batch: DocumentBatch) -> Prepared:
    return _own[0].take(batch)


def _finish() -> Prepared:
    return _own[0].finish()


def _more_terms(_: None) -> Prepared | None:
    return _own[0].more_terms()
