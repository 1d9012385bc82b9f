"""What the store knows of index builds: their state, and what each document looked like when it was written."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from hashlib import blake2b

from sqlalchemy import Connection, delete, insert, select, update

from indexer.builds.upsert import packed, upsert
from indexer.engines.stored_document import observed_by_day
from indexer.tables import index_build, indexed_document, suggestion_set, vocabulary


def content_hash(content: bytes, currency: str) -> str:
    """Of what an index keeps of a document: changes when a search could see the difference.

    The shop's currency is part of it, as prices are indexed in it; of an observation only the day counts, so that two
    crawls of a day that found nothing new write nothing.
    """
    return blake2b(f"{currency} ".encode() + observed_by_day(content), digest_size=10).hexdigest()


def begin_build(connection: Connection, name: str, engine: str) -> None:
    """Note that a build has started."""
    connection.execute(insert(index_build).values(name=name, engine=engine, state="building", started_at=_now()))


def finish_build(connection: Connection, name: str, state: str) -> None:
    """Note how a build ended: live, retired or failed. Only a live one keeps what it held."""
    values = {"state": state, "finished_at": _now()}
    connection.execute(update(index_build).where(index_build.c.name == name).values(values))
    if state != "live":
        forget_contents(connection, [name])


def forget_contents(connection: Connection, names: Iterable[str]) -> None:
    """Remove what the store keeps of these builds' documents."""
    for name in names:
        connection.execute(delete(indexed_document).where(indexed_document.c.build == name))
        connection.execute(delete(vocabulary).where(vocabulary.c.build == name))
        connection.execute(delete(suggestion_set).where(suggestion_set.c.build == name))


def reconcile(connection: Connection, live: str | None) -> None:
    """Bring the records in line with the engine, after a run that was killed or an engine that was exchanged."""
    query = select(index_build.c.name, index_build.c.state).where(index_build.c.state.in_(("live", "building")))
    for name, state in connection.execute(query).all():
        if name == live:
            finish_build(connection, name, "live")
        else:
            finish_build(connection, name, "retired" if state == "live" else "failed")


def recorded_builds(connection: Connection) -> list[str]:
    """The names of all builds that ever were."""
    return list(connection.execute(select(index_build.c.name)).scalars())


def is_recorded(connection: Connection, name: str) -> bool:
    """Whether the store knows this build as the live one."""
    query = select(index_build.c.name).where(index_build.c.name == name, index_build.c.state == "live")
    return connection.execute(query).first() is not None


def indexed_hashes(connection: Connection, build: str) -> dict[str, str]:
    """Content hash by id of every document that the build holds."""
    query = select(indexed_document.c.document_id, indexed_document.c.content_hash)
    rows = connection.execute(query.where(indexed_document.c.build == build))
    return {row.document_id: row.content_hash for row in rows}


def record_documents(connection: Connection, build: str, hashes: Mapping[str, str]) -> None:
    """Note that the build holds these documents."""
    upsert(connection, indexed_document, build, packed(hashes), "replace")


def forget_documents(connection: Connection, build: str, ids: Iterable[str]) -> None:
    """Note that the build no longer holds these documents."""
    gone = (indexed_document.c.build == build) & indexed_document.c.document_id.in_(list(ids))
    connection.execute(delete(indexed_document).where(gone))


def set_document_count(connection: Connection, build: str, documents: int) -> None:
    """Note how many documents the build holds."""
    connection.execute(update(index_build).where(index_build.c.name == build).values(documents=documents))


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
