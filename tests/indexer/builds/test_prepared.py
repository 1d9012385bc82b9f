"""What a build holds and records is the same, however many processes make it."""

import os
import signal
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from operator import attrgetter
from pathlib import Path

import orjson
import pytest

from config.errors import EngineError, OffshelfError
from config.settings import Settings
from indexer.builds.prepared import Prepared, prepared
from indexer.builds.record import content_hash
from indexer.builds.verification import Canaries
from indexer.builds.vocabulary import document_terms
from indexer.document import CatalogDocument
from indexer.documents.batch import DocumentBatch
from indexer.engines.open import open_engine
from indexer.engines.prepared_document import PreparedDocument
from indexer.engines.protocol import SearchIndex
from indexer.engines.query import EngineQuery
from indexer.suggestions.gatherer import SuggestionGatherer
from indexer.versions import SCHEMA
from tests.catalog import brand_variant, home_document

SEEN = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Batch:
    """Three documents, and which process made them."""

    number: int
    notes: Path

    def documents(self) -> Iterator[CatalogDocument]:
        (self.notes / str(os.getpid())).touch()
        for i in range(3):
            key = f"{self.number}-{i}"
            title = f"Café lamp {self.number % 4} AB-{key}"
            if i:
                told = f"A lamp for desk {self.number}{', café style, 運動靴' if i > 1 else ''} {'z' * 101}"
                yield home_document(key, title, brand="Lumen", category="Lamps > Desk", description=told)
            else:
                variants = [brand_variant(key, price=Decimal(9), observed_at=SEEN)]
                yield CatalogDocument(
                    id=f"acme.{key}",
                    section="buy_for_me",
                    brand_site="acme",
                    title=title,
                    brand="Acmé",
                    variants=variants,
                )


@dataclass(frozen=True)
class Fatal:
    """Ends whichever process makes it, as the system does where memory runs out."""

    def documents(self) -> list[CatalogDocument]:
        os.kill(os.getpid(), signal.SIGKILL)
        return []


@dataclass(frozen=True)
class Failing:
    """Can't be made."""

    def documents(self) -> list[CatalogDocument]:
        raise EngineError("The disk is full.", "Make room.")


def parts(settings: Settings, folder: Path) -> tuple[SearchIndex, list[Prepared]]:
    folder.mkdir()
    index = open_engine(settings).create(f"offshelf-v{SCHEMA}-000001")
    batches: Iterator[Batch] = (Batch(i, folder) for i in range(20))
    return index, list(prepared(batches, index, settings.currency))


def documents(folder: Path) -> list[CatalogDocument]:
    return [document for i in range(20) for document in Batch(i, folder).documents()]


@pytest.mark.parametrize("processes", [1, 2])
def test_every_document_is_held_and_recorded_once(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: processes)
    index, made = parts(settings, tmp_path / "made")
    others = {file.name for file in (tmp_path / "made").iterdir()} - {str(os.getpid())}
    assert len(others) == (processes if processes > 1 else 0)
    every = documents(tmp_path / "made")
    held = index.get([document.id for document in every])
    assert index.count() == 60
    assert sorted(held, key=attrgetter("id")) == sorted(every, key=attrgetter("id"))
    hashes = {document.id: content_hash(PreparedDocument(document).content, settings.currency) for document in every}
    assert dict(item for part in made for item in part.hashes.items()) == hashes
    assert Counter(name for part in made for name in part.sections.elements()) == {"home": 40, "buy_for_me": 20}
    terms = Counter(term for document in every for term in document_terms(PreparedDocument(document)))
    counted: Counter[str] = Counter()
    for part in made:
        counted.update(part.terms)
        counted.update(orjson.loads(part.words or b"{}"))
    assert counted == terms
    assert (counted["lamp"], counted["desk"], counted["運動"], counted["cafe"]) == (60, 40, 20, 60)
    assert index.search([EngineQuery(facets=("brand",))])[0].facets["brand"] == {"Lumen": 40, "Acmé": 20}


@pytest.mark.parametrize("processes", [1, 2])
def test_what_was_joined_can_be_changed_and_leaves_no_files(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: processes)
    index, _ = parts(settings, tmp_path / "made")
    every = documents(tmp_path / "made")
    folder = settings.data_dir / "tantivy" / index.name
    before = {file.name for file in folder.glob("*.store")}
    assert len(before) == processes
    assert not [file for file in folder.iterdir() if file.is_dir()]
    index.apply([every[0].model_copy(update={"title": "Chair"})], [document.id for document in every[1:]])
    assert [document.title for document in index.get([document.id for document in every])] == ["Chair"]
    assert not before & {file.name for file in folder.iterdir()}


def test_parts_together_give_what_one_would(settings: Settings, tmp_path: Path) -> None:
    whole, canaries = SuggestionGatherer(settings.currency), Canaries()
    united, taken = SuggestionGatherer(settings.currency), Canaries()
    for part in parts(settings, tmp_path / "parts")[1]:
        if part.suggestions:
            united.merge(part.suggestions)
        taken.merge(part.canaries)
    for document in documents(tmp_path):
        whole.consider(document)
        canaries.consider(document, content_hash(PreparedDocument(document).content, settings.currency))
    assert united.entries() == whole.entries()
    assert len(whole.entries()["product"]) > 20
    assert {document.id for document in taken.documents} == {document.id for document in canaries.documents}


def test_a_failure_elsewhere_is_told_as_it_is(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    index = open_engine(settings).create(f"offshelf-v{SCHEMA}-000001")
    batches: list[DocumentBatch] = [*(Batch(i, tmp_path) for i in range(10)), Failing()]
    with pytest.raises(EngineError, match=r"^The disk is full. Make room.$"):
        list(prepared(iter(batches), index, settings.currency))
    assert index.count() == 0


def test_a_process_that_is_ended_is_a_failure_with_a_next_step(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    index = open_engine(settings).create(f"offshelf-v{SCHEMA}-000001")
    batches: list[DocumentBatch] = [*(Batch(i, tmp_path) for i in range(10)), Fatal()]
    with pytest.raises(OffshelfError, match="memory"):
        list(prepared(iter(batches), index, settings.currency))
