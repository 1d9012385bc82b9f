"""What an import changes, what it leaves alone, and what it says."""

import gzip
import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from rich.console import Console
from sqlalchemy import Engine, event, select

from config.errors import InputError, OffshelfError, StoreError
from config.progress import silent
from config.settings import Settings
from indexer.home.catalog import home_usable
from indexer.home.importer import import_home
from indexer.home.record import HomeRecord
from indexer.home.report_view import import_tables
from indexer.tables import home_import, home_row
from tests.indexer.home.conftest import Import

Rows = Callable[[], dict[str, HomeRecord]]


def changed_at(database: Engine) -> dict[str, datetime]:
    with database.connect() as connection:
        return {row.home_id: row.changed_at for row in connection.execute(select(home_row))}


def usable(database: Engine) -> bool:
    with database.connect() as connection:
        return home_usable(connection)


def test_an_import_upserts_and_unchanged_rows_keep_their_time(import_text: Import, database: Engine) -> None:
    first = import_text("id,title\n1,A\n2,B\n3,C\n")
    before = changed_at(database)
    second = import_text("id,title\n1,A\n2,Bee\n4,D\n")
    after = changed_at(database)
    assert (first.added, first.imported, first.home_rows) == (3, 3, 3)
    assert (second.added, second.changed, second.unchanged, second.removed, second.home_rows) == (1, 1, 1, 0, 4)
    assert after["1"] == before["1"]
    assert after["3"] == before["3"]
    assert after["2"] > before["2"]


def test_a_full_snapshot_removes_what_vanished(import_text: Import, rows: Rows) -> None:
    import_text("id,title\n1,A\n2,B\n3,C\n")
    report = import_text("id,title\n2,B\n", replace=True)
    assert (report.removed, report.home_rows) == (2, 1)
    assert list(rows()) == ["2"]


def test_a_full_snapshot_keeps_what_it_names_but_can_not_say(import_text: Import, rows: Rows) -> None:
    import_text("id,title\n1,A\n2,B\n3,C\n")
    report = import_text("id,title\n1,A\n2,\n", replace=True)
    assert {record.home_id: record.title for record in rows().values()} == {"1": "A", "2": "B"}
    assert report.bad_rows[0].reason == "no_title"


def test_bad_rows_are_reported_by_line_and_the_good_ones_imported(import_text: Import, rows: Rows) -> None:
    report = import_text(
        'id,title,price\n1,A,5 EUR\n2,,6 EUR\n,B,7\n1,C,8\n5,"two\nlines",9\n6,"Big" Shoe,1\n7,G,1,surplus\n8,H,1\n'
    )
    found = {bad.reason: (bad.rows, [example.line for example in bad.first]) for bad in report.bad_rows}
    assert found == {
        "no_title": (1, [3]),
        "no_id": (1, [4]),
        "duplicate_id": (1, [5]),
        "bad_quoting": (1, [8]),
        "too_many_cells": (1, [9]),
    }
    assert (report.rows, report.imported) == (8, 3)
    details = {example.line: example.detail for bad in report.bad_rows for example in bad.first}
    assert details[3] == "id 2"
    assert details[5] == "id 1, as on line 2"
    assert details[9] == "4 cells under 3 columns"
    assert {key: record.title for key, record in rows().items()} == {"1": "A", "5": "two lines", "8": "H"}


def test_bad_json_lines_are_reported(import_text: Import) -> None:
    lines = ['{"id": 1, "title": "A"}', "{", "[]", '{"id": [], "title": "B"}', '{"id": 2, "title": NaN}', "[" * 9_999]
    report = import_text("\n".join([*lines, '{"id": "x%s", "title": "C"}' % ("x" * 600)]) + "\n", "home.jsonl")
    found = {bad.reason: [example.line for example in bad.first] for bad in report.bad_rows}
    assert found == {"bad_json": [2, 6], "not_an_object": [3], "no_id": [4], "no_title": [5], "id_too_long": [7]}
    assert report.imported == 1


def test_ids_are_not_touched(import_text: Import, rows: Rows) -> None:
    import_text(
        '{"id": " a  B\\t", "title": "x"}\n{"id": "\\u00e9", "title": "x"}\n{"id": "e\\u0301", "title": "x"}', "h.jsonl"
    )
    assert set(rows()) == {" a  B\t", "é", "e\u0301"}


def test_columns_can_be_named(import_text: Import, rows: Rows) -> None:
    report = import_text(
        "nr,title,txt,shade,w\n1,A,Lamp,warm,3\n",
        mapping=("id=NR", "title=txt", "options.tone=shade", "attributes.weight=w"),
    )
    assert report.mapping["title"] == ["txt"]
    record = rows()["1"]
    assert (record.title, record.options, record.attributes) == (
        "Lamp",
        {"tone": "warm"},
        {"title": "A", "weight": "3"},
    )


FAILURES = [
    ("", {}, "is empty"),
    ("\n \n", {}, "is empty"),
    ("id,title\n", {}, "has no rows"),
    ("foo,bar\n1,2\n", {}, "no column for id and title"),
    ("id,foo\n1,2\n", {}, "no column for title"),
    ("id,title\n,\n1,\n", {}, "has no good row"),
    ('id,title\n1,A\n2,"never closed\n3,C\n', {}, "breaks off"),
    ('"id"x,title\n1,A\n', {}, "breaks off"),
    ('id,title\n1,A\n2,"' + "x" * 1_100_000 + "\n3,C\n", {}, "does not end"),
    (b"\x1f\x8b\x08\x00 no gzip at all", {}, "breaks off"),
    ("id,title,brand\n1,A,x\n2,B,y\n3,C", {}, "breaks off"),
    ('{"id": 1, "title": "A"}\n{"id": 2, "ti', {}, "breaks off"),
    ("<rss><channel><item><id>1</id><title>A</title></item>", {}, "breaks off"),
    ("<html></html>", {}, "not a feed"),
    ('[{"id": 1}]', {}, "one JSON list"),
    ('{\n "products": [\n{"id": 1}]}', {}, "one JSON object"),
    (bytes(range(256)) * 10, {}, "no text file"),
    (b"PK\x03\x04 a spreadsheet", {}, "spreadsheet"),
    (gzip.compress(b"id,title\n1,A\n" * 999)[:-30], {}, "breaks off"),
    ("id,title\n1,A\n", {"format_name": "xls"}, "no format 'xls'"),
    ("id,title\n1,A\n", {"mapping": ("title",)}, "FIELD=COLUMN"),
    ("id,title\n1,A\n", {"mapping": ("colour=title",)}, "FIELD=COLUMN"),
    ("id,title\n1,A\n", {"mapping": ("brand=nope",)}, "no column 'nope'"),
]


@pytest.mark.parametrize(("body", "how", "said"), FAILURES)
def test_a_file_that_fails_as_a_whole_replaces_nothing(
    import_text: Import, rows: Rows, database: Engine, body: str | bytes, how: dict[str, object], said: str
) -> None:
    import_text("id,title\n1,A\n2,B\n")
    with pytest.raises(InputError, match=said) as failure:
        import_text(body, replace=True, **how)
    assert "\n" not in str(failure.value)
    assert failure.value.next_step
    assert {record.title for record in rows().values()} == {"A", "B"}
    assert usable(database)


def test_a_missing_file_and_a_directory(settings: Settings, tmp_path: Path) -> None:
    for path, said in ((tmp_path / "nope.csv", "no file"), (tmp_path, "directory")):
        with pytest.raises(InputError, match=said):
            import_home(settings, path, None, [], False, silent)


def test_a_home_catalog_is_usable_once_a_load_was_complete(import_text: Import, database: Engine) -> None:
    assert not usable(database)
    with pytest.raises(OffshelfError):
        import_text("")
    assert not usable(database)
    import_text("id,title\n1,A\n")
    assert usable(database)
    with pytest.raises(OffshelfError):
        import_text("")
    assert usable(database)
    with database.connect() as connection:
        states = list(connection.execute(select(home_import.c.state).order_by(home_import.c.id)).scalars())
    assert states == ["failed", "complete", "failed"]


def test_rows_of_loads_that_all_failed_are_not_usable(database: Engine) -> None:
    with database.begin() as connection:
        row = {"home_id": "1", "style_key": "1", "record": "{}", "content_hash": "", "import_id": 1}
        now = datetime(2026, 1, 1)
        connection.execute(home_row.insert().values(**row, changed_at=now))
        connection.execute(home_import.insert().values(source="x", started_at=now, state="failed"))
    assert not usable(database)


def test_a_switch_that_fails_changes_nothing(
    import_text: Import, rows: Rows, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk in the middle of the switch, made by SQLite's own page limit."""
    import_text("id,title\n1,A\n")
    path = tmp_path / "big.csv"
    path.write_text("id,title\n" + "".join(f"{n},{'x' * 400}\n" for n in range(3_000)))
    from config import database as store

    open_database = store.open_database

    def open_small(settings: Settings) -> Engine:
        engine = open_database(settings)

        @event.listens_for(engine, "connect")
        def limit(connection: object, _: object) -> None:
            connection.execute("PRAGMA max_page_count=120")  # type: ignore[attr-defined]  # SQLite's connection

        engine.dispose()  # so that the next connection has the limit
        return engine

    monkeypatch.setattr(store, "open_database", open_small)
    with pytest.raises(StoreError, match="full"):
        import_home(settings, path, None, [], True, silent)
    assert {record.title for record in rows().values()} == {"A"}


def test_an_import_that_was_killed_is_noted_as_failed(import_text: Import, database: Engine) -> None:
    with database.begin() as connection:
        connection.execute(home_import.insert().values(source="x", started_at=datetime(2026, 1, 1), state="running"))
    import_text("id,title\n1,A\n")
    with database.connect() as connection:
        states = list(connection.execute(select(home_import.c.state).order_by(home_import.c.id)).scalars())
    assert states == ["failed", "complete"]


def test_memory_holds_a_batch_not_the_file(settings: Settings, tmp_path: Path) -> None:
    import tracemalloc

    path = tmp_path / "big.csv"
    with path.open("w") as file:
        file.write("id,title,note\n")
        file.writelines(f"{n},Title {n},{'x' * 900}\n" for n in range(8_000))
    import_home(settings, path, None, [], False, silent)  # loads what is loaded once
    tracemalloc.start()
    report = import_home(settings, path, None, [], False, silent)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert report.unchanged == 8_000
    assert peak < 6_500_000 < path.stat().st_size


def test_the_report_shows_hostile_text_as_it_is(import_text: Import) -> None:
    from rich.console import Console

    console = Console(width=100, record=True, file=io.StringIO())
    report = import_text("id,title,[red]x\x1b[2J\n1,,\n2,[bold]B,y\n")
    console.print(report)
    text = console.export_text()
    assert "[red]x" in text
    assert "\x1b" not in text
    assert "no_title" in text


def test_a_snapshot_without_half_of_the_catalog_has_to_be_forced(import_text: Import, rows: Rows) -> None:
    import_text("id,title\n1,A\n2,B\n3,C\n4,D\n")
    assert not import_text("id,title\n1,A\n2,B\n5,E\n6,F\n7,G\n", replace=True).mostly_gone
    half = "id,title\n1,A\n2,B\n"
    with pytest.raises(InputError, match=r"would leave 2 of 5 home rows.*--force"):
        import_text(half, replace=True)
    assert set(rows()) == {"1", "2", "5", "6", "7"}
    report = import_text(half, replace=True, force=True)
    assert (report.removed, report.mostly_gone, set(rows())) == (3, True, {"1", "2"})


def test_a_refused_snapshot_leaves_the_catalog_usable(import_text: Import, database: Engine) -> None:
    import_text("id,title\n1,A\n2,B\n3,C\n4,D\n")
    with pytest.raises(InputError):
        import_text("id,title\n1,A\n", replace=True)
    with database.connect() as connection:
        assert home_usable(connection)


def test_a_value_that_is_left_out_says_what_would_help(import_text: Import) -> None:
    report = import_text("id,title,price,ean\n1,A,12.50,4006381333930\n")
    file = io.StringIO()
    for table in import_tables(report):
        Console(file=file, width=120).print(table)
    said = file.getvalue()
    assert "price_without_currency" in said
    assert "add a column currency" in said
    assert "the last digit does not fit the others" in said
