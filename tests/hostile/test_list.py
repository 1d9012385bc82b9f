"""The list of hostile inputs names every test, and every input has one."""

import re
import subprocess
import sys
from collections import Counter

from tests.parts import ROOT

_ROW = re.compile(r"^\| (\d+) \|.*\| (.+) \|$", re.MULTILINE)
_LISTED = re.compile(r"`tests/hostile/(test_\w+\.py)` \((\d+)\)")
_COLLECTED = re.compile(r"^tests/hostile/(test_\w+\.py)::(?:test_(\d\d)_|\w+\[(\d\d)-)", re.MULTILINE)


def test_the_list_is_complete() -> None:
    rows = _ROW.findall((ROOT / "docs" / "hostile-inputs.md").read_text("utf-8"))
    listed = {
        int(number): Counter({name: int(count) for name, count in _LISTED.findall(cell)}) for number, cell in rows
    }
    command = [sys.executable, "-m", "pytest", "tests/hostile", "--collect-only", "-q"]
    collected = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    found: dict[int, Counter[str]] = {}
    for name, *numbers in _COLLECTED.findall(collected):
        found.setdefault(int("".join(numbers)), Counter())[name] += 1

    assert sorted(found) == list(range(1, 34))
    assert listed == found
