"""The whole line on real input: ``python -m benchmarks.whole_line --data ../shared/data [--only PART]...``.

Prints one JSON document on stdout and a table on stderr. Bars that are missed are named, and the exit is 0 all the
same: a benchmark informs, it does not judge a change.
"""

import argparse
import os
import platform
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.deployment import Deployment
from benchmarks.figures import write_document
from benchmarks.meilisearch import meilisearch_settings
from benchmarks.part import Bar
from benchmarks.parts import PARTS
from benchmarks.verdict_pictures import draw_verdicts
from benchmarks.view import print_tables


def main() -> int:
    options = _options()
    if not options.data.is_dir():
        sys.stderr.write(f"There is no data in {options.data}; name its folder with --data (make bench DATA=…).\n")
        return 1
    engine = os.environ.get("OFFSHELF_ENGINE", "tantivy")
    document: dict[str, Any] = {
        "started_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": f"{os.cpu_count()} cores, {platform.platform()}, Python {platform.python_version()}",
        "engine": engine,
        "parts": {},
    }
    with tempfile.TemporaryDirectory(prefix="offshelf-bench-") as folder, meilisearch_settings(engine) as settings:
        for name in options.only or PARTS:
            deployment = Deployment(name, Path(folder) / name, {"OFFSHELF_ENGINE": engine, **settings})
            document["parts"][name] = _run(name, deployment, options.data.resolve(), engine)
    print_tables(document)
    if options.pictures:
        draw_verdicts(document["parts"], options.pictures)
    write_document(document, options.output)
    return 0


def _run(name: str, deployment: Deployment, data: Path, engine: str) -> dict[str, Any]:
    begun = time.monotonic()
    result = PARTS[name](deployment, data, engine)
    return {
        "seconds": round(time.monotonic() - begun, 1),
        "peak_mib": max((stage["peak_mib"] for stage in deployment.stages), default=0.0),
        "stages": deployment.stages,
        "bars": [_bar(bar) for bar in result.bars],
        "figures": result.figures,
    }


def _bar(bar: Bar) -> dict[str, Any]:
    return {"figure": bar.figure, "value": bar.value, "least": bar.least, "most": bar.most, "met": bar.met}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="The whole line on real input.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder with the labelled data")
    parser.add_argument("--only", action="append", choices=list(PARTS), help="run this part; may be repeated")
    parser.add_argument("-o", "--output", type=Path, help="file for the JSON document instead of stdout")
    parser.add_argument("--pictures", type=Path, help="folder for verdict-reliability.svg and not-sold-here.svg")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
