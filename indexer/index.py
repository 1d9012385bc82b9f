"""Match, and apply what changed to the live index."""

from collections.abc import Iterator, Sequence
from itertools import islice

from config.database import write_transaction
from config.progress import Progress
from config.settings import Settings
from indexer.builds.index_report import IndexReport
from indexer.builds.index_run import IndexRun, index_run, one_state
from indexer.builds.record import (
    content_hash,
    forget_documents,
    indexed_hashes,
    is_recorded,
    reconcile,
    record_documents,
    set_document_count,
)
from indexer.builds.vocabulary import TermCounts
from indexer.document import CatalogDocument
from indexer.documents.documents import iter_documents
from indexer.engines.prepared_document import PreparedDocument
from indexer.engines.protocol import SearchIndex
from indexer.reindex import build_index, drop_others
from indexer.suggestions.stored import store_suggestions, suggestions_version

_BATCH = 5_000
"""Documents that are written and recorded together."""


def update_index(settings: Settings, listener: Progress) -> IndexReport:
    """Match, then write the documents that changed and delete those that are gone; builds an index if there is none.

    A killed run has written some batches; the next run writes the others. Raises EngineError.
    """
    with index_run(settings, listener) as run:
        live = _known_live(run)
        return build_index(run) if live is None else _update(run, live)


def _known_live(run: IndexRun) -> SearchIndex | None:
    """The live index, if the store knows what it holds."""
    live = run.engine.live()
    if live is None:
        return None
    with write_transaction(run.database) as connection:
        reconcile(connection, live.name)
        known = is_recorded(connection, live.name)
    return live if known else None


def _update(run: IndexRun, live: SearchIndex) -> IndexReport:
    drop_others(run, live.name)
    with run.timed("update"):
        with one_state(run.database) as connection:
            stale = indexed_hashes(connection, live.name)
            catalog = run.seen(iter_documents(connection, run.settings))
            changed = _changed(run, catalog, stale)
            while batch := dict(islice(changed, _BATCH)):
                _write(run, live, batch)
        gone = list(stale)
        for start in range(0, len(gone), _BATCH):
            _delete(run, live, gone[start : start + _BATCH])
        with write_transaction(run.database) as writing:
            set_document_count(writing, live.name, sum(count.documents for count in run.sections.values()))
            suggestions = suggestions_version(writing, live.name)
        if gone or suggestions is None or any(count.written for count in run.sections.values()):
            store_suggestions(run.database, live.name, run.suggestions)
    return run.report("updated", live.name, deleted=len(gone))


_Hashed = tuple[str, tuple[CatalogDocument, str]]


def _changed(run: IndexRun, catalog: Iterator[CatalogDocument], stale: dict[str, str]) -> Iterator[_Hashed]:
    """By id, the documents to write and their hashes; ``stale`` keeps what the catalog no longer has."""
    for document in catalog:
        hash_ = content_hash(PreparedDocument(document).content, run.settings.currency)
        if stale.pop(document.id, None) != hash_:
            run.sections[document.section].written += 1
            yield document.id, (document, hash_)


def _write(run: IndexRun, live: SearchIndex, batch: dict[str, tuple[CatalogDocument, str]]) -> None:
    terms = TermCounts(live.name)
    for old in live.get(list(batch)):
        terms.remove(old)
    for document, _ in batch.values():
        terms.add(document)
    live.apply((document for document, _ in batch.values()), ())
    # Recorded after the writing: a run that is killed in between writes these documents once more.
    with write_transaction(run.database) as connection:
        record_documents(connection, live.name, {id_: hash_ for id_, (_, hash_) in batch.items()})
        terms.store(connection)


def _delete(run: IndexRun, live: SearchIndex, ids: Sequence[str]) -> None:
    terms = TermCounts(live.name)
    for old in live.get(ids):
        terms.remove(old)
    live.apply((), ids)
    with write_transaction(run.database) as connection:
        forget_documents(connection, live.name, ids)
        terms.store(connection)
