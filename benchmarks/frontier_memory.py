"""The memory of a crawl whose frontier has a million addresses, at the worst moment of its first minutes.

    python -m benchmarks.frontier_memory [--addresses 1000000] [--seconds 120]

The addresses come from sitemaps over HTTP; the crawl is then stopped as Ctrl-C stops it, to be gone on with later.
Prints one JSON document on stdout and a table on stderr.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from benchmarks.crawl_cost import deployment, served_pages
from benchmarks.figures import print_figures
from benchmarks.measure import Peak
from config.database import opened_database
from config.settings import Settings
from crawler.tables import frontier, harvest_product


def run(root: Path, addresses: int, seconds: int) -> dict[str, Any]:
    """Crawl for so long, then look at what the store has."""
    with served_pages(addresses) as url:
        fresh = deployment(root, "frontier", url)
        process = subprocess.Popen(
            [sys.executable, "-m", "cli", "crawl", "--json"],
            env={**os.environ, **fresh.environment()},
            stdout=subprocess.PIPE,
            text=True,
        )
        peak = Peak(process.pid)
        peak.start()
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGINT)
        process.communicate()
        peak.stop()
    settings = Settings(data_dir=fresh.root / "data", config_dir=fresh.config_dir)
    with opened_database(settings) as database, database.connect() as connection:
        known, found = (
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (frontier, harvest_product)
        )
    return {"addresses_known": known, "products_stored": found, "seconds": seconds, "peak_mib": round(peak.mib, 1)}


def main() -> None:
    """Run the benchmark as the command line asks."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--addresses", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=int, default=120)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        result = run(Path(folder), options.addresses, options.seconds)
    print_figures("A large frontier", result)


if __name__ == "__main__":
    main()
