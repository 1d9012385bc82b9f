"""Searches while the index is replaced: ``python -m benchmarks.reindex_load [--reindexes 20] [--products 5000]``.

A real server answers clients without a pause while ``offshelf reindex`` runs again and again in processes of its own.
A search that fails, or that brings no home hits though it did before, is counted. Both engines, one after the other.
Prints one JSON document on stdout and a table on stderr.
"""

import argparse
import gzip
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import cycle, islice
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import orjson
from rich.console import Console

from benchmarks.deployment import Deployment
from benchmarks.figures import write_document
from benchmarks.meilisearch import meilisearch_settings
from benchmarks.search_scale.offshelf import served
from config.plain_table import plain_table
from config.settings import Settings
from search.evaluation.judgments import read_judgments

ENGINES = ("tantivy", "meilisearch")
_CLIENTS = 4


@dataclass
class Load:
    """Clients that search until they are stopped."""

    address: str
    queries: Sequence[str]
    counts: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    _over: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> "Load":
        self._threads = [threading.Thread(target=self._search, args=(start,)) for start in range(_CLIENTS)]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join()

    def _search(self, start: int) -> None:
        for query in islice(cycle(self.queries), start, None):
            if self._over.is_set():
                return
            begun = time.perf_counter()
            self.counts[outcome(self.address, query)] += 1
            self.seconds.append(time.perf_counter() - begun)


def outcome(address: str, query: str) -> str:
    """``answered``, ``empty`` or ``failed``."""
    connection = HTTPConnection(urlsplit(address).netloc, timeout=30)
    try:
        connection.request("GET", f"/search?{urlencode({'q': query})}")
        answer = connection.getresponse()
        content = answer.read()
    except (OSError, HTTPException):
        return "failed"
    finally:
        connection.close()
    if answer.status != 200:
        return "failed"
    return "answered" if orjson.loads(content)["sections"]["home"]["hits"] else "empty"


def main() -> int:
    options = _options()
    runs = []
    for engine in options.engine or ENGINES:
        with meilisearch_settings(engine) as server, tempfile.TemporaryDirectory(prefix="offshelf-load-") as folder:
            deployment = Deployment(engine, Path(folder), {"OFFSHELF_ENGINE": engine, **server})
            runs.append({"engine": engine, **_run(deployment, options)})
    write_document({"clients": _CLIENTS, "runs": runs}, options.output)
    table = plain_table("Searches during reindexes", "engine", numbers=tuple(runs[0])[1:])
    for run in runs:
        table.add_row(*(f"{value:,}" if isinstance(value, int | float) else value for value in run.values()))
    Console(stderr=True).print(table)
    return 0


def _run(deployment: Deployment, options: argparse.Namespace) -> dict[str, Any]:
    home = deployment.root / "products.jsonl"
    with gzip.open(options.data / "products.jsonl.gz", "rb") as lines:
        home.write_bytes(b"".join(islice(lines, options.products)))
    deployment.run("home import", "home", "import", str(home), "--json")
    deployment.run("first reindex", "reindex", "--json")
    environment = deployment.environment()
    settings = Settings(
        data_dir=Path(environment["OFFSHELF_DATA_DIR"]),
        config_dir=deployment.config_dir,
        engine=deployment.name,
        meilisearch_url=environment.get("OFFSHELF_MEILISEARCH_URL", "http://127.0.0.1:7700"),
        meilisearch_prefix=environment["OFFSHELF_MEILISEARCH_PREFIX"],
    )
    with served(settings) as (address, _):
        judged = read_judgments(options.data / "judgments.csv")
        with Load(address, [query for query in judged if outcome(address, query) == "answered"]) as load:
            for number in range(options.reindexes):
                deployment.run(f"reindex {number + 1}", "reindex", "--json")
    failures = sum("failed" in stage for stage in deployment.stages)
    counted = {name: load.counts[name] for name in ("answered", "empty", "failed")}
    longest = round(max(load.seconds) * 1000)
    return {"reindexes": options.reindexes, "failed_reindexes": failures, **counted, "longest_ms": longest}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Searches while the index is replaced.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data/search/electronics"))
    parser.add_argument("--reindexes", type=int, default=20)
    parser.add_argument("--products", type=int, default=5_000)
    parser.add_argument("--engine", choices=ENGINES, action="append", help="only this one; may be repeated")
    parser.add_argument("-o", "--output", type=Path, help="file for the JSON document instead of stdout")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
