"""Processes that share a listening socket take as many connections each, and wait for none that doesn't answer."""

import os
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

import pytest

from search.serving.fair_listening import FairListening, OpenConnections

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="without forks there is one process")


def _serve(listening: socket.socket, connections: OpenConnections, own: int) -> None:
    """Tell each connection which process took it, until told to end; as an event loop asks, again and again."""
    connections.begin(own)
    shared, held = FairListening(listening, connections), []
    while True:
        with suppress(BlockingIOError):
            held.append(shared.accept()[0])
            held[-1].sendall(str(own).encode())
        for closed in filter(_closed, [*held]):
            closed.close()
            held.remove(closed)


def _closed(connection: socket.socket) -> bool:
    connection.setblocking(False)
    try:
        return connection.recv(1) == b""
    except BlockingIOError:
        return False


@contextmanager
def _processes(count: int) -> Iterator[tuple[tuple[str, int], list[int]]]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        connections, address = OpenConnections(count), listening.getsockname()
        processes = []
        for own in range(count):
            if not (process := os.fork()):
                try:
                    _serve(listening, connections, own)
                finally:
                    os._exit(1)
            processes.append(process)
        try:
            yield address, processes
        finally:
            for process in processes:
                os.kill(process, signal.SIGKILL)
                os.waitpid(process, 0)


def _taken_by(address: tuple[str, int], held: ExitStack) -> int:
    connection = held.enter_context(socket.create_connection(address, timeout=20))
    return int(connection.recv(1))


def test_each_process_takes_as_many() -> None:
    with _processes(2) as (address, _), ExitStack() as held:
        taken = [_taken_by(address, held) for _ in range(16)]
        assert sorted(taken) == [0] * 8 + [1] * 8


def test_what_is_closed_counts_no_more() -> None:
    with _processes(2) as (address, _), ExitStack() as held:
        opened = [(_taken_by(address, own := held.enter_context(ExitStack())), own) for _ in range(8)]
        for process, own in opened:
            if process == 0:
                own.close()
        time.sleep(0.2)  # until the process has seen it
        assert [_taken_by(address, held) for _ in range(4)].count(0) >= 3  # two, were it not seen


def test_a_process_that_does_not_answer_is_not_waited_for() -> None:
    with _processes(2) as (address, processes), ExitStack() as held:
        os.kill(processes[1], signal.SIGSTOP)
        assert [_taken_by(address, held) for _ in range(6)] == [0] * 6
