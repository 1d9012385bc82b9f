"""Parts of a build: each is an index of its own, filled by one process, of which the build then takes the segments.

The library lets one process write an index at a time, and joining what several have written copies nothing.
"""

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import orjson
import tantivy

from indexer.document import CatalogDocument
from indexer.engines.tantivy.failures import engine_failures
from indexer.engines.tantivy.packing import Packing
from indexer.engines.tantivy.schema import indexed_forms, register_tokenizers

META = "meta.json"
"""What the library knows of an index: its settings and segments."""
_MANAGED = ".managed.json"
"""The files that it deletes once no segment needs them."""
_HEAP = 256 * 2**20
"""A segment is written when this is full: fewer segments take less room, are searched faster, and need no merging."""


@dataclass(frozen=True)
class PartWriter:
    """Fills one part. Nothing of it is kept unless it is closed."""

    folder: Path
    build: Path
    currency: str
    counts_words: bool = True

    def __reduce__(self) -> tuple[type["PartWriter"], tuple[Path, Path, str]]:
        return PartWriter, (self.folder, self.build, self.currency)

    def write(self, documents: Sequence[CatalogDocument]) -> None:
        """Documents that the build does not have yet."""
        with engine_failures(f"write index '{self.build.name}'"):
            for form in indexed_forms(documents, self.currency, self._packing, self._index.schema):
                self._writer.add_document(form)

    def close(self) -> None:
        """Write what is still in memory."""
        with engine_failures(f"write index '{self.build.name}'"):
            self._writer.commit()
            self._writer.wait_merging_threads()

    @cached_property
    def _packing(self) -> Packing:
        return Packing.of(self.build)

    @cached_property
    def _index(self) -> tantivy.Index:
        index = tantivy.Index.open(str(self.folder))
        register_tokenizers(index)
        return index

    @cached_property
    def _writer(self) -> tantivy.IndexWriter:
        return self._index.writer(_HEAP, 1)


def new_parts(build: Path, number: int) -> list[Path]:
    """The folders of so many parts of a build that is empty, with its settings."""
    folders = [build / f"part-{place}" for place in range(number)]
    for folder in folders:
        folder.mkdir()
        shutil.copy(build / META, folder / META)
    return folders


def join_parts(build: Path) -> None:
    """Move the segments of all parts into the build."""
    folders = sorted(build.glob("part-*"))
    metas = [_read(folder / META) for folder in (build, *folders)]
    managed: list[str] = _read(build / _MANAGED)
    for folder in folders:
        moved = [name for name in _read(folder / _MANAGED) if name != META and (folder / name).exists()]
        for name in moved:
            (folder / name).rename(build / name)
        managed.extend(moved)
        shutil.rmtree(folder)
    _write(build / _MANAGED, managed)
    stamp = max(meta["opstamp"] for meta in metas)
    _write(build / META, metas[0] | {"segments": [s for meta in metas for s in meta["segments"]], "opstamp": stamp})
    _settle(build)


def _read(file: Path) -> Any:
    return orjson.loads(file.read_bytes())


def _write(file: Path, content: object) -> None:
    """All of it or nothing."""
    written = file.with_name(f"{file.name}.new")
    written.write_bytes(orjson.dumps(content))
    _settle(written)
    written.replace(file)


def _settle(path: Path) -> None:
    """Have it on the disk, as the library has its own files: of a folder, which files are in it."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
