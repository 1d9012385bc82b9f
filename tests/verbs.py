"""Verbs as a shell runs them."""

import json
import signal
import subprocess
import sys
from pathlib import Path

LIMIT_SECONDS = 240
"""Of one verb; only a verb that hangs gets there."""

_REPORT_MODULES = """
import json, sys
import cli
try:
    cli.main()
except SystemExit as end:
    status = end.code or 0
else:
    status = 0
with open(sys.argv.pop(), "w") as file: json.dump(sorted({name.partition(".")[0] for name in sys.modules}), file)
sys.exit(status)
"""


def run_verb(*arguments: str) -> subprocess.CompletedProcess[str]:
    """``offshelf ARGUMENTS`` in a process of its own, with this test's environment."""
    command = [sys.executable, "-m", "cli", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=LIMIT_SECONDS, check=False)


def hear_ctrl_c() -> None:
    """For a child before it starts: tests that run in the background of a shell hand Ctrl-C on as ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def modules_of(folder: Path, *arguments: str) -> tuple[set[str], int]:
    """The top-level modules that a verb has loaded when it ends, and its exit status."""
    listing = folder / "modules.json"
    code = _REPORT_MODULES.replace("sys.argv.pop()", repr(str(listing)))
    command = [sys.executable, "-c", code, *arguments]
    ended = subprocess.run(command, capture_output=True, timeout=LIMIT_SECONDS, check=False)
    return set(json.loads(listing.read_text())), ended.returncode


def complaint(ended: subprocess.CompletedProcess[str]) -> str:
    """The one clear line of a failed verb."""
    lines = ended.stderr.strip().splitlines()
    assert ended.returncode == 1, (ended.returncode, ended.stdout, ended.stderr)
    assert len(lines) == 1, ended.stderr
    assert "Traceback" not in ended.stdout + ended.stderr
    assert lines[0].startswith("offshelf: ")
    return lines[0]
