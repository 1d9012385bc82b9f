"""The server's processes: one that ends is started anew, and none outlives the first."""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from config.settings import Settings
from tests.parts import ROOT

pytestmark = pytest.mark.skipif((os.cpu_count() or 1) == 1, reason="with one core there is one process")

PROGRAM = """
import os, signal, time
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell that starts tests in the background has it ignored
from search.serving.workers import run_workers
def serve(position):
    os.write(1, b"%d\\n" % os.getpid())  # in one piece, whatever is buffered
    time.sleep(600)
run_workers(serve, 2)
"""
SEARCHED_BEFORE = """
import os, sys, time
from config.settings import Settings
from search.request import SearchRequest
from search.service import SearchService
from search.serving.workers import run_workers
def found():
    with SearchService(Settings.model_validate_json(sys.argv[1])) as service:
        return service.search(SearchRequest(q="shoe")).sections.home.total
def serve(position):
    os.write(1, b"%d\\n" % found())
    time.sleep(600)
found()
run_workers(serve, 2)
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


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_is_not_lost_while_a_worker_is_made(how: signal.Signals) -> None:
    """What is raised in what runs after a fork is printed and forgotten."""
    slow = f"import os, time\nos.register_at_fork(after_in_parent=lambda: time.sleep(0.5))\n{PROGRAM}"
    with subprocess.Popen(
        [sys.executable, "-c", slow], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
    ) as process:
        assert process.stdout is not None
        try:
            workers = [int(process.stdout.readline()) for _ in range(2)]
            process.send_signal(how)
            process.wait(20)
            assert not any(map(_runs, workers))
        finally:
            process.kill()


def test_a_worker_answers_though_its_first_process_has_searched(shop_settings: Settings) -> None:
    command = [sys.executable, "-c", SEARCHED_BEFORE, shop_settings.model_dump_json()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        try:
            assert process.stdout is not None
            assert select.select([process.stdout], [], [], 30)[0], "no worker has answered"
            assert int(process.stdout.readline()) > 0
        finally:
            process.kill()


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
