"""Builds: made beside the live one, switched at once, dropped without a trace."""

import threading
from collections.abc import Callable, Iterator

import pytest

from config.errors import EngineError
from config.settings import Settings
from indexer.document import CatalogDocument
from indexer.engines.open import open_engine
from indexer.engines.protocol import SearchEngine
from indexer.engines.query import EngineQuery
from indexer.versions import SCHEMA
from tests.catalog import home_document
from tests.contract.conftest import found

Name = Callable[[int], str]


def test_an_engine_that_works_says_its_name_and_version(engine: SearchEngine) -> None:
    assert any(c.isdigit() for c in engine.check())


def test_nothing_is_live_before_the_first_switch(engine: SearchEngine, name: Name) -> None:
    assert engine.live() is None
    engine.create(name(1))
    assert engine.live() is None
    assert engine.live_name() is None
    assert engine.builds() == [name(1)]


def test_a_switch_makes_a_build_live_for_every_process(
    engine: SearchEngine, engine_settings: Settings, name: Name
) -> None:
    engine.create(name(1)).apply([home_document("1", "old")], [])
    engine.switch(name(1))
    engine.create(name(2)).apply([home_document("2", "new")], [])
    live = engine.live()
    assert live is not None
    assert (live.name, found(live)) == (name(1), ["1"])
    engine.switch(name(2))
    for anyone in (engine, open_engine(engine_settings)):
        live = anyone.live()
        assert live is not None
        assert (live.name, found(live)) == (name(2), ["2"])
    assert engine.builds() == [name(1), name(2)]


def test_the_replaced_build_can_be_dropped_and_the_live_one_can_not(engine: SearchEngine, name: Name) -> None:
    for number in (1, 2):
        engine.create(name(number)).apply([home_document(str(number))], [])
        engine.switch(name(number))
    engine.drop(name(1))
    assert engine.builds() == [name(2)]
    with pytest.raises(EngineError, match="live"):
        engine.drop(name(2))
    live = engine.live()
    assert live is not None
    assert found(live) == ["2"]


def test_switching_to_the_live_build_changes_nothing(engine: SearchEngine, name: Name) -> None:
    engine.create(name(1)).apply([home_document("1")], [])
    engine.switch(name(1))
    engine.switch(name(1))
    live = engine.live()
    assert live is not None
    assert (live.name, found(live)) == (name(1), ["1"])


def test_switching_to_nothing_fails_and_leaves_the_live_build(engine: SearchEngine, name: Name) -> None:
    engine.create(name(1)).apply([home_document("1")], [])
    engine.switch(name(1))
    with pytest.raises(EngineError, match="no index"):
        engine.switch(name(9))
    live = engine.live()
    assert live is not None
    assert found(live) == ["1"]


def test_dropping_nothing_is_no_failure(engine: SearchEngine, name: Name) -> None:
    engine.drop(name(9))


def test_creating_a_build_again_empties_it(engine: SearchEngine, name: Name) -> None:
    engine.create(name(1)).apply([home_document("1")], [])
    assert engine.create(name(1)).count() == 0


def test_a_name_that_is_none_is_refused(engine: SearchEngine) -> None:
    with pytest.raises(EngineError, match="no name"):
        engine.create("../../etc")


def test_a_build_of_another_schema_is_not_searched(engine: SearchEngine, name: Name) -> None:
    other = name(1).replace(f"-v{SCHEMA}-", "-v999-")
    engine.create(other)
    engine.switch(other)
    assert engine.live() is None
    assert engine.live_name() == other
    assert engine.builds() == [other]


def test_documents_that_fail_halfway_leave_the_live_build_untouched(engine: SearchEngine, name: Name) -> None:
    engine.create(name(1)).apply([home_document("1")], [])
    engine.switch(name(1))

    def broken() -> Iterator[CatalogDocument]:
        yield home_document("2")
        raise RuntimeError("the store went away")

    with pytest.raises(RuntimeError, match="went away"):
        engine.create(name(2)).apply(broken(), [])
    engine.drop(name(2))
    live = engine.live()
    assert live is not None
    assert (found(live), engine.builds()) == (["1"], [name(1)])


def test_searches_go_on_while_builds_are_switched(engine: SearchEngine, engine_settings: Settings, name: Name) -> None:
    engine.create(name(1)).apply([home_document("1", "shoe")], [])
    engine.switch(name(1))
    stop, failures, answers = threading.Event(), list[BaseException](), set[tuple[str, ...]]()

    def search() -> None:
        shopper = open_engine(engine_settings)
        try:
            while not stop.is_set():
                live = shopper.live()
                assert live is not None
                answers.add(tuple(found(live, "shoe")))
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=search) for _ in range(3)]
    for thread in threads:
        thread.start()
    for number in range(2, 6):
        engine.create(name(number)).apply([home_document(str(number), "shoe")], [])
        engine.switch(name(number))
        engine.drop(name(number - 1))
    stop.set()
    for thread in threads:
        thread.join()
    assert failures == []
    assert all(len(answer) == 1 for answer in answers)


def test_after_a_switch_nobody_takes_the_old_build_for_live(
    engine: SearchEngine, engine_settings: Settings, name: Name
) -> None:
    shoppers = [open_engine(engine_settings) for _ in range(3)]
    for number in range(1, 4):
        engine.create(name(number)).apply([home_document(str(number))], [])
        for shopper in shoppers:
            shopper.live()  # so that each remembers the one before
        engine.switch(name(number))
        seen = [shopper.live() for shopper in shoppers]
        assert [index.name for index in seen if index] == [name(number)] * 3


def test_changes_are_seen_by_an_index_that_was_open_before(
    engine: SearchEngine, engine_settings: Settings, name: Name
) -> None:
    engine.create(name(1))
    engine.switch(name(1))
    reader, writer = engine.live(), open_engine(engine_settings).live()
    assert reader is not None
    assert writer is not None
    assert reader.count() == 0
    writer.apply([home_document("1")], [])
    assert reader.count() == 1
    assert reader.search([EngineQuery()])[0].total == 1
