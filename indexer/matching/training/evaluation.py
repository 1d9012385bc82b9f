"""Scoring a matcher on labelled pairs: each pair by itself, and among its rivals in the two tables."""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from pydantic import BaseModel

from config.progress import Progress
from config.report import Report
from indexer.matching.matrices.arrays import Floats
from indexer.matching.scoring.catalog_kind import catalog_kind
from indexer.matching.scoring.scorer import Scorer, read_scorer, shipped_scorer
from indexer.matching.training.labelled_set import read_labelled_set
from indexer.matching.training.prepared_set import PreparedSet, prepare_set

if TYPE_CHECKING:
    from rich.console import RenderableType


class MatchScore(BaseModel):
    """In percent of pairs."""

    precision: float
    recall: float
    f1: float


class ContextScore(MatchScore):
    """With catalog context, as the pipeline uses it; ``pairwise`` is each pair by itself."""

    pairwise: MatchScore


class MatchEvaluation(ContextScore, Report):
    """Of the scorer on ``test.csv``; ``trained``: of models fitted on the set's own training pairs."""

    set: str
    pairs: int
    contaminated: bool
    """The set was among the scorer's training data."""
    trained: ContextScore | None = None

    def __rich__(self) -> "RenderableType":
        from config.plain_table import plain_table

        note = "seen in training" if self.contaminated else "never seen in training"
        title = f"{self.set}: {self.pairs:,} test pairs, {note}"
        table = plain_table(title, "Scorer", numbers=("Precision", "Recall", "F1"))
        scores: list[tuple[str, MatchScore]] = [("in context", self), ("pairwise", self.pairwise)]
        if self.trained:
            scores += [("trained here, in context", self.trained), ("trained here, pairwise", self.trained.pairwise)]
        for name, score in scores:
            table.add_row(name, f"{score.precision:.1f}", f"{score.recall:.1f}", f"{score.f1:.1f}")
        return table


def evaluate_matching(directory: Path, scorer: Path | None, train_here: bool, listener: Progress) -> MatchEvaluation:
    """Score on the test pairs of a labelled set. Raises InputError for a folder or a scorer that can't be used."""
    labelled = read_labelled_set(directory)
    used = read_scorer(scorer) if scorer else shipped_scorer()
    listener("compare", 0, 2)
    prepared = prepare_set(labelled)
    listener("compare", 1, 2)
    score = score_set(prepared, used)
    trained = None
    if train_here:
        from indexer.matching.training.scorer_fitting import fit_on_one

        trained = score_set(prepared, fit_on_one(prepared))
    listener("compare", 2, 2)
    return MatchEvaluation(
        set=labelled.name,
        pairs=len(labelled.splits["test"].same),
        contaminated=used.knows(labelled.hashes),
        trained=trained,
        **score.model_dump(),
    )


def score_set(prepared: PreparedSet, scorer: Scorer) -> ContextScore:
    """The scorer on the test pairs, by its own thresholds; products are assigned as the pipeline does."""
    test = prepared.labelled.splits["test"]
    places = prepared.places(test)
    alone = scorer.pairwise.log_odds(prepared.features)
    kind = catalog_kind(prepared.left, prepared.right, prepared.pairs, alone)
    reading = scorer.readings[kind]
    among = reading.in_catalog(kind, prepared.pairs, prepared.in_context(scorer.pairwise))
    pairwise = _score(alone[places] - reading.pairwise_threshold, test.same)
    in_context = _score(among[places] - reading.context_threshold, test.same)
    return ContextScore(**in_context.model_dump(), pairwise=pairwise)


def _score(lead: Floats, same: Floats) -> MatchScore:
    """``lead``: log-odds above the threshold."""
    said = lead > 0
    hits = float(np.sum(said * same))
    precision, recall = hits / max(float(np.sum(said)), 1.0), hits / max(float(np.sum(same)), 1.0)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return MatchScore(precision=round(100 * precision, 2), recall=round(100 * recall, 2), f1=round(100 * f1, 2))
