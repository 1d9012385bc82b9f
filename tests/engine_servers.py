"""Real search servers for tests, each with a database of its own."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import requests

KEY = "a-key-of-sixteen-bytes-or-more"
_STARTING = 30.0


@contextmanager
def meilisearch_server(directory: Path) -> Iterator[str]:
    """The address of a fresh Meilisearch with the master key ``KEY``, on a free loopback port."""
    program = shutil.which("meilisearch")
    assert program, "tests that need Meilisearch carry its marker, and are skipped where it isn't on PATH"
    url = f"http://127.0.0.1:{free_port()}"
    arguments = ["--db-path", str(directory / "db"), "--http-addr", url.removeprefix("http://"), "--no-analytics"]
    with (directory / "log").open("wb") as log:
        command = [program, *arguments, "--master-key", KEY, "--max-indexing-threads", "2"]
        server = subprocess.Popen(command, stdout=log, stderr=log, cwd=directory)
        try:
            _wait_until_ready(server, url, directory / "log")
            yield url
        finally:
            server.terminate()
            server.wait(timeout=20)


def free_port() -> int:
    """A loopback port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until_ready(server: subprocess.Popen[bytes], url: str, log: Path) -> None:
    give_up = time.monotonic() + _STARTING
    while server.poll() is None and time.monotonic() < give_up:
        try:
            if requests.get(f"{url}/health", timeout=2).ok:
                return
        except requests.ConnectionError:
            time.sleep(0.05)
    raise RuntimeError(f"Meilisearch did not start: {log.read_text('utf-8')[-500:]}")
