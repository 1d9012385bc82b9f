"""What is kept of a part from run to run: no more than differs from what it was decided on as a whole."""

import numpy as np

from indexer.matching.remembered.matches import Matches
from indexer.matching.texts.candidate import TextCandidate


def test_only_what_changed_is_kept_and_it_is_all_that_is_needed() -> None:
    decided, now = Matches.none(40), Matches.none(40).grown(42)
    now.put_kept(3, [TextCandidate(7, 1.5)])
    now.add_candidates(np.array([[41, 2]]), np.array([0.5]))
    now.mine[9] = False
    changes = now.changes_from(decided)
    assert {name: changes[f"{name} rows"].tolist() for name in ("kept", "candidates", "mine", "said")} == {
        "kept": [3, 40, 41],
        "candidates": [40, 41],
        "mine": [9, 40, 41],
        "said": [40, 41],
    }
    again = decided.changed_by(changes)
    for name, array in vars(now).items():
        assert np.array_equal(getattr(again, name), array), name
