"""Tables of products and tables of offers, told apart by how many sure partners and twins a record has."""

import numpy as np
import pytest

from indexer.matching.features.encoding import EncodedRecords, encode
from indexer.matching.scoring.catalog_kind import CatalogKind, catalog_kind, labelled_kind, likeliest_only
from indexer.matching.styles.record import Record

ONE_TO_ONE = np.array([[n, n] for n in range(30)])
CLUSTERS = np.array([[n, m] for n in range(30) for m in range(30) if n // 3 == m // 3])
NAMES = ("Alder", "Bramble", "Cedar", "Dunes", "Ember", "Fjord", "Grove", "Heron", "Iris", "Juniper")
COLOURS = ("rosewood", "midnight blue", "green apple")


def tables(*titles: str) -> tuple[EncodedRecords, EncodedRecords]:
    """Thirty rows each: of each name one for each of three titles."""
    rows = [Record(title.format(name), "") for name in NAMES for title in titles]
    return encode(rows, rows)


OFFERS = tables("{0} trail runner 38", "{0} trail runner 38 new", "trail runner 38 {0}")
VARIANTS = tables(*("{0} " + colour for colour in COLOURS))


@pytest.mark.parametrize(("pairs", "kind"), [(ONE_TO_ONE, CatalogKind.PRODUCTS), (CLUSTERS, CatalogKind.OFFERS)])
def test_sure_partners_show_the_kind(pairs: np.ndarray, kind: CatalogKind) -> None:
    unlikely = np.array([[n, (n + 5) % 30] for n in range(30)])
    log_odds = np.r_[np.full(len(pairs), 4.0), np.full(30, 1.0)]
    assert catalog_kind(*OFFERS, np.vstack([pairs, unlikely]), log_odds) is kind
    assert labelled_kind(pairs) is kind


@pytest.mark.parametrize("tables", [VARIANTS, (OFFERS[0], VARIANTS[1]), (VARIANTS[0], OFFERS[1])])
def test_without_titles_that_come_again_they_are_products(tables: tuple[EncodedRecords, EncodedRecords]) -> None:
    """As are colours of one thing, each of which looks like all the others."""
    assert catalog_kind(*tables, CLUSTERS, np.full(len(CLUSTERS), 4.0)) is CatalogKind.PRODUCTS


def test_without_a_sure_pair_they_are_products() -> None:
    assert catalog_kind(*OFFERS, CLUSTERS, np.zeros(len(CLUSTERS))) is CatalogKind.PRODUCTS
    assert catalog_kind(*OFFERS, np.zeros((0, 2), dtype=np.int64), np.zeros(0)) is CatalogKind.PRODUCTS


def test_records_of_the_larger_table_keep_their_likeliest_pair() -> None:
    pairs = np.array([[0, 0], [0, 1], [1, 1], [1, 2]])
    assert likeliest_only(pairs, np.array([3.0, 1.0, 2.0, 0.5])).tolist() == [3.0, -np.inf, 2.0, 0.5]
    assert likeliest_only(pairs[:, ::-1], np.array([3.0, 1.0, 2.0, 0.5])).tolist() == [3.0, -np.inf, 2.0, 0.5]
