"""What the schedule starts: verbs of the command line, each in a process of its own."""

import json
import os
import signal
import subprocess
import sys
import threading

from config.settings import Settings


class ScheduledVerbs:
    """Runs verbs and knows which are running, so that a stop can reach them.

    A process of its own keeps the memory of a night's work out of the scheduler, and ends as Ctrl-C ends it by hand:
    what was stored stays.
    """

    def __init__(self, settings: Settings) -> None:
        self._environment = {**os.environ, **as_environment(settings)}
        self._running: dict[tuple[str, ...], subprocess.Popen[bytes]] = {}
        self._lock = threading.Lock()
        self.stopped = False
        """Whether what runs was interrupted, and nothing is started any more."""

    def run(self, *arguments: str) -> tuple[int, str]:
        """Run ``offshelf ARGUMENTS`` to its end; returns its exit status and, where it failed, why."""
        with self._lock:
            if self.stopped:
                return 1, "stopped before it began"
            process = self._running[arguments] = subprocess.Popen(
                [sys.executable, "-m", "cli", *arguments, "--json"],
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                start_new_session=True,  # Ctrl-C reaches the scheduler alone, which then stops what runs
            )
        output, complaints = process.communicate()
        with self._lock:
            del self._running[arguments]
        if process.returncode == 0:
            return 0, ""
        return process.returncode, _reason(output, complaints) or f"it exited with {process.returncode}"

    def stop(self) -> list[tuple[str, ...]]:
        """Interrupt what runs, start nothing more; returns the arguments of what was interrupted."""
        with self._lock:
            self.stopped = True
            interrupted = dict(self._running)
        for process in interrupted.values():
            process.send_signal(signal.SIGINT)
        return list(interrupted)


def _reason(output: bytes, complaints: bytes) -> str:
    """The last line on stderr, or what a crawl's report says of its run."""
    lines = complaints.decode("utf-8", "replace").strip().splitlines()
    if lines:
        return lines[-1].removeprefix("offshelf: ")
    try:
        return "; ".join(run["reason"] for run in json.loads(output)["runs"] if run["reason"])
    except (ValueError, KeyError):
        return ""


def as_environment(settings: Settings) -> dict[str, str]:
    """Variables that give another process the same settings, wherever it starts."""
    values = settings.model_dump(mode="json", exclude_defaults=True)
    values["data_dir"] = str(settings.data_dir.resolve())
    values["config_dir"] = str(settings.config_dir.resolve())
    return {f"OFFSHELF_{name.upper()}": v if isinstance(v, str) else json.dumps(v) for name, v in values.items()}
