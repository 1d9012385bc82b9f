"""Fitting the scorer on labelled pairs of many sets, or of one."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from config.errors import InputError
from config.progress import Progress
from config.report import Report
from indexer.matching.training.examples import learned_pairs
from indexer.matching.training.judged_pairs import read_judged_pairs
from indexer.matching.training.labelled_set import read_labelled_set
from indexer.matching.training.prepared_set import prepare_set
from indexer.matching.training.scorer_fitting import fit_on_sets

if TYPE_CHECKING:
    from rich.console import RenderableType


class TrainingReport(Report):
    output: Path
    sets: list[str]
    left_out: list[str]
    pairs: int
    judged: int = 0
    """Pairs that people decided on."""

    def __rich__(self) -> "RenderableType":
        from rich.text import Text

        left_out = f", without {', '.join(self.left_out)}" if self.left_out else ""
        judged = f" and {self.judged:,} that people decided on" if self.judged else ""
        return Text(f"{self.output}: fitted on {self.pairs:,} pairs of {', '.join(self.sets)}{left_out}{judged}.")


def train_scorer(
    data: Path, leave_out: Sequence[str], output: Path, listener: Progress, judgements: Path | None = None
) -> Report:
    """Fit on the training and validation pairs of every set in ``data`` but those left out, and write the scorer.

    ``judgements``: an export of what people decided, to learn from too. Raises InputError for an unknown name, a folder
    without sets, or a file without decisions.
    """
    judged = read_judged_pairs(judgements) if judgements else None
    names = sorted(path.parent.name for path in data.glob("*/tableA.csv"))
    if unknown := set(leave_out) - set(names):
        raise InputError(
            f"There is no set '{min(unknown)}' in {data}.", f"Leave out one of: {', '.join(names) or 'none'}."
        )
    chosen = [name for name in names if name not in leave_out]
    if not chosen:
        raise InputError(f"{data} holds no set to learn from.", "Give a folder of labelled sets with --data.")
    prepared = []
    for number, name in enumerate(chosen):
        listener("compare", number, len(chosen))
        prepared.append(prepare_set(read_labelled_set(data / name)))
    scorer = fit_on_sets(prepared, listener, judged)
    output.write_text(json.dumps(scorer.to_json(), separators=(",", ":")) + "\n", "utf-8")
    pairs = sum(len(learned_pairs(one).same) for one in prepared)
    decided = 0 if judged is None else len(judged.same)
    return TrainingReport(output=output, sets=chosen, left_out=sorted(leave_out), pairs=pairs, judged=decided)
