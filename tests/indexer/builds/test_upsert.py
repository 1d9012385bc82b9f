from sqlalchemy import select

from config.database import opened_database, write_transaction
from config.settings import Settings
from indexer.builds.record import begin_build, indexed_hashes, record_documents
from indexer.builds.upsert import packed, upsert
from indexer.tables import vocabulary


def test_counts_of_known_terms_are_added_up(settings: Settings) -> None:
    with opened_database(settings) as database, write_transaction(database) as connection:
        upsert(connection, vocabulary, "a", packed({"shoe": 2, "運動": 1}), "add")
        upsert(connection, vocabulary, "a", packed({"shoe": -1}), "add")
        upsert(connection, vocabulary, "b", packed({"shoe": 5, 'said "so"\\n': 3}), "add")
        upsert(connection, vocabulary, "b", packed({}), "add")
        rows = connection.execute(select(vocabulary)).all()
    assert {tuple(row) for row in rows} == {
        ("a", "運動", 1), ("a", "shoe", 1), ("b", "shoe", 5), ("b", 'said "so"\\n', 3)
    }  # fmt: skip


def test_a_document_that_is_recorded_again_has_its_new_hash(settings: Settings) -> None:
    with opened_database(settings) as database, write_transaction(database) as connection:
        begin_build(connection, "a", "tantivy")
        record_documents(connection, "a", {"one": "1", "two": "20"})
        record_documents(connection, "a", {"two": "30"})
        assert indexed_hashes(connection, "a") == {"one": "1", "two": "30"}
