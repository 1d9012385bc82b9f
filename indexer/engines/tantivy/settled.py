"""Files that are on the disk when they are said to be written, as the library has its own."""

import os
import threading
from pathlib import Path


def write_settled(file: Path, content: bytes) -> None:
    """All of it or nothing, whoever else writes it."""
    written = file.with_name(f"{file.name}.{os.getpid()}.{threading.get_ident()}")
    written.write_bytes(content)
    settle(written)
    written.replace(file)


def settle(path: Path) -> None:
    """Wait until a file is on the disk; of a folder, which files are in it."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
