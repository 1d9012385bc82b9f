"""Relevance on judged queries, honestly: ``python -m benchmarks.relevance [--data DIR] [-o FILE]``.

Both engines in one run, beside what each gives by itself. Weights that were fitted on some queries are scored on
others. Prints one JSON document on stdout and tables on stderr.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.figures import write_document
from benchmarks.meilisearch import meilisearch_settings
from benchmarks.relevance.bootstrap import paired_bootstrap
from benchmarks.relevance.figures import misfit_figures, ranking_figures
from benchmarks.relevance.fit import Scores, cross_validate, leave_one_out
from benchmarks.relevance.pools import Pool, read_pools
from benchmarks.relevance.raw_meilisearch import raw_orders
from benchmarks.relevance.raw_tantivy import disjunction_max_orders
from benchmarks.relevance.typos import typo_figures
from benchmarks.relevance.view import print_tables
from config.progress import silent
from config.settings import Settings
from search.evaluation.evaluate import prepared_service
from search.evaluation.gain import mean, ndcg
from search.evaluation.judgments import read_judgments
from search.ranking.weights import WEIGHTS

ENGINES = ("tantivy", "meilisearch")


def main() -> int:
    options = _options()
    judgments = read_judgments(options.data / "judgments.csv")
    products = options.data / "products.jsonl.gz"
    document: dict[str, Any] = {
        "queries": len(judgments),
        **{part: {} for part in ("rankings", "typos", "cross_validation", "features", "misfits")},
    }
    with meilisearch_settings("meilisearch") as server:
        url = server.get("OFFSHELF_MEILISEARCH_URL") or Settings().meilisearch_url
        pools: dict[str, list[Pool]] = {}
        for engine in ENGINES:
            settings = Settings(engine=engine, meilisearch_url=url)
            with prepared_service(settings, products, silent) as (service, _, _):
                pools[engine] = list(read_pools(service, judgments))
                document["typos"][engine] = typo_figures(service, judgments)
        raw = raw_orders(url, products, list(judgments))
    grades = list(judgments.values())
    disjunction_max = disjunction_max_orders(products, list(judgments))
    document["rankings"] = {
        "raw meilisearch": ranking_figures(raw, grades),
        "raw tantivy, disjunction-max": ranking_figures(disjunction_max, grades),
        **{f"offshelf on {engine}": ranking_figures([p.order() for p in pools[engine]], grades) for engine in ENGINES},
    }
    document["misfits"] = {
        engine: misfit_figures([pool.retrieved.misfit for pool in pools[engine]], grades) for engine in ENGINES
    }
    answerable = [i for i, grade in enumerate(grades) if max(grade.values()) > 0]
    baseline = [ndcg(disjunction_max[i], grades[i]) for i in answerable]
    for engine in ENGINES:
        document["cross_validation"][engine], document["features"][engine] = _fitted(pools[engine], baseline)
    print_tables(document)
    write_document(document, options.output)
    return 0


def _fitted(pools: Sequence[Pool], baseline: Sequence[float]) -> tuple[dict[str, Any], dict[str, float]]:
    """Cross-validation, and what the shipped weights lose without each feature."""
    scores = Scores(pools)
    orders = [pool.order(weights) for pool, weights in zip(scores.pools, cross_validate(scores), strict=True)]
    figures = ranking_figures(orders, [pool.grades for pool in scores.pools])
    held_out = [ndcg(order, pool.grades) for order, pool in zip(orders, scores.pools, strict=True)]
    shipped = mean(scores.by_query(WEIGHTS))
    validation = {
        **{name: figures[name] for name in ("ndcg@10", "judged_ndcg@10")},
        "over_disjunction_max": round(mean(held_out) - mean(baseline), 4),
        "interval_90": [round(end, 4) for end in paired_bootstrap(held_out, baseline)],
        "shipped_weights": round(shipped, 4),
    }
    features = {name: round(mean(scores.by_query(weights)) - shipped, 4) for name, weights in leave_one_out(scores)}
    return validation, features


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Relevance on judged queries.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data/search/electronics"))
    parser.add_argument("-o", "--output", type=Path, help="file for the JSON document instead of stdout")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
