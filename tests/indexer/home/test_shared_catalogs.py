"""Real home catalogs import whole."""

import subprocess
import sys
from pathlib import Path

import pytest

from config.progress import silent
from config.settings import Settings
from indexer.home.importer import import_home
from tests.parts import SHARED

pytestmark = pytest.mark.shared


def test_the_hard_drive_shop(settings: Settings) -> None:
    report = import_home(settings, SHARED / "sites/hard-drives/home.jsonl", None, [], False, silent)
    assert (report.imported, report.bad_rows, report.dropped_values) == (4_205, [], {})


def test_the_electronics_shop(settings: Settings, tmp_path: Path) -> None:
    tool = SHARED.parent / "tools/split_electronics.py"
    subprocess.run([sys.executable, str(tool), str(tmp_path / "out")], check=True)
    report = import_home(settings, tmp_path / "out/home.jsonl", None, [], False, silent)
    assert (report.imported, report.bad_rows) == (11_653, [])
    assert set(report.dropped_values) <= {"gtin_in_store"}


def test_a_merchant_feed(settings: Settings) -> None:
    report = import_home(settings, SHARED / "feeds/google-merchant-vaivora.xml", None, [], True, silent)
    assert (report.imported, report.bad_rows, report.dropped_values) == (807, [], {})
