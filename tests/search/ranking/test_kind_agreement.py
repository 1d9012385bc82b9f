"""What is of the same kind as the best products."""

import os
import subprocess
import sys

import pytest

from search.ranking.kind_agreement import kind_agreement

_MANY = "[frozenset(f'{i % 7}-{j}' for j in range(3 + i % 5)) | frozenset('abcdefghijk'[i:]) for i in range(9)]"


def test_a_product_of_the_kind_of_the_best_agrees_and_another_does_not() -> None:
    memory, shoe = frozenset(("memory", "speed")), frozenset(("sole", "width"))
    assert kind_agreement([memory, memory, shoe, frozenset()])[1:] == pytest.approx([0.894, 0.447, 0.0], abs=0.001)
    assert kind_agreement([frozenset(), frozenset()]) == [0.0, 0.0]


def test_every_process_finds_the_very_same_number() -> None:
    code = f"from search.ranking.kind_agreement import kind_agreement; print(kind_agreement({_MANY}))"
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in range(1, 9)
    }
    assert len(found) == 1
