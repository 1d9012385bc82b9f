"""Crawls that are killed with SIGKILL at random moments, a hundred times in all, and what is in the store in the end.

    python -m benchmarks.killed_crawls [--kills 100] [--pages 1500] [--seed 1]

A crawl's whole process group is killed between a moment after its start and the time that an undisturbed crawl takes,
then the same command is given again, until it ends by itself; then the next crawl begins in a fresh deployment. Each
harvest is compared with the undisturbed one: keys, contents and history of every product and variant, times aside.
Prints one JSON document on stdout and a table on stderr; exits with 1 if a harvest differs.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from sqlalchemy import select

from benchmarks.crawl_cost import deployment, served_pages
from benchmarks.deployment import Deployment
from benchmarks.figures import print_figures
from config.database import opened_database
from config.settings import Settings
from crawler.tables import harvest_product, harvest_variant, offer_history

Rows = list[tuple[object, ...]]


def stored(fresh: Deployment) -> Rows:
    """The harvest's keys and contents, without times."""
    product, variant, history = harvest_product.c, harvest_variant.c, offer_history.c
    settings = Settings(data_dir=fresh.root / "data", config_dir=fresh.config_dir)
    with opened_database(settings) as database, database.connect() as connection:
        rows = [
            *connection.execute(select(product.product_id, product.content_hash, product.delisted_at)),
            *connection.execute(select(variant.variant_id, variant.product_id, variant.record, variant.delisted_at)),
            *connection.execute(select(history.variant_id, history.price, history.availability)),
        ]
    return sorted((tuple(row) for row in rows), key=repr)


def crawl_until(fresh: Deployment, seconds: float | None) -> bool:
    """Start a crawl and kill its process group after so long; returns whether it ended before, and as it should."""
    process = subprocess.Popen(
        [sys.executable, "-m", "cli", "crawl", "--json"],
        env={**os.environ, **fresh.environment()},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        if status := process.wait(seconds):
            raise RuntimeError(f"a crawl ended by itself with status {status}")
        return True
    except subprocess.TimeoutExpired:
        _kill(process.pid)
        process.wait()
        return False


def _kill(parent: int) -> None:
    """The crawling process has a group of its own: both are killed in one go."""
    children = subprocess.run(["pgrep", "-P", str(parent)], capture_output=True, text=True, check=False).stdout.split()
    for pid in (parent, *map(int, children)):
        try:
            os.killpg(os.getpgid(pid), signal.SIGKILL)
        except ProcessLookupError:
            continue


def run(root: Path, kills: int, pages: int, seed: int) -> dict[str, Any]:
    """Kill crawls until there were enough, and compare what each left."""
    chance = random.Random(seed)
    done = crawls = differing = 0
    with served_pages(pages) as url:
        whole = deployment(root, "whole", url)
        begun = time.monotonic()
        assert crawl_until(whole, None)
        duration = time.monotonic() - begun
        expected = stored(whole)
        while done < kills:
            fresh = deployment(root, f"killed-{crawls}", url)
            while not crawl_until(fresh, chance.uniform(0.05, duration) if done < kills else None):
                done += 1
                print(f"kill {done}", end="\r", file=sys.stderr, flush=True)  # noqa: T201 (a program, not a library)
            crawls += 1
            differing += stored(fresh) != expected
    return {"kills": done, "crawls": crawls, "products": pages, "rows": len(expected), "differing_harvests": differing}


def main() -> None:
    """Run the benchmark as the command line asks."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--pages", type=int, default=1_500)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        result = run(Path(folder), options.kills, options.pages, options.seed)
    print_figures("Killed crawls", result)
    sys.exit(bool(result["differing_harvests"]))


if __name__ == "__main__":
    main()
