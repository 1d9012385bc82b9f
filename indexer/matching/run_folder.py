"""The folder that a matching run keeps both catalogs in while it is at work."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config.settings import Settings


@contextmanager
def run_folder(settings: Settings) -> Iterator[Path]:
    """An empty folder for the run that holds the index lock; what a killed one left of it is removed."""
    remove_run_folder(settings)
    folder = _folder(settings)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        remove_run_folder(settings)


def remove_run_folder(settings: Settings) -> None:
    """Remove what a killed run left; only under the index lock."""
    shutil.rmtree(_folder(settings), ignore_errors=True)


def _folder(settings: Settings) -> Path:
    return settings.data_dir / "matching"
