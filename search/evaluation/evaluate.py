"""Ranking against judged queries: the catalog goes through the real line, the queries through the real service."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from config.progress import Progress
from config.settings import Settings
from indexer.engines.open import open_engine
from indexer.home.importer import import_home
from indexer.reindex import rebuild_index
from search.evaluation.gain import judged_only, mean, ndcg, percentile, recall, reciprocal_rank
from search.evaluation.judgments import Judgments, read_judgments
from search.evaluation.report import QueryScore, SearchEvaluation
from search.request import SearchRequest
from search.service import SearchService

_DEPTH = 50


@dataclass(frozen=True)
class _Run:
    """What one query brought."""

    query: str
    found: list[str]
    milliseconds: float


def evaluate_search(settings: Settings, directory: Path, listener: Progress) -> SearchEvaluation:
    """Score the search on ``products.jsonl.gz`` and ``judgments.csv`` of a directory.

    Uses the engine of the settings, with a store and an index of its own that are gone afterwards. What nobody judged
    counts as wrong; the gain is 2^grade - 1. Raises InputError for a missing or malformed file.
    """
    judgments = read_judgments(directory / "judgments.csv")
    with prepared_service(settings, directory / "products.jsonl.gz", listener) as (service, products, seconds):
        runs = list(_run(service, list(judgments), listener))
    return _report(settings.engine, judgments, runs, products, seconds)


@contextmanager
def prepared_service(
    settings: Settings, products: Path, listener: Progress
) -> Iterator[tuple[SearchService, int, float]]:
    """A service over the products alone, how many they are, and the seconds until they could be searched."""
    with TemporaryDirectory(prefix="offshelf-eval-") as folder:
        private = settings.model_copy(
            update={
                "data_dir": Path(folder),
                "config_dir": Path(folder) / "config",
                "database_url": None,
                "meilisearch_prefix": f"{settings.meilisearch_prefix}-eval-{uuid4().hex[:8]}",
            }
        )
        started = time.perf_counter()
        import_home(private, products, None, [], True, listener)
        try:
            rebuild_index(private, listener)
            with SearchService(private) as service:
                count = service.live_index().count()
                yield service, count, time.perf_counter() - started
        finally:
            open_engine(private).clear()


def _run(service: SearchService, queries: Sequence[str], listener: Progress) -> Iterator[_Run]:
    for done, query in enumerate(queries):
        started = time.perf_counter()
        response = service.search(SearchRequest(q=query, limit=_DEPTH))
        milliseconds = (time.perf_counter() - started) * 1000
        listener("Searching", done + 1, len(queries))
        yield _Run(query, [hit.home_id or "" for hit in response.sections.home.hits], milliseconds)


def _report(engine: str, judgments: Judgments, runs: Sequence[_Run], products: int, seconds: float) -> SearchEvaluation:
    scores = [_score(run, judgments[run.query]) for run in runs]
    answerable = [score for score in scores if score.relevant]
    times = [run.milliseconds for run in runs]
    return SearchEvaluation(
        engine=engine,
        products=products,
        queries=len(scores),
        queries_with_relevant=len(answerable),
        ndcg_at_10=mean(score.ndcg for score in answerable),
        judged_ndcg_at_10=mean(score.judged_ndcg for score in answerable),
        recall_at_50=mean(score.recall for score in answerable),
        mrr=mean(score.reciprocal_rank for score in answerable),
        unjudged_at_10=mean(score.unjudged for score in scores),
        zero_result_rate=mean(float(not run.found) for run in runs),
        latency_p50_ms=percentile(times, 0.5),
        latency_p95_ms=percentile(times, 0.95),
        seconds_to_index=round(seconds, 2),
        by_query=sorted(scores, key=lambda score: (not score.relevant, score.ndcg)),
    )


def _score(run: _Run, grades: Mapping[str, int]) -> QueryScore:
    first = run.found[:10]
    return QueryScore(
        query=run.query,
        relevant=sum(grade > 0 for grade in grades.values()),
        ndcg=ndcg(run.found, grades),
        judged_ndcg=ndcg(judged_only(run.found, grades), grades),
        recall=recall(run.found, grades),
        reciprocal_rank=reciprocal_rank(run.found, grades),
        unjudged=mean(float(id_ not in grades) for id_ in first),
        found=len(run.found),
    )
