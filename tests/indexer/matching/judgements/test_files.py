"""Decisions in a file: written, replayed, undone, and what no longer applies."""

import json
from pathlib import Path

import pytest
from sqlalchemy import insert

from config.database import open_database, write_transaction
from config.errors import InputError, NotFoundError
from config.settings import Settings
from crawler.tables import tombstone
from indexer.matching.judgements.files import export_judgements, import_judgements
from indexer.matching.judgements.judgements import record_judgement, undo_judgement
from indexer.matching.judgements.log import JudgementLog
from tests.indexer.stored_catalog import SEEN, harvest, ids, import_rows, product

FELL, GLOVE = ids("Fell runner")[1], ids("Glove")[1]


@pytest.fixture
def shop(settings: Settings) -> Settings:
    import_rows(
        settings, {"id": "h1", "title": "Fell shoe", "brand": "Acme", "mpn": "F-1"}, {"id": "h2", "title": "Tent"}
    )
    harvest(settings, product("Fell runner"), product("Glove"))
    record_judgement(settings, FELL, "same", "h1", "Ada", "measured it")
    record_judgement(settings, GLOVE, "different", "h2", "Bob")
    return settings


def in_force(settings: Settings) -> list[tuple[str, str, str, str, str | None]]:
    database = open_database(settings)
    with database.connect() as connection:
        said = JudgementLog(connection).in_force()
    database.dispose()
    return sorted((one.subject, one.object, one.decision, one.decided_by, one.why) for one in said)


def test_a_line_has_the_decision_and_both_records(shop: Settings, tmp_path: Path) -> None:
    assert export_judgements(shop, tmp_path / "said.jsonl").judgements == 2
    first, _ = map(json.loads, (tmp_path / "said.jsonl").read_text().splitlines())
    assert (first["variant_id"], first["home_id"], first["decision"]) == (FELL, "h1", "same")
    assert (first["decided_by"], first["why"]) == ("Ada", "measured it")
    assert (first["brand_record"]["title"], first["home_record"]["title"]) == ("Fell runner", "Fell shoe")


def test_a_replay_on_another_store_says_the_same_and_again_changes_nothing(shop: Settings, tmp_path: Path) -> None:
    file = tmp_path / "said.jsonl"
    export_judgements(shop, file)
    other = Settings(data_dir=tmp_path / "other", config_dir=tmp_path / "config")
    harvest(other, product("Fell runner"))
    first = import_judgements(other, file)
    assert (first.lines, first.taken, first.left_out) == (2, 2, {})
    assert first.waiting == {"home_row_gone": 1, "variant_not_listed": 1}
    assert in_force(other) == in_force(shop)
    again = import_judgements(other, file)
    assert (again.taken, again.left_out) == (0, {"already_known": 2})


def test_a_later_decision_here_counts_more(shop: Settings, tmp_path: Path) -> None:
    file = tmp_path / "said.jsonl"
    export_judgements(shop, file)
    record_judgement(shop, FELL, "same", "h2")
    report = import_judgements(shop, file)
    assert report.left_out == {"older_than_ours": 1, "already_known": 1}
    assert (FELL, "h2", "same") in [said[:3] for said in in_force(shop)]


def test_what_is_malformed_or_purged_is_counted(shop: Settings, tmp_path: Path) -> None:
    file = tmp_path / "said.jsonl"
    export_judgements(shop, file)
    said = file.read_text().splitlines()[0]
    odd = [
        "no json",
        "[]",
        "{}",
        said.replace('"same"', '"perhaps"'),
        said.replace('"variant"', '"planet"'),
        "\xff" * 9,
    ]
    file.write_text("\n".join([*odd, said.replace(FELL, "sly.1-1")]))
    database = open_database(shop)
    with write_transaction(database) as connection:
        stone = {"site": "sly", "url": "", "reason": "asked", "purged_at": SEEN.replace(tzinfo=None)}
        connection.execute(insert(tombstone).values(stone))
    database.dispose()
    report = import_judgements(shop, file)
    assert (report.taken, report.left_out, report.first_malformed) == (0, {"malformed": 6, "site_purged": 1}, 1)


def test_what_was_said_is_undone_and_what_it_replaced_counts_again(shop: Settings) -> None:
    record_judgement(shop, FELL, "same", "h2")
    [one, two] = undo_judgement(shop, FELL).undone
    assert (one.object, two.object) == ("h1", "h2")
    assert (FELL, "h1", "same") in [said[:3] for said in in_force(shop)]
    undo_judgement(shop, None)
    undo_judgement(shop, None)
    with pytest.raises(NotFoundError, match="no decision to undo"):
        undo_judgement(shop, None)


def test_a_file_that_is_not_there_is_one_line(shop: Settings, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't be read"):
        import_judgements(shop, tmp_path / "missing.jsonl")
    with pytest.raises(InputError, match="can't be written"):
        export_judgements(shop, tmp_path / "nowhere" / "said.jsonl")
