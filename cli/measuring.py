"""Verbs that score on labelled data, and fit the scorer on it."""

from pathlib import Path
from typing import Annotated

import typer

from cli.console import Json, progress, settings, show


def eval_extract(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="Holds truth.jsonl and the pages that it names.")],
    json: Json = False,
) -> None:
    """Extraction against pages with known truth."""
    from crawler.evaluation import evaluate_extraction

    with progress(json) as listener:
        report = evaluate_extraction(directory, listener)
    show(report, json)


def eval_match(
    directory: Annotated[
        Path, typer.Argument(metavar="DIR", help="Holds tableA.csv, tableB.csv, train.csv, valid.csv and test.csv.")
    ],
    scorer: Annotated[Path | None, typer.Option(help="A scorer made by train; the shipped one unless given.")] = None,
    train_here: Annotated[bool, typer.Option("--train", help="Also fit on the set's own training pairs.")] = False,
    json: Json = False,
) -> None:
    """Matching against labelled pairs."""
    from indexer.matching.evaluation import evaluate_matching

    with progress(json) as listener:
        report = evaluate_matching(directory, scorer, train_here, listener)
    show(report, json)


def eval_search(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="Holds judgments.csv and products.jsonl.gz.")],
    json: Json = False,
) -> None:
    """Ranking against judged queries."""
    from search.evaluation import evaluate_search

    with progress(json) as listener:
        report = evaluate_search(settings(), directory, listener)
    show(report, json)


def train(
    output: Annotated[Path, typer.Option("-o", "--output", help="Where to write the scorer.")],
    leave_out: Annotated[list[str] | None, typer.Option("--leave-out", help="A set not to learn from.")] = None,
    data: Annotated[Path, typer.Option(help="Folder with the labelled sets.")] = Path("../shared/data/matching"),
    judgements: Annotated[Path | None, typer.Option(help="An export of decisions, to learn from too.")] = None,
    json: Json = False,
) -> None:
    """Fit the matching scorer on labelled pairs."""
    from indexer.matching.training import train_scorer

    with progress(json) as listener:
        report = train_scorer(data, leave_out or [], output, listener, judgements)
    show(report, json)
