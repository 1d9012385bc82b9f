"""What a labelled set teaches: which candidate pairs are examples, with what label and weight."""

from dataclasses import dataclass

import numpy as np

from indexer.matching.comparison import FEATURES
from indexer.matching.encoding import Floats, Ints
from indexer.matching.labelled_set import LabelledPairs
from indexer.matching.prepared_set import PreparedSet

_UNLABELLED = 0.2
"""Weight of a candidate that nobody labelled: most are easy, and a few are matches that the labels miss."""
_SEED = 7
_NEARLY_ONE_TO_ONE = 1.25
"""Matches per matched record, up to which a set's labels are taken to be all the matches there are."""
_HARD = 0.25
"""In a set of many offers, candidates less alike than this share of the labelled negatives are no matches."""


@dataclass(frozen=True)
class Examples:
    """``rows``: numbers of candidate pairs, with the label, the weight in training, and how many each stands for."""

    rows: Ints
    same: Floats
    weight: Floats
    stands_for: Floats


def learned_pairs(prepared: PreparedSet) -> LabelledPairs:
    """Training and validation pairs: the test pairs stay unseen, even by the shipped scorer."""
    train, valid = prepared.labelled.splits["train"], prepared.labelled.splits["valid"]
    return LabelledPairs(np.vstack([train.pairs, valid.pairs]), np.r_[train.same, valid.same])


def examples(prepared: PreparedSet, labels: LabelledPairs) -> Examples:
    """The labelled pairs, and as many unlabelled candidates that are safely no matches; never a test pair."""
    same = np.full(len(prepared.pairs), np.nan)
    places = prepared.places(labels)
    same[places] = labels.same
    free = np.isnan(same)
    for split in prepared.labelled.splits.values():
        free[prepared.places(split)] = False
    if not nearly_one_to_one(labels):
        alike = prepared.features[:, FEATURES.index("letters_alike")]
        free &= alike < np.quantile(alike[places][labels.same == 0], _HARD)
    unlabelled = np.flatnonzero(free)
    drawn = min(len(unlabelled), len(labels.same))
    chosen = np.random.default_rng(_SEED).choice(unlabelled, drawn, replace=False)
    same[chosen] = 0.0
    rows = np.flatnonzero(~np.isnan(same))
    sampled = free[rows]
    stands_for = np.where(sampled, len(unlabelled) / max(drawn, 1), 1.0)
    return Examples(rows, same[rows], np.where(sampled, _UNLABELLED, 1.0), stands_for)


def nearly_one_to_one(labels: LabelledPairs) -> bool:
    """Whether a record of either table has hardly ever more than one match."""
    matches = labels.pairs[labels.same == 1]
    return all(len(matches) <= _NEARLY_ONE_TO_ONE * len(np.unique(matches[:, side])) for side in (0, 1))


def without_half_the_matches(prepared: PreparedSet, labels: LabelledPairs, seed: int) -> Ints:
    """The candidates that remain when every second matched record of the right table is not in it.

    What it leaves behind are records that are not sold, among all their usual distractors.
    """
    matched = np.unique(labels.pairs[labels.same == 1][:, 1])
    gone = np.random.default_rng(seed).choice(matched, len(matched) // 2, replace=False)
    return np.flatnonzero(~np.isin(prepared.pairs[:, 1], gone))
