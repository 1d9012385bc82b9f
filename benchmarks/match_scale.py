"""Matching of large catalogs, from the store to verdicts: time, memory, and what a change costs.

    python -m benchmarks.match_scale [--data ../shared/data] [--sizes 10000,30000,100000] [--pictures docs]

For each size, so many home rows against as many brand variants (``scaled_catalog.py`` says how they are made): a first
match, one of the unchanged store, one after 1,000 changed products of one brand, and one after 1,000 of all brands.
Each is a process of its own with its workers; the memory is that of all of them at the worst moment sampled. Prints one
JSON document on stdout and a table on stderr.
"""

import argparse
import json
import math
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.crawl_cost import cpu_seconds
from benchmarks.figures import print_figures
from benchmarks.line_chart import Axis, line_chart
from benchmarks.measure import Peak
from benchmarks.pair_speed import pair_speed
from benchmarks.scaled_catalog import BaseProduct, read_base
from benchmarks.scaled_store import change, fill
from config.database import opened_database
from config.settings import Settings

CHANGED = 1_000
_LINES = {"first": "first match", "changed_everywhere": "1,000 changed", "changed_in_one_brand": "of one brand",
          "unchanged": "nothing changed"}  # fmt: skip


def main() -> int:
    options = _options()
    base = read_base(options.data)
    sizes: dict[int, dict[str, Any]] = {}
    speed = pair_speed(base)
    for size in options.sizes:
        with tempfile.TemporaryDirectory(prefix="offshelf-scale-", dir=options.folder) as folder:
            sizes[size] = measure_size(Path(folder), base, size)
        _keep(options, sizes)
    flat = [{f"{size:,}: {name}": value for name, value in found.items()} for size, found in sizes.items()]
    print_figures("Matching at scale", {**speed, "sizes": {str(size): found for size, found in sizes.items()}}, *flat)
    return 0


def _keep(options: argparse.Namespace, sizes: dict[int, dict[str, Any]]) -> None:
    """What is known after each size, since the next one takes ten times as long."""
    if options.figures:
        options.figures.write_text(json.dumps(sizes, indent=1), "utf-8")
    if options.pictures and len(sizes) > 1:
        (options.pictures / "match-scale.svg").write_text(picture(sizes), "utf-8")


def measure_size(folder: Path, base: list[BaseProduct], size: int) -> dict[str, Any]:
    """Seconds and MiB of each match, and how many parts of the market were decided anew."""
    settings = Settings(data_dir=folder, config_dir=folder / "config")
    with opened_database(settings) as database:
        fill(database, base, size)
    found = _match("first", folder) | _match("unchanged", folder)
    for seed, (name, one_brand) in enumerate((("changed_in_one_brand", True), ("changed_everywhere", False)), 1):
        with opened_database(settings) as database:
            change(database, base, size, min(CHANGED, size // 20), seed, one_brand)
        found |= _match(name, folder)
    return found


def picture(sizes: dict[int, dict[str, Any]]) -> str:
    """How the processor's time grows, both axes in powers of ten; the clock's depends on what else is at work."""
    lines = {
        title: [
            (math.log10(size), math.log10(found[f"{name}_cpu_seconds"]))
            for size, found in sizes.items()
            if f"{name}_cpu_seconds" in found
        ]
        for name, title in _LINES.items()
    }
    across = Axis("products of each catalog, power of ten", 3, 6, ".0f")
    return line_chart("Processor seconds of a match", across, Axis("seconds, power of ten", -1, 4, ".0f"), lines)


def _match(name: str, folder: Path) -> dict[str, Any]:
    begun, used = time.monotonic(), cpu_seconds()
    command = [sys.executable, "-m", "benchmarks.match_once", str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    peak = Peak(process.pid)
    peak.start()
    output, _ = process.communicate()
    peak.stop()
    if process.returncode:
        raise SystemExit(f"{name}: the match failed.")
    seconds = time.monotonic() - begun
    report = json.loads(output)
    found = {
        f"{name}_seconds": round(seconds, 1),
        f"{name}_cpu_seconds": round(cpu_seconds() - used, 1),
        f"{name}_peak_mib": round(peak.mib),
        f"{name}_parts_decided": sum(report["decided_anew"].values()),
        f"{name}_parts": report["parts"],
        f"{name}_verdicts_written": report["written"],
    }
    sys.stderr.write(f"{report['variants']:,} variants: {found}\n")
    return found


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--sizes", type=_sizes, default=[10_000, 30_000, 100_000], help="multiples of eight")
    parser.add_argument("--pictures", type=Path, help="write match-scale.svg here")
    parser.add_argument("--figures", type=Path, help="write the figures here after each size")
    parser.add_argument("--folder", type=Path, help="where the stores are made")
    return parser.parse_args()


def _sizes(text: str) -> list[int]:
    return sorted(int(size) // 8 * 8 for size in text.split(","))


if __name__ == "__main__":
    sys.exit(main())
