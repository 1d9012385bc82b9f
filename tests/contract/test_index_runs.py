"""The whole of ``index`` and ``reindex`` on every engine."""

from config.progress import silent
from config.settings import Settings
from indexer.engines.open import open_engine
from indexer.engines.query import EngineQuery, Equals
from indexer.index import update_index
from indexer.reindex import rebuild_index
from tests.indexer.stored_catalog import harvest, import_rows, product


def test_build_update_and_rebuild(engine_settings: Settings) -> None:
    rows = [{"id": f"r{i}", "title": f"Lamp {i}", "brand": "Lumen", "price": f"{i + 1}.00 USD"} for i in range(30)]
    import_rows(engine_settings, *rows)
    harvest(engine_settings, product("Acme boot", "41", "42"))
    assert update_index(engine_settings, silent).mode == "built"
    import_rows(engine_settings, {**rows[0], "price": "99.00 USD"}, *rows[1:29], replace=True)
    report = update_index(engine_settings, silent)
    assert (report.mode, report.written, report.deleted) == ("updated", 1, 1)
    rebuilt = rebuild_index(engine_settings, silent)
    engine = open_engine(engine_settings)
    assert engine.builds() == [rebuilt.build]
    live = engine.live()
    assert live is not None
    home, boots = live.search(
        [EngineQuery(filter=Equals("brand", "lumen"), facets=("price",)), EngineQuery(filter=Equals("size", "42"))]
    )
    assert (home.total, home.facets["price"]) == (29, {"min": 200, "max": 9900})
    assert [hit.document.section for hit in boots.hits] == ["buy_for_me"]


def test_an_index_of_another_version_of_offshelf_is_replaced(engine_settings: Settings) -> None:
    import_rows(engine_settings, {"id": "r1", "title": "Lamp"})
    engine = open_engine(engine_settings)
    other = f"{engine_settings.meilisearch_prefix}-v999-000007"
    engine.create(other)
    engine.switch(other)
    report = update_index(engine_settings, silent)
    assert report.mode == "built"
    assert engine.builds() == [report.build]
    live = engine.live()
    assert live is not None
    assert live.count() == 1
