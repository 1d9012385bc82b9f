"""Runs a verb of the command line as a shop would, and measures it: seconds, and peak memory with all its children."""

import json
import os
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SAMPLE_SECONDS = 0.2


@dataclass(frozen=True)
class Measured:
    """One run of a verb."""

    status: int
    seconds: float
    peak_mib: float
    """Resident memory of the process and all its descendants, at the worst moment that was sampled."""
    output: str
    error: str

    def document(self) -> dict[str, Any]:
        """What ``--json`` printed; an ``error`` instead if it printed none."""
        try:
            document = json.loads(self.output)
        except ValueError:
            return {"error": (self.error.strip().splitlines() or ["no output"])[-1]}
        return document if isinstance(document, dict) else {"rows": document}


def run_verb(arguments: Sequence[str], environment: Mapping[str, str]) -> Measured:
    """Run ``offshelf ARGUMENTS`` to its end, whatever it ends with."""
    begun = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "cli", *arguments],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    peak = Peak(process.pid)
    peak.start()
    output, error = process.communicate()
    peak.stop()
    return Measured(process.returncode, round(time.monotonic() - begun, 2), round(peak.mib, 1), output, error)


class Peak(threading.Thread):
    """Samples the memory of a process tree; reads /proc, so it stays at zero where there is none."""

    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self.mib = 0.0
        self._root = root
        self._over = threading.Event()

    def run(self) -> None:
        while not self._over.wait(SAMPLE_SECONDS):
            self.mib = max(self.mib, tree_mib(self._root))

    def stop(self) -> None:
        self._over.set()
        self.join()


def tree_mib(root: int) -> float:
    """Resident memory of a process and all its descendants; pages that they share count for each."""
    pages = sum(pages for _, pages in _tree(root))
    return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)


def proportional_mib(root: int) -> float:
    """Resident memory of a process and all its descendants; pages that they share count once."""
    total = 0
    for pid, _ in _tree(root):
        with suppress(OSError):  # it has ended meanwhile
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
            total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def _tree(root: int) -> Iterator[tuple[int, int]]:
    """The processes, and how many pages are resident for each."""
    children: dict[int, list[int]] = defaultdict(list)
    pages: dict[int, int] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has ended meanwhile
        pid = int(entry.name)
        children[int(fields[1])].append(pid)
        pages[pid] = int(fields[21])
    waiting = [root]
    while waiting:
        pid = waiting.pop()
        yield pid, pages.get(pid, 0)
        waiting += children[pid]
