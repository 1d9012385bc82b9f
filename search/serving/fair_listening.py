"""A listening socket that several processes share and take connections from in equal numbers.

Whichever process wakes first may take all that wait, and clients keep their connections: of sixteen, one process was
seen to hold fifteen, and to search for them, while the other's core had next to nothing to do.
"""

import mmap
import socket
import time
from typing import Any

_PAUSE = 0.0005
"""Seconds that a process with more connections leaves to the others, which the same connection wakes."""
_PATIENCE = 100
"""Pauses in which none is taken, until it takes one itself: the others may be busy, or have ended."""


class OpenConnections:
    """How many connections each of ``count`` processes holds, in memory that processes made later share."""

    def __init__(self, count: int) -> None:
        self._numbers = memoryview(mmap.mmap(-1, count * 4)).cast("i")
        self._own = 0

    def begin(self, own: int) -> None:
        """This process is the one of that position from now on, and holds none."""
        self._own = own
        self._numbers[own] = 0

    def add(self, change: int) -> None:
        """Count those that this process opened or closed."""
        self._numbers[self._own] += change

    def held(self) -> list[int]:
        """Those of each process."""
        return self._numbers.tolist()

    def more_than_another(self) -> bool:
        """Whether another process holds fewer than this one."""
        return self._numbers[self._own] > min(self._numbers)


class FairListening(socket.socket):
    """Takes over a listening socket."""

    def __init__(self, listening: socket.socket, connections: OpenConnections) -> None:
        super().__init__(fileno=listening.detach())
        self._connections = connections
        self._left, self._seen = 0, connections.held()

    def accept(self) -> tuple[socket.socket, Any]:
        """The next connection, as ``socket.accept``; BlockingIOError where it is another process's turn."""
        if self._connections.more_than_another() and self._leaves():
            time.sleep(_PAUSE)
            raise BlockingIOError
        accepted, address = super().accept()
        return _Counted(accepted, self._connections), address

    def _leaves(self) -> bool:
        before, self._seen = self._seen, self._connections.held()
        self._left = self._left + 1 if self._seen == before else 0
        return self._left < _PATIENCE


class _Counted(socket.socket):
    def __init__(self, accepted: socket.socket, connections: OpenConnections) -> None:
        super().__init__(fileno=accepted.detach())
        self._connections = connections
        connections.add(1)

    def close(self) -> None:
        if self.fileno() >= 0:
            self._connections.add(-1)
        super().close()
