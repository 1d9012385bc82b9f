"""The server's processes: one that ends is started anew, and none outlives the first."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from tests.parts import ROOT

pytestmark = pytest.mark.skipif((os.cpu_count() or 1) == 1, reason="with one core there is one process")

PROGRAM = """
import os, time
from search.workers import run_workers
def serve():
    os.write(1, b"%d\\n" % os.getpid())  # in one piece, whatever is buffered
    time.sleep(600)
run_workers(serve)
"""
Started = tuple["subprocess.Popen[str]", list[int]]


@pytest.fixture
def started() -> Iterator[Started]:
    command = [sys.executable, "-c", PROGRAM]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        try:
            yield process, [int(process.stdout.readline()) for _ in range(2)]
        finally:
            process.kill()


def test_a_worker_that_ends_is_replaced(started: Started) -> None:
    process, (first, second) = started
    assert process.stdout is not None
    os.kill(first, signal.SIGKILL)
    assert int(process.stdout.readline()) not in (first, second)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_no_worker_outlives_the_first_process(started: Started, how: signal.Signals) -> None:
    process, workers = started
    process.send_signal(how)
    process.wait(20)
    until = time.monotonic() + 20
    while any(map(_runs, workers)):
        assert time.monotonic() < until
        time.sleep(0.02)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
