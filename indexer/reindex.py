"""A full build beside the live index, verified, then switched."""

from collections.abc import Iterable
from contextlib import closing, suppress

from config.database import write_transaction
from config.errors import OffshelfError
from config.progress import Progress
from config.settings import Settings
from indexer.builds.index_report import IndexReport
from indexer.builds.index_run import IndexRun, index_run, one_state
from indexer.builds.prepared import Prepared, prepared
from indexer.builds.record import (
    begin_build,
    finish_build,
    reconcile,
    record_documents,
    recorded_builds,
    set_document_count,
)
from indexer.builds.verification import Canaries, verify_build
from indexer.builds.vocabulary import TermCounts
from indexer.documents.documents import iter_batches
from indexer.suggestions.stored import store_suggestions
from indexer.versions import BuildName, next_build

_BATCH = 50_000
"""Documents whose hashes are stored at once: ids are in no order, so each time nearly all of the table is written."""


def rebuild_index(settings: Settings, listener: Progress) -> IndexReport:
    """Match, build beside the live index, verify, switch, and delete the build that was live.

    Nothing is kept back: the store can make any index again. Raises EngineError; the live index is then untouched and
    the new build gone.
    """
    with index_run(settings, listener) as run:
        return build_index(run)


def build_index(run: IndexRun) -> IndexReport:
    """The build itself, inside a run."""
    previous = run.engine.live_name()  # not opened: a damaged one is replaced like any other
    name, known = _begin(run, previous)
    try:
        canaries = Canaries()
        with run.timed("build"):
            index = run.engine.create(name)
            with one_state(run.database) as connection:
                parts = prepared(iter_batches(connection, run.settings), index, run.settings.currency)
                with closing(parts):
                    _record(run, name, parts, canaries)
            store_suggestions(run.database, name, run.suggestions)
        with run.timed("verify"):
            verify_build(index, sum(count.documents for count in run.sections.values()), canaries)
        with run.timed("switch"):
            run.engine.switch(name)
    except BaseException:
        _abandon(run, name)
        raise
    with write_transaction(run.database) as connection:
        reconcile(connection, name)
    drop_others(run, name)
    report = run.report("built", name, replaced=previous)
    if previous and previous not in known:
        report.messages.append(
            f"The index that was live, {previous}, was not made from this store. If another deployment uses the same "
            "server, give each its own OFFSHELF_MEILISEARCH_PREFIX."
        )
    return report


def drop_others(run: IndexRun, live: str | None) -> None:
    """Delete every build but the live one: what it replaced, and what killed runs left."""
    for name in run.engine.builds():
        parsed = BuildName.parse(name)
        if name != live and parsed is not None and parsed.prefix == run.settings.meilisearch_prefix:
            run.engine.drop(name)


def _begin(run: IndexRun, live: str | None) -> tuple[str, list[str]]:
    """Makes room and notes the new build; returns its name, and the names of all builds that the store knew."""
    drop_others(run, live)
    with write_transaction(run.database) as connection:
        reconcile(connection, live)
        known = recorded_builds(connection)
        name = str(next_build(run.settings.meilisearch_prefix, [*run.engine.builds(), *known]))
        begin_build(connection, name, run.settings.engine)
    return name, known


def _abandon(run: IndexRun, name: str) -> None:
    """Leave nothing of a failed build. What can't be removed now, the next run removes."""
    with suppress(OffshelfError):
        run.engine.drop(name)
    with suppress(OffshelfError), write_transaction(run.database) as connection:
        finish_build(connection, name, "failed")


def _record(run: IndexRun, name: str, parts: Iterable[Prepared], canaries: Canaries) -> None:
    """Keep hashes and terms of the documents in the store, while they are written."""
    terms = TermCounts(name)
    hashes: dict[str, str] = {}
    written = 0
    for part in parts:
        run.take(part)
        hashes.update(part.hashes)
        terms.merge(part.terms, part.words)
        canaries.merge(part.canaries)
        written += part.sections.total()
        if len(hashes) >= _BATCH or terms.full:
            _store(run, name, hashes, terms)
    _store(run, name, hashes, terms)
    with write_transaction(run.database) as connection:
        terms.store(connection)
        set_document_count(connection, name, written)


def _store(run: IndexRun, name: str, hashes: dict[str, str], terms: TermCounts) -> None:
    with write_transaction(run.database) as connection:
        record_documents(connection, name, hashes)
        if terms.full:
            terms.store(connection)
    hashes.clear()
