"""What a build is made of, a batch of documents at a time, made by several processes where it is worth that."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import chain, islice

from indexer.build_record import content_hash
from indexer.document import CatalogDocument, Section
from indexer.document_batch import DocumentBatch
from indexer.engines.protocol import FormMaker, SearchIndex
from indexer.engines.remembered import together
from indexer.engines.searchable import searchable_text
from indexer.engines.stored_document import stored_text
from indexer.suggestions.gatherer import SuggestionGatherer
from indexer.verification import Canaries
from indexer.vocabulary import document_terms
from indexer.workers import in_order, worker_processes

_FIRST = 2
"""Batches from which the index learns how documents are kept."""
_MANY = 4
"""Further batches for which other processes are started: that takes as long as making two thousand documents."""


@dataclass
class Prepared:
    """Of some documents all that a build wants to know."""

    suggestions: SuggestionGatherer
    forms: list[bytes] = field(default_factory=list)
    hashes: dict[str, str] = field(default_factory=dict)
    """By id."""
    terms: Counter[str] = field(default_factory=Counter)
    """By term, how many of the documents hold it."""
    sections: Counter[Section] = field(default_factory=Counter)
    canaries: Canaries = field(default_factory=Canaries)

    def add(self, documents: Sequence[CatalogDocument], form: FormMaker, currency: str) -> None:
        """One question about all documents after another: see ``indexer.engines.remembered``."""
        for read in (searchable_text, stored_text):
            for document in documents:
                read(document)  # and remember
        self.hashes.update({document.id: content_hash(document, currency) for document in documents})
        self.terms.update(chain.from_iterable([document_terms(document) for document in documents]))
        for document in documents:
            self.canaries.consider(document)
            self.suggestions.consider(document)
            self.sections[document.section] += 1
        self.forms.extend(form(documents))


def prepared(batches: Iterator[DocumentBatch], index: SearchIndex, currency: str) -> Iterator[Prepared]:
    """All batches in their order; the same whether one process makes them or several."""
    first = _Made([document for batch in islice(batches, _FIRST) for document in batch.documents()])
    prepare = partial(_prepared, index.form_maker(first.made), currency)
    yield prepare(first)
    next_ = list(islice(batches, _MANY))
    with worker_processes(len(next_) == _MANY) as pool:
        yield from in_order(pool, prepare, chain(next_, batches))


@dataclass(frozen=True)
class _Made:
    made: list[CatalogDocument]

    def documents(self) -> list[CatalogDocument]:
        return self.made


def _prepared(form: FormMaker, currency: str, batch: DocumentBatch) -> Prepared:
    found, form = Prepared(SuggestionGatherer(currency)), _first_of(form)
    for documents in together(batch.documents()):
        found.add(documents, form, currency)
    return found


@lru_cache(maxsize=1)
def _first_of(form: FormMaker) -> FormMaker:
    """Of equal ones the first that this process met, which has read already what it needs."""
    return form
