"""A full build: beside the live index, verified, switched at once, and harmless when it fails or is killed."""

import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import select

from config.database import open_database
from config.errors import BusyError, EngineError
from config.progress import silent
from config.settings import Settings
from indexer.builds.verification import Canaries, verify_build
from indexer.engines.open import open_engine
from indexer.engines.protocol import SearchIndex
from indexer.engines.query import EngineQuery
from indexer.lock import Work, work_lock
from indexer.reindex import rebuild_index
from indexer.tables import index_build, indexed_document, vocabulary
from indexer.versions import SCHEMA
from tests.catalog import home_document
from tests.indexer.stored_catalog import harvest, import_rows, product

FIRST, SECOND, THIRD = (f"offshelf-v{SCHEMA}-{number:06d}" for number in (1, 2, 3))


@pytest.fixture(autouse=True)
def _catalogs(settings: Settings) -> None:
    import_rows(settings, *({"id": f"r{i}", "title": f"Lamp {i}", "brand": "Lumen"} for i in range(30)))
    harvest(settings, product("Acme boot", "41", "42"))


def live(settings: Settings) -> SearchIndex:
    index = open_engine(settings).live()
    assert index is not None
    return index


def states(settings: Settings) -> dict[str, str]:
    database = open_database(settings)
    with database.connect() as connection:
        rows = connection.execute(select(index_build.c.name, index_build.c.state)).all()
    database.dispose()
    return {row.name: row.state for row in rows}


def remembered_builds(settings: Settings) -> set[str]:
    """Builds whose documents or words the store still holds."""
    database = open_database(settings)
    with database.connect() as connection:
        found = {*connection.execute(select(indexed_document.c.build)).scalars()}
        found |= {*connection.execute(select(vocabulary.c.build)).scalars()}
    database.dispose()
    return found


def test_a_build_holds_both_catalogs_and_replaces_the_one_before(settings: Settings) -> None:
    first = rebuild_index(settings, silent)
    assert (first.build, first.replaced, first.documents) == (FIRST, None, 31)
    assert {section: count.documents for section, count in first.sections.items()} == {
        "home": 30, "buy_for_me": 1, "withheld": 0,
    }  # fmt: skip
    second = rebuild_index(settings, silent)
    assert (second.build, second.replaced) == (SECOND, FIRST)
    assert open_engine(settings).builds() == [SECOND]
    assert live(settings).count() == 31
    assert states(settings) == {FIRST: "retired", SECOND: "live"}
    assert remembered_builds(settings) == {SECOND}


@pytest.mark.parametrize("stage", ["iter_batches", "verify_build"])
def test_a_failed_build_leaves_the_live_index_untouched(
    settings: Settings, stage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rebuild_index(settings, silent)

    def fail(*_: object) -> None:
        raise EngineError("The disk is full.", "Make room.")

    with monkeypatch.context() as broken:
        broken.setattr(f"indexer.reindex.{stage}", fail)
        with pytest.raises(EngineError, match="disk is full"):
            rebuild_index(settings, silent)
    assert open_engine(settings).builds() == [FIRST]
    assert (live(settings).name, live(settings).count()) == (FIRST, 31)
    assert states(settings) == {FIRST: "live", SECOND: "failed"}
    assert remembered_builds(settings) == {FIRST}
    assert rebuild_index(settings, silent).build == THIRD


@pytest.mark.parametrize("damaged", ["meta.json", "*.store", "*"])
def test_a_damaged_live_index_is_replaced(settings: Settings, damaged: str) -> None:
    rebuild_index(settings, silent)
    for path in (settings.data_dir / "tantivy" / FIRST).glob(damaged):
        path.write_bytes(b"junk")
    report = rebuild_index(settings, silent)
    assert (report.build, report.replaced) == (SECOND, FIRST)
    assert open_engine(settings).builds() == [SECOND]
    assert live(settings).count() == 31


def test_a_live_index_that_is_gone_is_replaced(settings: Settings) -> None:
    rebuild_index(settings, silent)
    shutil.rmtree(settings.data_dir / "tantivy" / FIRST)
    assert rebuild_index(settings, silent).build == SECOND
    assert live(settings).count() == 31


@pytest.mark.parametrize(
    ("killed_in", "survivor"), [("verify_build", FIRST), ("reconcile", FIRST), ("drop_others", SECOND)]
)
def test_what_a_killed_build_left_is_cleaned_by_the_next(settings: Settings, killed_in: str, survivor: str) -> None:
    rebuild_index(settings, silent)
    kill_build(settings, killed_in)
    assert live(settings).name == survivor
    assert live(settings).count() == 31
    report = rebuild_index(settings, silent)
    assert open_engine(settings).builds() == [report.build]
    assert remembered_builds(settings) == {report.build}
    assert [state for name, state in states(settings).items() if name != report.build].count("live") == 0


def kill_build(settings: Settings, function: str) -> None:
    """Run a build in a process that dies, as by kill -9, when it calls the function, or calls it after the switch."""
    script = f"""
import os, signal
import indexer.reindex as reindex
from config.progress import silent
from config.settings import Settings
from indexer.engines.tantivy.engine import TantivyEngine

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

if {function!r} == "drop_others":
    switch = TantivyEngine.switch
    TantivyEngine.switch = lambda self, name: (switch(self, name), die())
else:
    reindex.{function} = die
reindex.rebuild_index(Settings(), silent)
"""
    environment = {"OFFSHELF_DATA_DIR": str(settings.data_dir), "OFFSHELF_CONFIG_DIR": str(settings.config_dir)}
    root = Path(__file__).parent.parent.parent
    run = subprocess.run([sys.executable, "-c", script], cwd=root, env=environment, capture_output=True, check=False)
    assert run.returncode == -9, run.stderr.decode()


def test_searches_during_builds_see_one_whole_catalog(settings: Settings) -> None:
    rebuild_index(settings, silent)
    stop, failures, totals = threading.Event(), list[BaseException](), set[int]()

    def search() -> None:
        engine = open_engine(settings)
        try:
            while not stop.is_set():
                index = engine.live()
                assert index is not None
                totals.add(index.search([EngineQuery()])[0].total)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=search) for _ in range(4)]
    for thread in threads:
        thread.start()
    for _ in range(4):
        rebuild_index(settings, silent)
    stop.set()
    for thread in threads:
        thread.join()
    assert failures == []
    assert totals == {31}


def test_two_index_runs_do_not_clash(settings: Settings) -> None:
    database = open_database(settings)
    with work_lock(settings, database, Work.INDEX), pytest.raises(BusyError, match="at work"):
        rebuild_index(settings, silent)
    database.dispose()
    assert rebuild_index(settings, silent).documents == 31


def test_verification_notices_what_is_missing(settings: Settings) -> None:
    index = open_engine(settings).create(FIRST)
    documents = [home_document(str(number), f"Lamp {number}", brand="Lumen") for number in range(5)]
    canaries = Canaries()
    for document in documents:
        canaries.consider(document, document.id)
    index.apply(documents, [])
    verify_build(index, 5, canaries)
    with pytest.raises(EngineError, match="holds 5 documents instead of 6"):
        verify_build(index, 6, canaries)
    index.apply([documents[3].model_copy(update={"title": "Chair"})], [])
    with pytest.raises(EngineError, match="does not find"):
        verify_build(index, 5, canaries)


def test_the_sample_is_small_and_always_the_same() -> None:
    documents = [home_document(str(number)) for number in range(500)]
    forwards, backwards = Canaries(), Canaries()
    for document in documents:
        forwards.consider(document, document.id)
    for document in reversed(documents):
        backwards.consider(document, document.id)
    chosen = {document.id for document in forwards.documents}
    assert len(chosen) == 12
    assert chosen == {document.id for document in backwards.documents}
