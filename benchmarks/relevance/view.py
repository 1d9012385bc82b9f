"""The benchmark's tables, on stderr."""

from typing import Any

from rich.console import Console

from config.plain_table import plain_table


def print_tables(document: dict[str, Any]) -> None:
    console = Console(stderr=True, highlight=False)
    if not console.is_terminal:
        console.width = 130
    measures = list(next(iter(document["rankings"].values())))
    rankings = plain_table(f"{document['queries']} judged queries", "ranking", numbers=tuple(measures))
    for name, figures in document["rankings"].items():
        rankings.add_row(name, *(f"{figures[measure]:.4f}" for measure in measures))
    columns = ("nDCG@10", "judged only", "over disjunction-max", "90 % interval", "shipped weights")
    validation = plain_table("Cross-validation over the queries", "engine", numbers=columns)
    for engine, found in document["cross_validation"].items():
        low, high = found["interval_90"]
        numbers = [found["ndcg@10"], found["judged_ndcg@10"], found["over_disjunction_max"]]
        shown = (*(f"{number:.4f}" for number in numbers), f"{low:+.4f} … {high:+.4f}")
        validation.add_row(engine, *shown, f"{found['shipped_weights']:.4f}")
    engines = tuple(document["features"])
    features = plain_table("nDCG@10 without a feature", "feature", numbers=engines)
    for name in next(iter(document["features"].values())):
        features.add_row(name, *(f"{document['features'][engine][name]:+.4f}" for engine in engines))
    edits = tuple(next(iter(document["typos"].values())))
    typos = plain_table("nDCG@10 by random edits in the query", "engine", numbers=edits)
    for engine, scores in document["typos"].items():
        typos.add_row(engine, *(f"{score:.4f} ({score / scores['0'] - 1:+.1%})" for score in scores.values()))
    counts = tuple(next(iter(document["misfits"].values())))
    misfits = plain_table("Queries told that nothing fits", "engine", numbers=counts)
    for engine, found in document["misfits"].items():
        misfits.add_row(engine, *(f"{found[name]:g}" for name in counts))
    for table in (rankings, validation, features, typos, misfits):
        console.print(table)
