"""Scorers that were fitted on all labelled sets but one, kept in a folder."""

from pathlib import Path

from config.progress import silent
from indexer.matching.scoring.scorer import Scorer, read_scorer
from indexer.matching.training.training import train_scorer


def left_out_scorer(sets: Path, name: str, folder: Path) -> Scorer:
    """The one that never saw the set of this name; fitted where the folder does not have it yet."""
    path = folder / f"without-{name}.json"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        train_scorer(sets, [name], path, silent)
    return read_scorer(path)
