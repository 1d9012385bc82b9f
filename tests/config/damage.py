"""A store that breaks while it is in use."""

from pathlib import Path


def damage(store: Path) -> None:
    """Write something else over a part of its file, behind what is read when it is opened."""
    content = store.read_bytes()
    store.write_bytes(content[: len(content) // 2] + b"junk" * (len(content) // 8))
