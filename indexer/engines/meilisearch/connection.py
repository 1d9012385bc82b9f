"""The connection to a Meilisearch server: one client per thread, time limits, and failures as EngineErrors."""

import gzip
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

import meilisearch
import orjson
import requests
import urllib3
from meilisearch.errors import MeilisearchApiError, MeilisearchError, MeilisearchTimeoutError
from meilisearch.models.task import TaskInfo

from config.errors import EngineError
from config.settings import Settings
from indexer.engines.meilisearch.wire import Wire
from indexer.engines.protocol import SlowEngineError

TIMEOUT = 10
"""Seconds for a search or a setting."""
_LEAST = 0.001
"""Of a time limit: none at all is not allowed."""

_AT_ONCE = 40
"""Requests that nobody waits for yet: as many as a process answers searches at once."""
_UPLOAD_TIMEOUT = 300
_LONGEST_TASK = 6 * 3600.0
_GZIP_LEVEL = 1

_UNREADABLE = (MeilisearchError, requests.RequestException, urllib3.exceptions.HTTPError, orjson.JSONDecodeError)

Result = TypeVar("Result")


class Connection:
    """Every request goes through ``call``, every change through ``done``."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.url = settings.meilisearch_url.rstrip("/")
        self._key = settings.meilisearch_key
        self._local = threading.local()
        self.beside = ThreadPoolExecutor(_AT_ONCE, "offshelf-count")
        """Threads for what need not be waited for; none is started before the first is needed."""
        self._wire = Wire(self.url, self._key, 2 * _AT_ONCE)
        self._halves = ThreadPoolExecutor(_AT_ONCE, "offshelf-half")  # others: whoever counts waits for them

    def __reduce__(self) -> tuple[type["Connection"], tuple[Settings]]:
        """Another process has one of its own."""
        return Connection, (self._settings,)

    @property
    def client(self) -> meilisearch.Client:
        """This thread's own client: its headers are state that threads must not share."""
        if not hasattr(self._local, "client"):
            self._local.client = meilisearch.Client(self.url, self._key, timeout=TIMEOUT)
        client: meilisearch.Client = self._local.client
        return client

    def search(self, queries: Sequence[Mapping[str, Any]], within: float = TIMEOUT) -> list[dict[str, Any]]:
        """The results, by two requests at once: a server answers the queries of one request one after the other.

        Raises SlowEngineError where nothing comes for ``within`` seconds.
        """
        half = len(queries) // 2
        later = self._halves.submit(self._found, queries[:half], within) if half else None
        found = self._found(queries[half:], within)
        return [*later.result(), *found] if later else found

    def _found(self, queries: Sequence[Mapping[str, Any]], within: float) -> list[dict[str, Any]]:
        with self._failures("search"):
            asked = orjson.dumps({"queries": queries})
            results: list[dict[str, Any]] = self._wire.answer("/multi-search", asked, max(within, _LEAST))["results"]
            return results

    def displayed_attributes(self, uid: str, within: float = TIMEOUT) -> list[str]:
        """The fields of an index that are shown. Raises SlowEngineError as ``search`` does."""
        with self._failures("ask for the live index"):
            shown: list[str] = self._wire.answer(f"/indexes/{uid}/settings/displayed-attributes", None, within)
            return shown

    def call(self, attempt: str, request: Callable[[meilisearch.Client], Result]) -> Result:
        """The answer to a request; every failure is an EngineError that says what was attempted."""
        with self._failures(attempt):
            return request(self.client)

    def done(self, attempt: str, change: Callable[[meilisearch.Client], TaskInfo]) -> None:
        """Make a change and wait until the server has carried it out."""
        self.wait(attempt, self.call(attempt, change).task_uid)

    def upload(self, uid: str, lines: bytes) -> int:
        """Send NDJSON documents, compressed; the number of the task that indexes them."""
        headers = {"Content-Encoding": "gzip"}
        client = meilisearch.Client(self.url, self._key, timeout=_UPLOAD_TIMEOUT, custom_headers=headers)
        with self._failures(f"write index '{uid}'"):
            return client.index(uid).add_documents_ndjson(gzip.compress(lines, _GZIP_LEVEL)).task_uid

    def wait(self, attempt: str, task: int) -> None:
        """Wait for a task. Raises EngineError if it failed, was canceled, or takes hours."""
        give_up, pause = time.monotonic() + _LONGEST_TASK, 0.01
        while time.monotonic() < give_up:
            state = self.call(attempt, lambda client: client.get_task(task))
            if state.status == "succeeded":
                return
            if state.status in ("failed", "canceled"):
                reason = (state.error or {}).get("message", state.status)
                raise EngineError(
                    f"Can't {attempt}: {_line(reason)}.",
                    "Look at Meilisearch's log and free disk space, then try again.",
                )
            time.sleep(pause)
            pause = min(pause * 1.5, 1.0)
        raise EngineError(f"Can't {attempt}: Meilisearch needs too long.", "Look at its log and its load.")

    @contextmanager
    def _failures(self, attempt: str) -> Iterator[None]:
        try:
            yield
        except urllib3.exceptions.NewConnectionError as error:  # the library takes it for one that waited too long
            raise self._absent(attempt, error) from error
        except (MeilisearchTimeoutError, requests.Timeout, urllib3.exceptions.TimeoutError) as error:
            raise SlowEngineError(
                f"Can't {attempt}: Meilisearch at {self.url} does not answer in time.", "Look at its log and its load."
            ) from error
        except MeilisearchApiError as error:
            # Only Meilisearch gives its errors a code; a proxy or another server does not.
            raise (self._refused if error.code else self._absent)(attempt, error) from error
        except _UNREADABLE as error:
            # What is no JSON comes from a server that is something else.
            raise self._absent(attempt, error) from error

    def _absent(self, attempt: str, _error: Exception) -> EngineError:
        return EngineError(
            f"Can't {attempt}: no Meilisearch answers at {self.url}.", "Start it, or correct OFFSHELF_MEILISEARCH_URL."
        )

    def _refused(self, attempt: str, error: MeilisearchApiError) -> EngineError:
        if error.status_code in (401, 403):
            return EngineError(
                f"Can't {attempt}: Meilisearch at {self.url} refuses the key.",
                "Set OFFSHELF_MEILISEARCH_KEY to a key with all rights on all indexes.",
            )
        return EngineError(f"Can't {attempt}: {_line(error.message)}.", "If it stays so, run: offshelf reindex")


def missing(error: EngineError) -> bool:
    """Whether the server said that there is no such index."""
    cause = error.__cause__
    return isinstance(cause, MeilisearchApiError) and cause.code == "index_not_found"


def _line(reason: str) -> str:
    return " ".join(reason.split())[:300].rstrip(".")
