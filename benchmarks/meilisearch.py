"""A Meilisearch server for a benchmark, where the settings name none."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks.sites import free_ports

START_SECONDS = 30.0


@contextmanager
def meilisearch_settings(engine: str) -> Iterator[dict[str, str]]:
    """Settings for the engine: a server of our own for ``meilisearch``, unless OFFSHELF_MEILISEARCH_URL names one."""
    if engine != "meilisearch" or "OFFSHELF_MEILISEARCH_URL" in os.environ:
        yield {}
        return
    with tempfile.TemporaryDirectory(prefix="meilisearch-") as folder, started_meilisearch(Path(folder)) as (url, _):
        yield {"OFFSHELF_MEILISEARCH_URL": url}


@contextmanager
def started_meilisearch(folder: Path) -> Iterator[tuple[str, int]]:
    """The address and the process of a server that keeps its data in ``folder``."""
    program = shutil.which("meilisearch")
    if program is None:
        raise SystemExit("Put the 'meilisearch' program on PATH, or name a server with OFFSHELF_MEILISEARCH_URL.")
    url = f"http://127.0.0.1:{free_ports(1)}"
    command = [program, "--db-path", f"{folder}/data", "--http-addr", url.removeprefix("http://"), "--no-analytics"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            _wait_for(url)
            yield url, server.pid
        finally:
            server.terminate()


def _wait_for(url: str) -> None:
    until = time.monotonic() + START_SECONDS
    while True:
        try:
            urlopen(f"{url}/health").close()
        except (URLError, ConnectionError):
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
        else:
            return
