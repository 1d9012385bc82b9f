"""The parts of the benchmark: each gives figures, and the bars that they are held against."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.deployment import Deployment
from benchmarks.scoring import read_export, read_truth, score_verdicts
from benchmarks.sites import served_sites, write_brand_files

BRANDS = 12
SITE_PRODUCTS = 11_242
MATCHING_SETS = ("abt-buy", "amazon-google", "shoes")
LEAST_NDCG = {"tantivy": 0.76, "meilisearch": 0.74}


@dataclass(frozen=True)
class Bar:
    """A figure and what it should be; ``met`` is None where there is no figure."""

    figure: str
    value: float | None
    least: float | None = None
    most: float | None = None

    @property
    def met(self) -> bool:
        if self.value is None:
            return False
        return (self.least is None or self.value >= self.least) and (self.most is None or self.value <= self.most)


@dataclass(frozen=True)
class PartResult:
    figures: dict[str, Any]
    bars: list[Bar] = field(default_factory=list)


Part = Callable[[Deployment, Path, str], PartResult]
"""Takes a deployment, the data folder and the engine's name."""


def hard_drives(deployment: Deployment, data: Path, _engine: str) -> PartResult:
    """Two resellers of computer parts against one shop: packs are the trap."""
    folder = data / "sites" / "hard-drives"
    figures = _line(deployment, folder, data, {"OFFSHELF_CURRENCY": "EUR"}, ["hp proliant hard drive"])
    verdicts = figures["verdicts"]
    return PartResult(
        figures,
        [
            Bar("products harvested", figures["harvested"], least=4_886),
            Bar("not_sold_here precision", verdicts["not_sold_here"]["precision"], least=0.99),
            Bar("not_sold_here recall", verdicts["not_sold_here"]["recall"], least=0.95),
            Bar("sold_here precision", verdicts["sold_here"]["precision"], least=0.95),
            Bar("sold_here recall", verdicts["sold_here"]["recall"], least=0.95),
        ],
    )


def electronics(deployment: Deployment, data: Path, _engine: str) -> PartResult:
    """Twelve brands against one shop that writes other titles and few identifiers."""
    folder = deployment.root / "split"
    split = [sys.executable, str(data.parent / "tools" / "split_electronics.py"), str(folder), "--brands", str(BRANDS)]
    subprocess.run(split, check=True)
    brands = sorted(path.stem for path in (folder / "sites").glob("*.jsonl"))
    figures = _line(deployment, folder, data, {"OFFSHELF_CURRENCY": "USD"}, brands)
    return PartResult(figures, [Bar("products harvested", figures["harvested"], least=SITE_PRODUCTS)])


def extract(deployment: Deployment, data: Path, _engine: str) -> PartResult:
    """Extraction on saved pages of real shops."""
    figures = deployment.run("eval extract", "eval", "extract", str(data / "pages"), "--json").document()
    price = figures.get("products", {}).get("fields", {}).get("price", {})
    known = sum(price.get(outcome, 0) for outcome in ("right", "wrong", "missing")) or None
    return PartResult(
        figures,
        [
            Bar("price right", round(price["right"] / known, 4) if known else None, least=0.82),
            Bar("price wrong", round(price["wrong"] / known, 4) if known else None, most=0.03),
            Bar("non-products taken", len(figures["false_products"]) if known else None, most=0),
        ],
    )


def search(deployment: Deployment, data: Path, engine: str) -> PartResult:
    """Ranking on judged queries."""
    folder = data / "search" / "electronics"
    figures = deployment.run("eval search", "eval", "search", str(folder), "--json").document()
    return PartResult(figures, [Bar("nDCG@10", figures.get("ndcg@10"), least=LEAST_NDCG[engine])])


def match(deployment: Deployment, data: Path, _engine: str) -> PartResult:
    """The scorer on labelled pairs: figures without a bar."""
    figures = {
        name: deployment.run(f"eval match {name}", "eval", "match", str(data / "matching" / name), "--json").document()
        for name in MATCHING_SETS
    }
    return PartResult(figures, [Bar(f"F1 on {name}", found.get("f1"), least=0) for name, found in figures.items()])


PARTS: dict[str, Part] = {
    "hard-drives": hard_drives,
    "electronics": electronics,
    "extract": extract,
    "search": search,
    "match": match,
}


def _line(
    deployment: Deployment, folder: Path, data: Path, settings: dict[str, str], searches: list[str]
) -> dict[str, Any]:
    deployment.settings.update(settings)
    tool = data.parent / "tools" / "serve_sites.py"
    with served_sites(tool, sorted((folder / "sites").glob("*.jsonl"))) as addresses:
        write_brand_files(deployment.config_dir, addresses)
        export = read_export(deployment.run_line(folder / "home.jsonl", searches))
    return {"harvested": len(export), "verdicts": score_verdicts(read_truth(folder / "truth.csv"), export)}
