"""What other prices of errors would give: precision and recall along ``match_probability``."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from benchmarks.reliability import Numbers, calibration_error, reliability
from benchmarks.scoring import Key, Truth

RECALLS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6)
THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98)


def verdict_curves(truth: Mapping[Key, Truth], export: Mapping[Key, dict[str, Any]]) -> dict[str, Any]:
    """Of the products that were harvested, by the probability that they are sold here.

    ``sold_here_row`` asks for the right home row too, at the shipped thresholds; ``sold_here_from`` for every variant
    that is at least so likely and names a home row, whatever the verdict. ``not_sold_here_at``: precision by recall,
    of the least likely.
    """
    known = [key for key in truth if key in export]
    said = np.array([export[key]["match_probability"] or 0.0 for key in known])
    sold = np.array([truth[key].sold_here for key in known], dtype=float)
    right = np.array([export[key]["home_id"] in truth[key].home_ids for key in known], dtype=float)
    named = np.array([export[key]["home_id"] is not None for key in known], dtype=float)
    given = np.array([export[key]["verdict"] == "sold_here" for key in known], dtype=float)
    bins = reliability(said, sold)
    return {
        "sold_here_row": _row(given, right, sold),
        "sold_here_from": {str(least): _row(named * (said >= least), right, sold) for least in THRESHOLDS},
        "not_sold_here_at": _precision_at(said, 1 - sold),
        "calibration_error": calibration_error(bins),
        "reliability": [(one.said, one.true, one.weight) for one in bins],
    }


def _row(chosen: Numbers, right: Numbers, sold: Numbers) -> dict[str, float]:
    found = float(np.sum(right * chosen))
    precision, recall = found / max(float(np.sum(chosen)), 1.0), found / max(float(np.sum(sold)), 1.0)
    return {"precision": round(precision, 4), "recall": round(recall, 4)}


def _precision_at(said: Numbers, wanted: Numbers) -> dict[str, float]:
    """Those with one probability come together: a threshold can't part them."""
    order = np.argsort(said, kind="stable")
    ends = np.flatnonzero(np.r_[np.diff(said[order]) > 0, True])
    found = np.cumsum(wanted[order])[ends]
    recall, precision = found / max(float(wanted.sum()), 1.0), found / (ends + 1)
    return {str(least): round(float(precision[np.searchsorted(recall, least - 1e-9)]), 4) for least in RECALLS}
