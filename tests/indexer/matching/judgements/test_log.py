"""Judgements as they are kept: the last word counts, everything is remembered, and an act can be undone."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection

from config.database import open_database
from config.settings import Settings
from indexer.matching.judgements.judgement import Judgement, Said, Scope
from indexer.matching.judgements.log import JudgementLog


@pytest.fixture
def connection(settings: Settings) -> Iterator[Connection]:
    engine = open_database(settings)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


@pytest.fixture
def log(connection: Connection) -> JudgementLog:
    return JudgementLog(connection)


def said(name: str, decision: Said, subject: str = "acme.1-1", scope: Scope = "variant") -> Judgement:
    at = datetime(2026, 3, 1, tzinfo=UTC)
    return Judgement(
        scope=scope, subject=subject, object=name, decision=decision, decided_at=at, decided_by="Ada", why="looked"
    )


def in_force(log: JudgementLog) -> list[tuple[str, str]]:
    return [(judged.object, judged.decision) for judged in log.in_force()]


def test_the_last_word_on_a_pair_counts(log: JudgementLog) -> None:
    log.add([said("h1", "same")])
    log.add([said("h1", "different")])
    assert in_force(log) == [("h1", "different")]


def test_a_variant_is_one_home_row_only(log: JudgementLog) -> None:
    log.add([said("h1", "same")])
    log.add([said("h2", "different")])
    log.add([said("h3", "same")])
    assert in_force(log) == [("h2", "different"), ("h3", "same")]


def test_a_brand_may_be_called_several_names(log: JudgementLog) -> None:
    log.add([said("HP", "same", "Hewlett Packard", "brand")])
    log.add([said("HPE", "same", "Hewlett Packard", "brand")])
    assert len(in_force(log)) == 2


def test_undoing_brings_back_what_was_replaced(log: JudgementLog) -> None:
    log.add([said("h1", "same")])
    log.add([said("h2", "same")])
    assert [judged.object for judged in log.undo("Bob")] == ["h1", "h2"]
    assert in_force(log) == [("h1", "same")]
    log.undo("Bob")
    assert in_force(log) == []
    assert log.undo("Bob") == []


def test_the_last_one_on_a_name_is_undone(log: JudgementLog) -> None:
    log.add([said("h1", "same")])
    log.add([said("h9", "same", "acme.2-1")])
    log.undo("Bob", "acme.1-1")
    assert in_force(log) == [("h9", "same")]


def test_history_keeps_who_said_what_and_who_took_it_back(log: JudgementLog) -> None:
    log.add([said("h1", "same")])
    log.undo("Bob")
    first, then = log.history(["acme.1-1"])
    assert (first.decision, first.decided_by, first.why) == ("same", "Ada", "looked")
    assert (then.decision, then.decided_by, then.why) == ("withdrawn", "Bob", "undone: same")
