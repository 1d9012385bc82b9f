"""When is the second section shown, and with what? ``python -m benchmarks.sections [--data DIR] [-o FILE]``.

The judged catalog is parted into a shop and its brands several times, and what is selected is held against what
should be shown (``judged``). Verdicts and eligibility are taken for granted. The number of home answers from which on
nothing is shown is also fitted on four fifths of the queries and scored on the rest. Prints one JSON document on stdout
and a table on stderr.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console

from benchmarks.figures import write_document
from benchmarks.meilisearch import meilisearch_settings
from benchmarks.relevance.pools import Pool, read_pools
from benchmarks.sections.figures import Case, f_half, section_figures
from benchmarks.sections.judged import canonical_brands, named_brand, should_show
from benchmarks.sections.split import Split
from config.plain_table import plain_table
from config.progress import silent
from config.settings import Settings
from search.evaluation.evaluate import prepared_service
from search.evaluation.judgments import read_judgments
from search.ranking.rank import rank
from search.ranking.ranked_document import RankedDocument
from search.request import SearchRequest
from search.retrieval.retrieve import Retrieved
from search.sections.candidates import PER_BRAND, WITHOUT_BRAND, clearly_relevant
from search.sections.selection import select

ENGINES = ("tantivy", "meilisearch")
HOME_SHARES = (0.6, 0.3, 0.1)
DRAWS = 3
FOLDS = 5
_LIMITS = (1, 2, 3, 5, 8)


@dataclass(frozen=True)
class Example:
    query: str
    home_share: float
    named: bool
    """Whether the query names a brand."""
    case: Case
    by_limit: Mapping[int, Case]
    """Without a brand, had another number of home answers been enough."""


def main() -> int:
    options = _options()
    judgments = read_judgments(options.data / "judgments.csv")
    document: dict[str, Any] = {"home_shares": HOME_SHARES, "draws": DRAWS, "engines": {}}
    with meilisearch_settings("meilisearch") as server:
        url = server.get("OFFSHELF_MEILISEARCH_URL") or Settings().meilisearch_url
        for engine in ENGINES:
            settings = Settings(engine=engine, meilisearch_url=url)
            with prepared_service(settings, options.data / "products.jsonl.gz", silent) as (service, _, _):
                pools = list(read_pools(service, judgments))
            document["engines"][engine] = _figures(list(_examples(pools)))
    _print(document)
    write_document(document, options.output)
    return 0


def _examples(pools: Sequence[Pool]) -> Iterator[Example]:
    brands = canonical_brands(
        {hit.document.home_id or "": hit.document.brand for pool in pools for hit in pool.retrieved.answers.home.hits}
    )
    for pool in pools:
        named = named_brand(pool.query, set(brands.values()))
        for split in (Split(draw, share) for share in HOME_SHARES for draw in range(DRAWS)):
            home = {id_ for id_ in pool.grades if split.at_home(id_)}
            right = should_show(pool.grades, home, brands, named)
            parted = split.part(pool.retrieved)
            chosen = select(SearchRequest(), parted, "USD")
            shown = _first(chosen.candidates, chosen.most_candidates, chosen.most_per_brand)
            case = Case(shown, right, pool.grades, chosen.most_candidates)
            by_limit = {limit: Case(_at(parted, limit), right, pool.grades, WITHOUT_BRAND) for limit in _LIMITS}
            yield Example(pool.query, split.home_share, bool(named), case, by_limit)


def _at(retrieved: Retrieved, limit: int) -> list[str]:
    ranked = rank(retrieved.words, retrieved.evidence)
    home = [found for found in ranked if found.document.section == "home"]
    others = [found for found in ranked if found.document.section != "home"]
    return _first(clearly_relevant(others, home, retrieved.words, limit), WITHOUT_BRAND, PER_BRAND)


def _first(candidates: Sequence[RankedDocument], most: int, per_brand: int) -> list[str]:
    shown: list[str] = []
    of_brand: Counter[str | None] = Counter()
    for document in (found.document for found in candidates):
        of_brand[document.brand] += 1
        if of_brand[document.brand] <= per_brand and len(shown) < most:
            shown.append(document.home_id or "")
    return shown


def _figures(examples: Sequence[Example]) -> dict[str, dict[str, float]]:
    plain = [example for example in examples if not example.named]
    shares = {
        f"no brand, {share:.0%} sold at home": [e.case for e in plain if e.home_share == share] for share in HOME_SHARES
    }
    groups = {
        **shares,
        "no brand": [example.case for example in plain],
        "no brand, fitted on other queries": list(_held_out(plain)),
        "brand named": [example.case for example in examples if example.named],
    }
    return {name: section_figures(cases) for name, cases in groups.items()}


def _held_out(examples: Sequence[Example]) -> Iterator[Case]:
    queries = sorted({example.query for example in examples})
    random.Random(1).shuffle(queries)
    for fold in range(FOLDS):
        test = set(queries[fold::FOLDS])
        known = [example for example in examples if example.query not in test]
        limit = max(_LIMITS, key=lambda limit: f_half(example.by_limit[limit] for example in known))
        yield from (example.by_limit[limit] for example in examples if example.query in test)


def _print(document: dict[str, Any]) -> None:
    console = Console(stderr=True, highlight=False)
    if not console.is_terminal:
        console.width = 130
    for engine, groups in document["engines"].items():
        measures = tuple(next(iter(groups.values())))
        table = plain_table(f"Second section on {engine}", "queries", numbers=measures)
        for name, figures in groups.items():
            table.add_row(name, *(f"{figures[measure]:g}" for measure in measures))
        console.print(table)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="The second section on judged queries.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data/search/electronics"))
    parser.add_argument("-o", "--output", type=Path, help="file for the JSON document instead of stdout")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
