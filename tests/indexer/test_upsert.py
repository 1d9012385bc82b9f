from sqlalchemy import select

from config.database import opened_database, write_transaction
from config.settings import Settings
from indexer.build_record import begin_build, indexed_hashes, record_documents
from indexer.tables import vocabulary
from indexer.upsert import upsert


def test_counts_of_known_terms_are_added_up(settings: Settings) -> None:
    with opened_database(settings) as database, write_transaction(database) as connection:
        upsert(connection, vocabulary, [("a", "shoe", 2), ("a", "boot", 1)], {"documents": "add"})
        upsert(connection, vocabulary, [("a", "shoe", -1), ("b", "shoe", 5)], {"documents": "add"})
        upsert(connection, vocabulary, [], {"documents": "add"})
        rows = connection.execute(select(vocabulary).order_by(vocabulary.c.build, vocabulary.c.term)).all()
    assert [tuple(row) for row in rows] == [("a", "boot", 1), ("a", "shoe", 1), ("b", "shoe", 5)]


def test_a_document_that_is_recorded_again_has_its_new_hash(settings: Settings) -> None:
    with opened_database(settings) as database, write_transaction(database) as connection:
        begin_build(connection, "a", "tantivy")
        record_documents(connection, "a", {"one": "1", "two": "2"})
        record_documents(connection, "a", {"two": "3"})
        assert indexed_hashes(connection, "a") == {"one": "1", "two": "3"}
