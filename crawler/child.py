"""A crawling process, seen from its parent, which never loads Scrapy: a Twisted reactor or its like can't restart."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import Any, Self

from config import errors
from config.settings import Settings

Event = dict[str, Any]
GRACE = 20.0
"""Seconds that a child has to store what it holds after it was asked to stop."""


class Child:
    """One run of ``crawler.process``: its task goes in as JSON on stdin, its events come out as JSON lines.

    stdin stays open as long as the parent lives; where it ends, the child ends too, so that a killed parent leaves
    nobody behind. Logs go to ``logs/crawl.log`` in the data directory.
    """

    def __init__(self, settings: Settings, task: str, arguments: Event) -> None:
        log = settings.data_dir / "logs" / "crawl.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        self._log = log
        with log.open("ab") as stderr:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "crawler.process"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=stderr,
                cwd=Path(__file__).parent.parent,
                start_new_session=True,  # Ctrl-C goes to the parent alone, which then stops its children in order
            )
        self._killer: Timer | None = None
        values = settings.model_dump(mode="json")
        for name in ("data_dir", "config_dir"):
            values[name] = str(getattr(settings, name).resolve())
        document = {"task": task, "settings": values, **arguments}
        assert self._process.stdin
        self._process.stdin.write(json.dumps(document).encode() + b"\n")
        self._process.stdin.flush()

    def events(self) -> Iterator[Event]:
        """What the child says, until it ends. Raises the OffshelfError that ended it, or CrawlError."""
        assert self._process.stdout
        for line in self._process.stdout:
            event = json.loads(line)
            if event.get("event") == "error":
                raise getattr(errors, event["error"])(event["message"], event["next_step"])
            yield event
        if self._process.wait() != 0:
            raise errors.CrawlError(
                f"The crawling process ended with status {self._process.returncode}; its log is {self._log}.",
                "Run the same command to go on.",
            )

    def stop(self) -> None:
        """Ask it to store what it holds and to end; it is killed if it takes too long."""
        if self._process.poll() is None and self._killer is None:
            self._process.send_signal(signal.SIGTERM)
            self._killer = Timer(GRACE, self._process.kill)
            self._killer.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        self._process.wait()
        if self._killer:
            self._killer.cancel()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()
