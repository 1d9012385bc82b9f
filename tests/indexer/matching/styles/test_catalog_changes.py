"""What the store's triggers note of both catalogs, and that matching reads nothing where they noted nothing."""

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import Engine, delete, update

from config.database import write_transaction
from config.progress import silent
from config.settings import Settings
from crawler.tables import harvest_product, harvest_variant
from indexer.matching.judgements.judgements import record_judgement
from indexer.matching.match import match_catalogs
from indexer.matching.styles.catalog_changes import CatalogChanges, forget_changes, read_changes
from indexer.tables import home_row
from tests.indexer import stored_catalog

GLOVE, TENT = {"id": "h1", "title": "Glove", "brand": "Acme"}, {"id": "h2", "title": "Tent", "brand": "Acme"}


@pytest.fixture
def shop(settings: Settings) -> Settings:
    stored_catalog.import_rows(settings, GLOVE, TENT)
    stored_catalog.harvest(settings, stored_catalog.product("glove", "S", "M"), stored_catalog.product("rope"))
    return settings


def noted(database: Engine) -> CatalogChanges:
    """What is new since this was asked last."""
    found = read_changes(database, most=100)
    assert found is not None
    with write_transaction(database) as connection:
        forget_changes(connection, found.upto)
    return found


def stages(settings: Settings, database: Engine) -> set[str]:
    """What a matching run told of."""
    seen: set[str] = set()
    match_catalogs(settings, database, lambda stage, *_: seen.add(stage))
    return seen


@pytest.mark.usefixtures("shop")
def test_what_comes_is_noted(database: Engine) -> None:
    found = noted(database)
    assert found.home == {"h1", "h2"}
    assert found.site == {("acme", "glove"), ("acme", "rope")}
    assert not noted(database)


def test_only_what_says_something_else_is_noted(shop: Settings, database: Engine) -> None:
    noted(database)
    stored_catalog.import_rows(shop, GLOVE, {**TENT, "title": "Large tent"}, replace=True)
    stored_catalog.harvest(shop, stored_catalog.product("glove", "S", "M"), run=2)
    found = noted(database)
    assert found.home == {"h2"}
    assert not found.site
    stored_catalog.harvest(shop, stored_catalog.product("rope", price="40"), run=3)
    assert noted(database).site == {("acme", "rope")}


def test_a_row_that_moves_to_another_style_changes_both(shop: Settings, database: Engine) -> None:
    noted(database)
    stored_catalog.import_rows(shop, {**TENT, "item_group_id": "tents"})
    assert noted(database).home == {"h2", "tents"}


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize("table", [harvest_product, harvest_variant])
def test_what_is_delisted_or_removed_is_noted(database: Engine, table: Any) -> None:
    noted(database)
    mine = table.c.product_id == "rope"
    for statement in (update(table).where(mine).values(delisted_at=datetime(2026, 3, 2)), delete(table).where(mine)):
        with write_transaction(database) as connection:
            connection.execute(statement)
        assert noted(database).site == {("acme", "rope")}
    with write_transaction(database) as connection:
        connection.execute(delete(home_row).where(home_row.c.home_id == "h1"))
    assert noted(database).home == {"h1"}


def test_more_changes_than_asked_for_are_not_read(shop: Settings, database: Engine) -> None:
    assert shop
    assert read_changes(database, most=1) is None


def test_an_unchanged_market_is_not_read(shop: Settings, database: Engine) -> None:
    first = match_catalogs(shop, database, silent)
    assert stages(shop, database) == set()
    again = match_catalogs(shop, database, silent)
    kept = ("home_rows", "styles", "variants", "parts", "verdicts", "decided_by", "conflicts", "home_usable")
    assert [getattr(again, name) for name in kept] == [getattr(first, name) for name in kept]
    assert (again.written, again.removed, again.moved, again.decided_anew) == (0, 0, {}, {})
    record_judgement(shop, stored_catalog.ids("rope")[1], "same", "h1")
    assert stages(shop, database) == {"match"}
    assert stages(shop, database) == set()


def test_what_changes_during_a_match_is_left_for_the_next(shop: Settings, database: Engine) -> None:
    def change(stage: str, *_rest: object, **_named: object) -> None:
        if stage == "match":
            stored_catalog.import_rows(shop, {**TENT, "title": "Rope"})

    match_catalogs(shop, database, change)
    assert "read catalogs" in stages(shop, database)


def test_a_match_that_was_cut_short_is_done_again(shop: Settings, database: Engine) -> None:
    def stops(stage: str, *_rest: object, **_named: object) -> None:
        if stage == "match":
            raise KeyboardInterrupt

    match_catalogs(shop, database, silent)
    stored_catalog.import_rows(shop, {**TENT, "title": "Rope"})
    with pytest.raises(KeyboardInterrupt):
        match_catalogs(shop, database, stops)
    assert "read catalogs" in stages(shop, database)
