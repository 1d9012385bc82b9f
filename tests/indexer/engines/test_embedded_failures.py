"""An embedded index that is damaged, locked or on a full disk: one clear error with the next step."""

import shutil
from pathlib import Path

import pytest

from config.errors import EngineError
from config.settings import Settings
from indexer.engines.open import open_engine
from indexer.engines.protocol import SearchEngine
from indexer.engines.tantivy import index as tantivy_index
from indexer.versions import BuildName
from tests.catalog import home_document

NAME = str(BuildName("offshelf", 1))


@pytest.fixture
def engine(settings: Settings) -> SearchEngine:
    """An engine with one live document."""
    engine = open_engine(settings)
    engine.create(NAME).apply([home_document("1", "Shoe")], [])
    engine.switch(NAME)
    return engine


@pytest.fixture
def folder(settings: Settings, engine: SearchEngine) -> Path:  # noqa: ARG001 (the engine fills the folder)
    return settings.data_dir / "tantivy"


def test_a_build_that_lost_its_files(settings: Settings, folder: Path) -> None:
    (folder / NAME / "meta.json").write_text("{", "utf-8")
    with pytest.raises(EngineError, match="offshelf reindex"):
        open_engine(settings).live()


def test_a_pointer_to_nothing_means_that_no_index_is_live(settings: Settings, folder: Path) -> None:
    for written in (b"", b"nonsense", b"../../etc/passwd", b"\xff\xfe\x00"):
        (folder / "live").write_bytes(written)
        assert open_engine(settings).live() is None
        assert open_engine(settings).live_name() is None


def test_a_build_that_another_process_writes_to(
    settings: Settings, engine: SearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tantivy_index, "_WAIT_FOR_WRITER", 0.2)
    ours, theirs = engine.live(), open_engine(settings).live()
    assert ours is not None
    assert theirs is not None

    def documents() -> object:
        with pytest.raises(EngineError, match="Another process is writing"):
            theirs.apply([home_document("2")], [])
        yield home_document("3")

    ours.apply(documents(), [])  # type: ignore[arg-type]
    assert ours.count() == 2


def test_a_build_that_is_dropped_while_it_is_read(settings: Settings, folder: Path, engine: SearchEngine) -> None:
    reader = engine.live()
    assert reader is not None
    shutil.rmtree(folder / NAME)
    assert reader.count() == 1
    with pytest.raises(EngineError):
        open_engine(settings).live()


def test_a_folder_that_is_a_file(settings: Settings) -> None:
    settings.data_dir.mkdir(parents=True)
    (settings.data_dir / "tantivy").write_text("", "utf-8")
    with pytest.raises(EngineError, match="data directory"):
        open_engine(settings).check()
