"""Runs a verb of the command line as a shop would, and measures it: seconds, and peak memory with all its children."""

import json
import os
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
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
    total, waiting = 0, [root]
    while waiting:
        pid = waiting.pop()
        total += pages.get(pid, 0)
        waiting += children[pid]
    return total * os.sysconf("SC_PAGE_SIZE") / (1 << 20)
