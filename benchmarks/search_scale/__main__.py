"""Search at scale: ``python -m benchmarks.search_scale [--documents 10000]... [--engine NAME]...``.

The embedded engine, Meilisearch behind Offshelf, and Meilisearch by itself, side by side on the same documents, each
over HTTP, with one client and with sixteen. Prints one JSON document on stdout and a table on stderr. A million
documents take long: with ``--kept FILE`` every run is kept as it ends, ``--picture FILE`` draws all of them, and
``--work DIR`` keeps what was indexed, so that it can be searched again without being indexed anew.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console

from benchmarks.figures import write_document
from benchmarks.measure import proportional_mib
from benchmarks.meilisearch import started_meilisearch
from benchmarks.search_scale import offshelf, raw
from benchmarks.search_scale.build import build
from benchmarks.search_scale.kept import built_once, index_folder, keep_runs, read_runs
from benchmarks.search_scale.load import Sent, measure
from benchmarks.search_scale.picture import growth
from benchmarks.search_scale.queries import Asked, query_mix
from config.plain_table import plain_table
from config.settings import Settings

ENGINES = ("tantivy", "meilisearch", "raw")
CLIENTS = (1, 16)
_WARM = 50

Figures = dict[str, Any]


def main() -> int:
    options = _options()
    file = options.data / "products.jsonl.gz"
    asked = query_mix(options.data, _WARM + len(CLIENTS) * options.searches)
    runs = read_runs(options.kept)
    for count in options.documents or [10_000]:
        for engine in options.engine or ENGINES:
            known = [run for run in runs if (run["engine"], run["documents"]) != (engine, count)]
            runs = [*known, {"engine": engine, "documents": count, **_run(engine, file, count, asked, options.work)}]
            keep_runs(options.kept, runs)
            _print(runs)
    write_document({"cores": os.cpu_count(), "searches": options.searches, "runs": runs}, options.output)
    if options.picture:
        options.picture.write_text(growth(runs), "utf-8")
    return 0


def _run(engine: str, file: Path, count: int, asked: Sequence[Asked], work: Path | None) -> Figures:
    sys.stderr.write(f"{engine}: {count:,} documents …\n")
    with index_folder(work, engine, count) as folder:
        if engine == "tantivy":
            return _of_offshelf(folder, "", file, count, asked)
        with started_meilisearch(folder) as (url, process):
            if engine != "raw":
                return _of_offshelf(folder, url, file, count, asked)
            index = built_once(folder, lambda: raw.build(url, file, count))
            measured = _measured(url, process, raw.requests(asked), raw.is_answer)
            return {"index": index, "disk_mb": _megabytes(folder), **measured}


def _of_offshelf(folder: Path, url: str, file: Path, count: int, asked: Sequence[Asked]) -> Figures:
    settings = Settings(
        data_dir=folder / "offshelf",
        config_dir=folder / "config",
        engine="meilisearch" if url else "tantivy",
        meilisearch_url=url or "http://127.0.0.1:7700",
    )
    index = built_once(folder, lambda: build(settings, file, count))
    disk = _megabytes(folder / "data" if url else settings.data_dir / "tantivy")
    with offshelf.served(settings) as (address, process):
        measured = _measured(address, process, offshelf.requests(asked), offshelf.is_answer)
    return {"index": index, "disk_mb": disk, **measured}


def _measured(address: str, process: int, sent: Sequence[Sent], found: Callable[[bytes], bool]) -> Figures:
    """Each number of clients has searches of its own; the last ones are asked again in the end."""
    measure(address, sent[:_WARM], 1, found)
    own = (len(sent) - _WARM) // len(CLIENTS)
    figures: Figures = {}
    for place, clients in enumerate(CLIENTS):
        asked = sent[_WARM + place * own :][:own]
        figures[f"clients_{clients}"] = measure(address, asked, clients, found)
    figures["again"] = measure(address, asked, clients, found)
    return {**figures, "resident_mib": round(proportional_mib(process))}


def _megabytes(folder: Path) -> float:
    return round(sum(file.stat().st_blocks * 512 for file in folder.rglob("*") if file.is_file()) / 1e6, 1)


def _print(runs: Sequence[Figures]) -> None:
    numbers = ("documents", "index s", "disk MB", "MiB", "p50", "p95", "p99", "16: p50", "p95", "a second", "again")
    table = plain_table("GET /search over HTTP, milliseconds", "engine", numbers=(*numbers, "failed"))
    for run in runs:
        one, many, again = (run[part] for part in (*(f"clients_{n}" for n in CLIENTS), "again"))
        cells = (run["index"]["seconds"], run["disk_mb"], run["resident_mib"], one["p50"], one["p95"], one["p99"])
        failed = sum(part["failed"] for part in (one, many, again))
        more = (many["p50"], many["p95"], many["per_second"], again["per_second"], failed)
        table.add_row(run["engine"], *(f"{cell:,}" for cell in (run["documents"], *cells, *more)))
    console = Console(stderr=True, highlight=False)
    console.width = max(console.width, 130)
    console.print(table)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Search at scale, beside Meilisearch by itself.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data/search/electronics"))
    parser.add_argument("--documents", type=int, action="append", help="size of the catalog; may be repeated")
    parser.add_argument("--engine", choices=ENGINES, action="append", help="only this one; may be repeated")
    parser.add_argument("--searches", type=int, default=500)
    parser.add_argument("--picture", type=Path, help="file for an SVG of how the time grows with the catalog")
    parser.add_argument(
        "--kept", type=Path, help="file that each run is added to as it ends, with those it has already"
    )
    parser.add_argument(
        "--work", type=Path, help="folder in which indexes are kept, and searched again if they are there"
    )
    parser.add_argument("-o", "--output", type=Path, help="file for the JSON document instead of stdout")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
