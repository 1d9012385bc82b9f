"""Pairs that nobody labelled as matches, though their titles say that they are, teach nothing."""

import numpy as np
import pytest

from indexer.matching.features.comparison import compare
from indexer.matching.styles.record import Record
from indexer.matching.training.examples import examples, small_shops
from indexer.matching.training.labelled_set import LabelledPairs, LabelledSet
from indexer.matching.training.missing_labels import may_lack_a_label
from indexer.matching.training.prepared_set import PreparedSet, prepare_set

LEFT = (
    "Alpenrausch brass kettle",
    "Fennwick trail lantern KX-4420",
    "Fennwick tarpaulin RT-9071 3 m",
    "Marlow oak stool",
)
RIGHT = (
    "brass kettle Alpenrausch",
    "lantern kx4420, storm proof",
    "tarpaulin RT9071 5 m",
    "Marlow walnut shelf",
)
TABLES = ((LEFT, "garden"), (RIGHT, "kitchen"))


@pytest.fixture
def prepared() -> PreparedSet:
    """Four pairs by their places, and fillers that make words of the four rare."""
    left, right = (
        [Record(title) for title in [*its, *(f"{word} thing {n}" for n in range(40))]] for its, word in TABLES
    )
    none = np.zeros((0, 2), dtype=np.int64)
    known = LabelledPairs(np.array([(0, 0), (3, 3), (10, 10)]), np.array([0.0, 0.0, 1.0]))
    splits = {"train": known, "valid": LabelledPairs(none, np.zeros(0)), "test": LabelledPairs(none, np.zeros(0))}
    return prepare_set(LabelledSet("made", left, right, splits, frozenset()))


def test_what_titles_say_of_a_pair_without_a_label(prepared: PreparedSet) -> None:
    pairs = np.array([(n, n) for n in range(len(LEFT))])
    assert may_lack_a_label(compare(prepared.left, prepared.right, pairs)).tolist() == [True, False, False, False]


def test_such_pairs_are_no_examples(prepared: PreparedSet) -> None:
    known = examples(prepared, prepared.labelled.splits["train"])
    pairs = prepared.pairs[known.rows].tolist()
    taught = {(i, j): same for (i, j), same in zip(pairs, known.same.tolist(), strict=True)}
    assert (0, 0) not in taught
    assert taught[3, 3] == 0.0
    assert taught[10, 10] == 1.0


def test_nor_in_small_shops(prepared: PreparedSet) -> None:
    labels = LabelledPairs(np.array([(n, n) for n in (0, 10, 11, 12, 13, 14, 15)]), np.r_[0.0, np.ones(6)])
    kettles = 0
    for shop in small_shops(prepared, labels):
        titles = [
            [record.title for record in its] for its in (shop.prepared.labelled.left, shop.prepared.labelled.right)
        ]
        for i, j in shop.prepared.pairs[shop.known.rows].tolist():
            assert (titles[0][i], titles[1][j]) != (LEFT[0], RIGHT[0])
        kettles += LEFT[0] in titles[0] and RIGHT[0] in titles[1]
    assert kettles > 0
