"""The parts of the benchmark, by name."""

from pathlib import Path

from benchmarks.deployment import Deployment
from benchmarks.line_parts import electronics, electronics_hidden, hard_drives, hard_drives_hidden
from benchmarks.part import Bar, Part, PartResult

MATCHING_SETS = ("abt-buy", "amazon-google", "shoes")
LEAST_NDCG = {"tantivy": 0.76, "meilisearch": 0.74}


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
    "hard-drives-hidden": hard_drives_hidden,
    "electronics-hidden": electronics_hidden,
    "extract": extract,
    "search": search,
    "match": match,
}
