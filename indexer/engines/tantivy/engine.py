"""The embedded engine: builds are folders, and a pointer file names the live one."""

import os
import shutil
import threading
from importlib.metadata import version
from pathlib import Path

import orjson
import tantivy

from config.errors import EngineError
from config.settings import Settings
from indexer.engines.tantivy.failures import engine_failures
from indexer.engines.tantivy.index import TantivyIndex
from indexer.engines.tantivy.parts import META
from indexer.engines.tantivy.schema import FACET_FIELDS, build_schema
from indexer.engines.tantivy.settled import write_settled
from indexer.versions import BuildName, is_searchable

_POINTER = "live"
_BLOCK = 4_096
"""Bytes of documents that are read at once."""


class TantivyEngine:
    """All builds below ``data_dir/tantivy``. Switching is one rename of the pointer file."""

    def __init__(self, settings: Settings) -> None:
        self._root = settings.data_dir / "tantivy"
        self._currency = settings.currency
        self._lock = threading.Lock()
        self._opened: tuple[tuple[int, int], TantivyIndex] | None = None

    def check(self) -> str:
        """Name and version, after a look at whether the folder can be written."""
        with engine_failures("use the index folder"):
            self._root.mkdir(parents=True, exist_ok=True)
            if not os.access(self._root, os.W_OK):
                raise PermissionError(f"{self._root} can't be written")
        return f"Tantivy {version('tantivy')} (embedded)"

    def create(self, name: str) -> TantivyIndex:
        """A new, empty build; what an earlier attempt of this name left is removed."""
        self.drop(name)
        path = self._path(name)
        with engine_failures(f"create index '{name}'"):
            path.mkdir(parents=True)
            tantivy.Index(build_schema(), path=str(path))
            _settle_what_the_library_hides(path / META)
        return TantivyIndex(name, path, self._currency)

    def live(self) -> TantivyIndex | None:
        """The live build, opened once and again only when the pointer changes."""
        with self._lock, engine_failures("open the live index"):
            for _ in range(3):
                state = self._pointer_state()
                if state is None:
                    return None
                if self._opened is None or self._opened[0] != state:
                    self._opened = self._open(state)
                if self._opened is not None:
                    return self._opened[1]
            return None

    def live_name(self) -> str | None:
        """What the pointer names, if it is a name."""
        with engine_failures("read which index is live"):
            try:
                # A damaged pointer may hold anything.
                name = (self._root / _POINTER).read_text("utf-8", "replace").strip()
            except FileNotFoundError:
                return None
        return name if BuildName.parse(name) else None

    def switch(self, name: str) -> None:
        """Make a build the live one."""
        if not (self._path(name) / META).exists():
            raise EngineError(f"There is no index '{name}' to switch to.", "Run: offshelf reindex")
        with engine_failures(f"switch to index '{name}'"):
            write_settled(self._root / _POINTER, name.encode())

    def drop(self, name: str) -> None:
        """Delete a build that is not live. Who still reads it reads on: its files are open."""
        if name == self.live_name():
            raise EngineError(f"Index '{name}' is live and can't be dropped.", "Switch to another one first.")
        with engine_failures(f"drop index '{name}'"):
            path = self._path(name)
            if path.exists():
                shutil.rmtree(path)

    def builds(self) -> list[str]:
        """The names of all builds."""
        if not self._root.is_dir():
            return []
        return sorted(path.name for path in self._root.iterdir() if path.is_dir() and BuildName.parse(path.name))

    def clear(self) -> None:
        """Delete all builds."""
        with engine_failures("delete all indexes"):
            (self._root / _POINTER).unlink(missing_ok=True)
        for name in self.builds():
            self.drop(name)

    def _path(self, name: str) -> Path:
        if BuildName.parse(name) is None:
            raise EngineError(f"'{name[:100]}' is no name of an index.", "Use indexer.versions to make one.")
        return self._root / name

    def _pointer_state(self) -> tuple[int, int] | None:
        try:
            pointer = (self._root / _POINTER).stat()
        except FileNotFoundError:
            return None
        return pointer.st_mtime_ns, pointer.st_ino

    def _open(self, state: tuple[int, int]) -> tuple[tuple[int, int], TantivyIndex] | None:
        """The build that the pointer names; None if it was switched away in this moment."""
        name = self.live_name()
        if name is None or not is_searchable(name):
            return None
        try:
            return state, TantivyIndex(name, self._path(name), self._currency)
        except EngineError:
            if self._pointer_state() != state:
                return None
            raise


def _settle_what_the_library_hides(meta: Path) -> None:
    """Settings that its interface leaves out.

    Documents are packed already: compressed again, by blocks, they get no smaller, and one is read with all of a block.
    Facets are counted by their columns and never looked up, so lists of who has which value would be read by nobody.
    """
    written = orjson.loads(meta.read_bytes())
    written["index_settings"] = {
        "docstore_compression": "none",
        "docstore_blocksize": _BLOCK,
        "docstore_compress_dedicated_thread": False,
    }
    for field in written["schema"]:
        if field["name"] in FACET_FIELDS:
            del field["options"]["indexing"]
    meta.write_bytes(orjson.dumps(written))
