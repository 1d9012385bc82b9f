"""What a build is made of is the same, however many processes make it."""

import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import orjson
import pytest

from config.errors import OffshelfError
from config.settings import Settings
from indexer.document import CatalogDocument
from indexer.document_batch import DocumentBatch
from indexer.engines.open import open_engine
from indexer.prepared import Prepared, prepared
from indexer.suggestions.gatherer import SuggestionGatherer
from indexer.verification import Canaries
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
                yield home_document(key, title, brand="Lumen", category="Lamps > Desk")
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


def parts(settings: Settings, number: int, folder: Path) -> list[Prepared]:
    folder.mkdir()
    index = open_engine(settings).create(f"offshelf-v{SCHEMA}-{number:06d}")
    batches: Iterator[Batch] = (Batch(i, folder) for i in range(20))
    return list(prepared(batches, index, settings.currency))


def read(form: bytes) -> dict[str, Any]:
    """With the codes in one order: each process has its own."""
    fields: dict[str, Any] = orjson.loads(form)
    return {**fields, "codes": sorted(fields["codes"].split())}


def test_other_processes_prepare_the_same_in_the_same_order(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    alone = parts(settings, 1, tmp_path / "alone")
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    shared = parts(settings, 2, tmp_path / "shared")
    assert [file.name for file in (tmp_path / "alone").iterdir()] == [str(os.getpid())]
    assert {file.name for file in (tmp_path / "shared").iterdir()} - {str(os.getpid())}
    assert sum(len(part.forms) for part in alone) == 60
    for one, other in zip(alone, shared, strict=True):
        assert list(map(read, one.forms)) == list(map(read, other.forms))
        assert (one.hashes, one.terms, one.sections) == (other.hashes, other.terms, other.sections)
        assert one.canaries.documents == other.canaries.documents


def test_parts_together_give_what_one_would(settings: Settings, tmp_path: Path) -> None:
    whole, canaries = SuggestionGatherer(settings.currency), Canaries()
    united, taken = SuggestionGatherer(settings.currency), Canaries()
    for part in parts(settings, 1, tmp_path / "parts"):
        united.merge(part.suggestions)
        taken.merge(part.canaries)
    for i in range(20):
        for document in Batch(i, tmp_path).documents():
            whole.consider(document)
            canaries.consider(document)
    assert united.entries() == whole.entries()
    assert len(whole.entries()["product"]) > 20
    assert {document.id for document in taken.documents} == {document.id for document in canaries.documents}


def test_a_process_that_is_ended_is_a_failure_with_a_next_step(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    index = open_engine(settings).create(f"offshelf-v{SCHEMA}-000001")
    batches: list[DocumentBatch] = [*(Batch(i, tmp_path) for i in range(10)), Fatal()]
    with pytest.raises(OffshelfError, match="memory"):
        list(prepared(iter(batches), index, settings.currency))
