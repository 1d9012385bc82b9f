"""Whether two tables list products, nearly one to one, or offers, where many rows describe one product."""

from enum import StrEnum

import numpy as np

from indexer.matching.features.encoding import EncodedRecords
from indexer.matching.matrices.arrays import Floats, Ints

_SURE = 2.0
"""Log-odds of a pair by itself, from which it is nearly certain."""
_COMMON = 0.38
"""Of records with a sure partner, the share that has several, in the table where it is smaller. Measured on sets that
were left out of training: products 0.28 at most, offers 0.49 at least."""
_TWIN = 0.8
"""Cosine of letter trigrams from which two titles of one table may be offers of one product."""
_FEW_TWINS = 0.35
"""Share of titles with a twin, up to which a table is of products. Measured: 0.30 at most; of offers, 0.42 at least."""
_ASKED = 2_000
"""Titles of a table that are looked at; the others are like them."""
_LABELLED = 0.05
"""The same of labelled matches. Measured: products 0.01 at most, offers 0.13 at least."""


class CatalogKind(StrEnum):
    """A better rival speaks against a pair of products; of offers it says little, and one record has many partners."""

    PRODUCTS = "products"
    OFFERS = "offers"


def catalog_kind(left: EncodedRecords, right: EncodedRecords, pairs: Ints, log_odds: Floats) -> CatalogKind:
    """By all candidate pairs of two tables, and the log-odds of each by itself.

    Products that differ by a colour or a size have several sure partners too, but are few with the same title.
    """
    sure = pairs[log_odds > _SURE]
    several = [float(np.mean(_partners(sure[:, side]) > 1)) for side in (0, 1)] if len(sure) else [0.0]
    if min(several) < _COMMON or holds_products(left) or holds_products(right):
        return CatalogKind.PRODUCTS
    return CatalogKind.OFFERS


def holds_products(table: EncodedRecords) -> bool:
    """Whether each row is a product of its own, by its titles; in a table of offers, many rows describe one product."""
    grams = table.matrices["grams"]
    twins = (grams[:: max(len(table) // _ASKED, 1)] @ grams.T >= _TWIN).sum(axis=1)
    return float(np.mean(np.asarray(twins).ravel() > 1)) <= _FEW_TWINS


def labelled_kind(matches: Ints) -> CatalogKind:
    """By labelled matches, of which there are few: of products, no record of one of the tables has several."""
    several = [float(np.mean(_partners(matches[:, side]) > 1)) for side in (0, 1)]
    return CatalogKind.OFFERS if min(several) >= _LABELLED else CatalogKind.PRODUCTS


def likeliest_only(pairs: Ints, log_odds: Floats) -> Floats:
    """Every record of the larger table keeps its likeliest pair; the others get no odds at all."""
    side = int(len(np.unique(pairs[:, 1])) >= len(np.unique(pairs[:, 0])))
    best = np.full(int(pairs[:, side].max(initial=0)) + 1, -np.inf)
    np.maximum.at(best, pairs[:, side], log_odds)
    return np.where(log_odds >= best[pairs[:, side]], log_odds, -np.inf)


def _partners(records: Ints) -> Ints:
    return np.unique(records, return_counts=True)[1]
