"""Parts that some tests need and a machine may lack: which are here, and how to get the others."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared" / "data"

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@dataclass(frozen=True)
class Part:
    """``name`` is the marker of the tests that need it."""

    name: str
    present: Callable[[], bool]
    how_to_get: str


def chromium_program() -> str | None:
    """Path of the system's Chromium, for Playwright's ``executable_path``."""
    return next((path for path in map(shutil.which, CHROMIUM_NAMES) if path), None)


PARTS = (
    Part(
        "meilisearch",
        lambda: shutil.which("meilisearch") is not None,
        "needs a Meilisearch server: put the 'meilisearch' program on PATH (https://www.meilisearch.com/docs)",
    ),
    Part(
        "chromium",
        lambda: chromium_program() is not None,
        "needs a browser: install the system's package, such as 'apt-get install chromium'",
    ),
    Part(
        "shared",
        SHARED.is_dir,
        "needs the labelled data: put the 'shared' folder beside the project's",
    ),
)


def required_parts() -> set[str]:
    """The parts whose absence is a failure, by OFFSHELF_TEST_REQUIRE."""
    return {name.strip() for name in os.environ.get("OFFSHELF_TEST_REQUIRE", "").split(",") if name.strip()}
