"""Parts of a build: each is an index of its own, filled by one process, of which the build then takes the segments.

The library lets one process write an index at a time, and joining what several have written copies nothing.
"""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar

import orjson
import tantivy

from indexer.engines.prepared_document import PreparedDocument
from indexer.engines.tantivy.dictionaries import counted_words
from indexer.engines.tantivy.failures import engine_failures
from indexer.engines.tantivy.packing import Packing
from indexer.engines.tantivy.schema import indexed_forms, open_index
from indexer.engines.tantivy.settled import settle, write_settled

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
    counts_words: ClassVar[bool] = True

    def __reduce__(self) -> tuple[type["PartWriter"], tuple[Path, Path, str]]:
        return PartWriter, (self.folder, self.build, self.currency)

    def write(self, documents: Sequence[PreparedDocument]) -> None:
        """Documents that the build does not have yet."""
        with engine_failures(f"write index '{self.build.name}'"):
            for form in indexed_forms(documents, self.currency, self._packing, self._index.schema):
                self._writer.add_document(form)

    def close(self) -> None:
        """Write what is still in memory."""
        with engine_failures(f"write index '{self.build.name}'"):
            self._writer.commit()
            self._writer.wait_merging_threads()

    def counted_words(self) -> Iterator[Mapping[str, int]]:
        """As the dictionaries of the segments have them."""
        with engine_failures(f"read index '{self.build.name}'"):
            self._index.reload()
            yield from counted_words(self._index.searcher(), self._index.schema)

    @cached_property
    def _packing(self) -> Packing:
        return Packing.of(self.build)

    @cached_property
    def _index(self) -> tantivy.Index:
        return open_index(self.folder)

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
    write_settled(build / _MANAGED, orjson.dumps(managed))
    stamp = max(meta["opstamp"] for meta in metas)
    segments = [segment for meta in metas for segment in meta["segments"]]
    write_settled(build / META, orjson.dumps(metas[0] | {"segments": segments, "opstamp": stamp}))
    settle(build)


def _read(file: Path) -> Any:
    return orjson.loads(file.read_bytes())
