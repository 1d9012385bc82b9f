"""The word lists that are shipped beside the code."""

from pathlib import Path


def listed_lines(name: str) -> list[str]:
    """The lines of a list that say something: comments begin with ``#``."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
