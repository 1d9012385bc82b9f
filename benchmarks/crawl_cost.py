"""What a crawl costs: product pages stored per CPU second beside stock Scrapy, and the bytes of a second crawl.

    python -m benchmarks.crawl_cost [--pages 12000] [--rounds 3]

Everything goes over HTTP to a site of our own on loopback, in a process of its own whose time counts for nobody. Ours
extracts, validates and stores each product; stock Scrapy reads one XPath a page and stores nothing. The two take turns
in one run, and the best round of each counts. Prints one JSON document on stdout and a table on stderr.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.deployment import Deployment
from benchmarks.figures import print_figures
from benchmarks.sites import write_brand_files

KILOBYTES = 40


@contextmanager
def served_pages(pages: int) -> Iterator[str]:
    """The address of a site with so many pages, while it is served."""
    command = [sys.executable, "-m", "benchmarks.page_server", "--pages", str(pages), "--kilobytes", str(KILOBYTES)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        try:
            yield json.loads(server.stdout.readline())["url"]
        finally:
            server.terminate()


def counts(url: str) -> dict[str, int]:
    """What the site has answered so far."""
    with urllib.request.urlopen(f"{url}counts", timeout=30) as answer:
        found: dict[str, int] = json.load(answer)
    return found


def cpu_seconds() -> float:
    """Of all children that have ended, and of theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def deployment(root: Path, name: str, url: str) -> Deployment:
    """A fresh deployment that knows the site."""
    fresh = Deployment(name, root / name)
    write_brand_files(fresh.config_dir, {"bench": url})
    return fresh


def crawl(fresh: Deployment) -> dict[str, Any]:
    """One crawl's report, with the CPU seconds that it took."""
    before = cpu_seconds()
    measured = fresh.run("crawl", "crawl", "--json")
    report = measured.document()["runs"][0]
    return {**report, "cpu_seconds": round(cpu_seconds() - before, 2), "peak_mib": measured.peak_mib}


def stock(url: str) -> dict[str, Any]:
    """Stock Scrapy over the same site."""
    before = cpu_seconds()
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.stock_scrapy", url], capture_output=True, text=True, check=True
    )
    return {**json.loads(done.stdout), "cpu_seconds": round(cpu_seconds() - before, 2)}


def throughput(root: Path, pages: int, rounds: int) -> dict[str, Any]:
    """Pages per CPU second of both, and what a second crawl of the unchanged site asks for."""
    ours: list[float] = []
    theirs: list[float] = []
    again: dict[str, Any] = {}
    with served_pages(pages) as url:
        for number in range(rounds):
            fresh = deployment(root, f"round-{number}", url)
            first = crawl(fresh)
            assert first["products"] == pages, first
            ours.append(first["products"] / first["cpu_seconds"])
            read = stock(url)
            assert read["pages"] == pages, read
            theirs.append(read["pages"] / read["cpu_seconds"])
            if number == 0:
                before = counts(url)
                second = crawl(fresh)
                asked = {name: count - before.get(name, 0) for name, count in counts(url).items()}
                again = {
                    "share_of_bytes": round(second["bytes"] / first["bytes"], 5),
                    "pages_asked_for": sum(count for name, count in asked.items() if name.startswith("p ")),
                    "listed": second["listed"],
                    "seconds": second["seconds"],
                }
    return {
        "pages": pages,
        "kilobytes": KILOBYTES,
        "offshelf_pages_per_cpu_second": round(max(ours), 1),
        "scrapy_pages_per_cpu_second": round(max(theirs), 1),
        "ratio": round(max(ours) / max(theirs), 2),
        "unchanged": again,
    }


def main() -> None:
    """Run the benchmark as the command line asks."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=12_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        result = throughput(Path(folder), options.pages, options.rounds)
    print_figures(f"{result['pages']} pages of {KILOBYTES} kB", result, result["unchanged"])


if __name__ == "__main__":
    main()
