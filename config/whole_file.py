"""Text files that are replaced as a whole."""

from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Write the text beside the file, then put it in its place: who reads meanwhile finds what was, or all of it."""
    beside = path.with_name(f"{path.name}.new")
    beside.write_text(text, "utf-8")
    beside.replace(path)
