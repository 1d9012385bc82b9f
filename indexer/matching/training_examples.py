"""What a labelled set teaches: which candidate pairs are examples, with what label and weight."""

from dataclasses import dataclass

import numpy as np

from indexer.matching.comparison import FEATURES
from indexer.matching.encoding import EncodedRecords, Floats, Ints
from indexer.matching.labelled_set import LabelledPairs
from indexer.matching.prepared_set import PreparedSet

_UNLABELLED = 0.2
"""Weight of a candidate that nobody labelled: most are easy, and a few are matches that the labels miss."""
_SEED = 7
_TWIN = 0.8
"""Cosine of letter trigrams from which two titles of one table may be offers of one product."""
_FEW_TWINS = 0.35
"""Share of titles with a twin, up to which a table is one of products. Measured: up to 0.30; of offers, from 0.43 on."""
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
    if not (holds_products(prepared.left) and holds_products(prepared.right)):
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


def holds_products(table: EncodedRecords) -> bool:
    """Whether each row is a product of its own; in a table of offers, many rows describe one product.

    Only then are a record's labelled matches all that it has, and every other candidate is none.
    """
    twins = (table.grams @ table.grams.T >= _TWIN).sum(axis=1)
    return float(np.mean(np.asarray(twins).ravel() > 1)) <= _FEW_TWINS


def without_half_the_matches(prepared: PreparedSet, labels: LabelledPairs, seed: int) -> Ints:
    """The candidates that remain when every second matched record of the right table is not in it.

    What it leaves behind are records that are not sold, among all their usual distractors.
    """
    matched = np.unique(labels.pairs[labels.same == 1][:, 1])
    gone = np.random.default_rng(seed).choice(matched, len(matched) // 2, replace=False)
    return np.flatnonzero(~np.isin(prepared.pairs[:, 1], gone))
