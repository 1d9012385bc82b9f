"""The scorer on labelled pairs: ``python -m benchmarks.matching SETS [--scorers FOLDER] [--pictures docs]``.

``SETS`` is what ``benchmarks.training_sets`` made. For each set, a scorer is fitted on the others (kept in
``--scorers`` and used again from there). Prints one JSON document on stdout and tables on stderr.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from rich.console import Console, Group

from benchmarks.left_out import left_out_scorer
from benchmarks.line_chart import Axis, line_chart
from benchmarks.matching_figures import SetFigures, measure
from config.plain_table import plain_table
from indexer.matching.scoring.scorer import shipped_scorer
from indexer.matching.training.evaluation import ContextScore
from indexer.matching.training.labelled_set import read_labelled_set
from indexer.matching.training.prepared_set import prepare_set


def main() -> int:
    options = _options()
    names = sorted(path.parent.name for path in options.sets.glob("*/tableA.csv"))
    if not names:
        sys.stderr.write(f"There is no set in {options.sets}; make them with: python -m benchmarks.training_sets\n")
        return 1
    with tempfile.TemporaryDirectory(prefix="offshelf-scorers-") as temporary:
        folder = options.scorers or Path(temporary)
        figures = {}
        for name in options.only or names:
            prepared = prepare_set(read_labelled_set(options.sets / name))
            figures[name] = measure(prepared, shipped_scorer(), left_out_scorer(options.sets, name, folder))
    Console(stderr=True, highlight=False, width=100).print(_tables(figures))
    if options.pictures:
        _draw(figures, options.pictures)
    mean = {way: _mean(figures, way) for way in ("shipped", "left_out", "trained")}
    document = {name: {**asdict(one), **_scores(one)} for name, one in figures.items()}
    sys.stdout.write(json.dumps({"mean_f1": mean, "sets": document}, indent=1) + "\n")
    return 0


def _scores(one: SetFigures) -> dict[str, object]:
    return {way: getattr(one, way).model_dump() for way in ("shipped", "left_out", "trained")}


def _mean(figures: Mapping[str, SetFigures], way: str) -> dict[str, float]:
    scores: list[ContextScore] = [getattr(one, way) for one in figures.values()]
    in_context, pairwise = [score.f1 for score in scores], [score.pairwise.f1 for score in scores]
    return {"in_context": round(sum(in_context) / len(scores), 2), "pairwise": round(sum(pairwise) / len(scores), 2)}


def _tables(figures: Mapping[str, SetFigures]) -> Group:
    ways = ("shipped", "left out", "trained")
    columns = [f"{way}{alone}" for way in ways for alone in ("", ", alone")]
    scores = plain_table("F1 in context, and of pairs alone", "Set", "Kind", numbers=(*columns, "ECE"))
    blocking = plain_table("Blocking recall at k candidates", "Set", numbers=tuple(map(str, _candidates(figures))))
    for name, one in figures.items():
        found = [getattr(one, way.replace(" ", "_")) for way in ways]
        cells = [f"{score.f1:.1f}" for way in found for score in (way, way.pairwise)]
        error = "" if one.calibration_error is None else f"{one.calibration_error:.3f}"
        scores.add_row(name, one.kind, *cells, error)
        blocking.add_row(name, *(f"{recall:.3f}" for recall in one.blocking.values()))
    return Group(scores, "", blocking)


def _candidates(figures: Mapping[str, SetFigures]) -> list[int]:
    return list(next(iter(figures.values())).blocking)


def _draw(figures: Mapping[str, SetFigures], folder: Path) -> None:
    products = {name: one for name, one in figures.items() if one.reliability}
    said = {name: [(b.said, b.true) for b in one.reliability] for name, one in products.items()}
    chart = line_chart("Sold here, on sets that were left out", Axis("said"), Axis("so"), said, diagonal=True)
    (folder / "reliability.svg").write_text(chart, "utf-8")
    found = {name: list(one.blocking.items()) for name, one in products.items()}
    most = max(_candidates(figures))
    chart = line_chart("Blocking", Axis("candidates per record", 0, most, ".0f"), Axis("recall", 0.5, 1, ".2f"), found)
    (folder / "blocking.svg").write_text(chart, "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="The scorer on labelled pairs.")
    parser.add_argument("sets", type=Path, help="folder that benchmarks.training_sets made")
    parser.add_argument("--only", action="append", help="measure this set; may be repeated")
    parser.add_argument("--scorers", type=Path, help="folder that keeps the scorers fitted without a set")
    parser.add_argument("--pictures", type=Path, help="folder for reliability.svg and blocking.svg")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
