"""What a labelled set teaches: which candidate pairs are examples, with what label and weight."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from indexer.matching.features.comparison import FEATURES
from indexer.matching.matrices.arrays import Floats, Ints
from indexer.matching.scoring.catalog_kind import holds_products
from indexer.matching.training.labelled_set import LabelledPairs
from indexer.matching.training.missing_labels import may_lack_a_label
from indexer.matching.training.prepared_set import PreparedSet, prepare_set

_UNLABELLED = 0.2
"""Weight of a candidate that nobody labelled: most are easy, and a few are matches that the labels miss."""
_SEED = 7
_SHOPS, _SHOP = 40, 20
"""How many small shops are drawn from a set, and how many rows of each table one has."""
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
    if _are_products(prepared):
        doubtful = may_lack_a_label(prepared.features)
        free &= ~doubtful
        same[doubtful & (same == 0)] = np.nan
    else:
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


@dataclass(frozen=True)
class SmallShop:
    """A few rows of both tables by themselves, as the products of one brand at a shop and on a site are."""

    prepared: PreparedSet
    known: Examples


def small_shops(prepared: PreparedSet, labels: LabelledPairs) -> list[SmallShop]:
    """Draws in which the best candidate is often nothing like the record: whole catalogs hardly show that."""
    draw = np.random.default_rng(_SEED)
    matches = labels.pairs[labels.same == 1]
    label = {(i, j): same for (i, j), same in zip(labels.pairs.tolist(), labels.same.tolist(), strict=True)}
    for split in prepared.labelled.splits.values():
        for i, j in split.pairs.tolist():
            label.setdefault((i, j), np.nan)
    cut = np.inf
    if _are_products(prepared):
        doubtful = prepared.pairs[may_lack_a_label(prepared.features)].tolist()
        label |= {(i, j): np.nan for i, j in doubtful if label.get((i, j)) != 1}
    else:
        alike = prepared.features[prepared.places(labels), FEATURES.index("letters_alike")]
        cut = float(np.quantile(alike[labels.same == 0], _HARD))
    shops = []
    for _ in range(_SHOPS):
        sold = matches[draw.choice(len(matches), _SHOP // 3, replace=False)]
        strangers = draw.choice(len(prepared.labelled.right), _SHOP - len(sold), replace=False)
        others = draw.choice(len(prepared.labelled.left), _SHOP - len(sold), replace=False)
        left, right = np.unique(np.r_[sold[:, 0], others]), np.unique(np.r_[sold[:, 1], strangers])
        shops.append(_small_shop(prepared, left, right, label, cut))
    return shops


def _small_shop(
    prepared: PreparedSet, left: Ints, right: Ints, label: Mapping[tuple[int, int], float], cut: float
) -> SmallShop:
    whole = prepared.labelled
    rows, others = [whole.left[i] for i in left.tolist()], [whole.right[j] for j in right.tolist()]
    part = prepare_set(replace(whole, left=rows, right=others, splits={}))
    places = zip(left[part.pairs[:, 0]].tolist(), right[part.pairs[:, 1]].tolist(), strict=True)
    alike = part.features[:, FEATURES.index("letters_alike")]
    unlabelled = np.where(alike < cut, 0.0, np.nan)
    same = np.array([label.get(place, unlabelled[number]) for number, place in enumerate(places)])
    known = np.flatnonzero(~np.isnan(same))
    ones = np.ones(len(known))
    return SmallShop(part, Examples(known, same[known], np.where(same[known] == 1, ones, _UNLABELLED), ones))


def _are_products(prepared: PreparedSet) -> bool:
    """Only then are a record's labelled matches all that it has, and every other candidate is none."""
    return holds_products(prepared.left) and holds_products(prepared.right)


def without_half_the_matches(prepared: PreparedSet, labels: LabelledPairs, seed: int) -> Ints:
    """The candidates that remain when every second matched record of the right table is not in it.

    What it leaves behind are records that are not sold, among all their usual distractors.
    """
    matched = np.unique(labels.pairs[labels.same == 1][:, 1])
    gone = np.random.default_rng(seed).choice(matched, len(matched) // 2, replace=False)
    return np.flatnonzero(~np.isin(prepared.pairs[:, 1], gone))
