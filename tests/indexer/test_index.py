"""Updating the live index: only what changed is written, and the words stay counted right."""

import json
import shutil
from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from config.database import open_database, write_transaction
from config.progress import silent
from config.settings import Settings
from crawler.tables import harvest_product, harvest_variant
from indexer.engines.open import open_engine
from indexer.engines.query import EngineQuery
from indexer.index import update_index
from indexer.reindex import rebuild_index
from indexer.tables import index_build, vocabulary
from indexer.versions import BuildName
from tests.indexer.stored_catalog import SEEN, harvest, import_rows, product

ROWS = [{"id": f"r{i}", "title": f"Lamp {i}", "brand": "Lumen", "price": f"{i + 10}.00 USD"} for i in range(20)]


@pytest.fixture(autouse=True)
def _catalogs(settings: Settings) -> None:
    import_rows(settings, *ROWS)
    harvest(settings, product("Acme boot", "41", "42"), product("Acme sandal"))


def words(settings: Settings) -> dict[str, int]:
    """How many documents of the live build hold each term."""
    database = open_database(settings)
    query = select(vocabulary.c.term, vocabulary.c.documents).join(
        index_build, (index_build.c.name == vocabulary.c.build) & (index_build.c.state == "live")
    )
    with database.connect() as connection:
        found = {row.term: row.documents for row in connection.execute(query)}
    database.dispose()
    return found


def titles(settings: Settings) -> set[str]:
    live = open_engine(settings).live()
    assert live is not None
    return {hit.document.title for hit in live.search([EngineQuery(limit=1_000)])[0].hits}


def test_the_first_run_builds(settings: Settings) -> None:
    report = update_index(settings, silent)
    assert (report.mode, report.documents, report.written, report.unchanged) == ("built", 22, 22, 0)
    assert words(settings)["lamp"] == 20
    assert words(settings)["boot"] == 1


def test_nothing_new_writes_nothing(settings: Settings) -> None:
    build = update_index(settings, silent).build
    report = update_index(settings, silent)
    assert (report.mode, report.build, report.written, report.deleted) == ("updated", build, 0, 0)
    assert report.unchanged == 22


def test_only_what_changed_is_written(settings: Settings) -> None:
    update_index(settings, silent)
    import_rows(settings, {**ROWS[3], "title": "Chandelier"}, {"id": "new", "title": "Candle", "brand": "Lumen"})
    report = update_index(settings, silent)
    assert (report.written, report.deleted, report.documents) == (2, 0, 23)
    assert {"Chandelier", "Candle"} <= titles(settings)
    assert "Lamp 3" not in titles(settings)


def test_what_is_gone_is_deleted(settings: Settings) -> None:
    update_index(settings, silent)
    import_rows(settings, *ROWS[:15], replace=True)
    database = open_database(settings)
    with write_transaction(database) as connection:
        connection.execute(delete(harvest_variant).where(harvest_variant.c.product_id == "Acme sandal"))
        connection.execute(delete(harvest_product).where(harvest_product.c.product_id == "Acme sandal"))
    database.dispose()
    report = update_index(settings, silent)
    assert (report.deleted, report.documents) == (6, 16)
    assert titles(settings) == {*(f"Lamp {i}" for i in range(15)), "Acme boot"}


def test_updates_count_words_as_a_rebuild_would(settings: Settings) -> None:
    update_index(settings, silent)
    import_rows(settings, {**ROWS[3], "title": "Chandelier lamp"}, *ROWS[4:14], replace=True)
    harvest(settings, product("Acme boot", "41", "42", "43", description="Warm"), run=2)
    update_index(settings, silent)
    updated = words(settings)
    assert updated["chandelier"] == 1
    assert "19" not in updated
    rebuild_index(settings, silent)
    assert words(settings) == updated


def test_a_crawl_of_the_same_day_that_found_nothing_new_writes_nothing(settings: Settings) -> None:
    update_index(settings, silent)
    later = [product("Acme boot", "41", "42", observed_at=SEEN + timedelta(hours=3))]
    harvest(settings, *later, run=2)
    assert update_index(settings, silent).written == 0
    harvest(settings, product("Acme boot", "41", "42", observed_at=SEEN + timedelta(days=1)), run=3)
    assert update_index(settings, silent).written == 1


def test_another_currency_writes_all_anew(settings: Settings) -> None:
    update_index(settings, silent)
    report = update_index(settings.model_copy(update={"currency": "EUR"}), silent)
    assert (report.mode, report.written) == ("updated", 22)


def test_a_lost_index_is_built_again(settings: Settings) -> None:
    update_index(settings, silent)
    shutil.rmtree(settings.data_dir / "tantivy")
    report = update_index(settings, silent)
    assert (report.mode, report.documents) == ("built", 22)


def test_an_index_that_the_store_does_not_know_is_replaced(settings: Settings) -> None:
    update_index(settings, silent)
    database = open_database(settings)
    with write_transaction(database) as connection:
        connection.execute(delete(index_build))
    database.dispose()
    report = update_index(settings, silent)
    assert (report.mode, report.replaced) == ("built", str(BuildName("offshelf", 1)))
    assert "OFFSHELF_MEILISEARCH_PREFIX" in report.messages[-1]
    assert rebuild_index(settings, silent).messages == []
    assert len(open_engine(settings).builds()) == 1


def test_without_a_home_catalog_brands_are_withheld_and_the_report_says_so(settings: Settings) -> None:
    empty = settings.model_copy(update={"data_dir": settings.data_dir / "other"})
    harvest(empty, product("Acme boot"))
    report = update_index(empty, silent)
    assert report.sections["withheld"].documents == 1
    assert any("home import" in message for message in report.messages)


def test_without_anything_there_is_an_empty_index_that_answers(settings: Settings) -> None:
    empty = settings.model_copy(update={"data_dir": settings.data_dir / "other"})
    report = update_index(empty, silent)
    assert report.documents == 0
    assert len(report.messages) == 2
    assert titles(empty) == set()
    assert update_index(empty, silent).mode == "updated"


def test_the_report_is_one_json_document(settings: Settings) -> None:
    report = json.loads(update_index(settings, silent).model_dump_json())
    assert report["sections"]["home"] == {"documents": 20, "written": 20}
    assert report["match"]["variants"] == 3
    assert {"match", "build", "verify", "switch"} <= set(report["seconds"])
