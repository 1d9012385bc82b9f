import numpy as np

from indexer.matching.features.encoding import encode
from indexer.matching.scoring.catalog_kind import CatalogKind
from indexer.matching.scoring.scorer import shipped_scorer
from indexer.matching.styles.record import Record
from indexer.matching.texts.bereft import left_over


def test_what_is_left_scores_among_its_rivals_as_among_all_pairs() -> None:
    kinds = ("storm glove", "storm glove lined", "summit tent", "beam lamp BX-500", "beam lamp BX-501", "glove")
    titles = [f"{kind} {size}" for kind in kinds for size in range(3)]
    left, right = encode([Record(title) for title in titles], [Record(f"halden {title}") for title in titles])
    pairs = np.array([[i, j] for i in range(len(titles)) for j in range(len(titles)) if abs(i - j) < 4])
    scorer = shipped_scorer()
    candidates = scorer.candidates(left, right, pairs)
    hidden = np.flatnonzero((pairs[:, 0] == pairs[:, 1]) & (pairs[:, 0] % 9 == 4))

    near, rest, gone = left_over(candidates, hidden, 3)

    numbers = np.array([pairs.tolist().index(pair) for pair in near.pairs[rest].tolist()])
    among_all = scorer.in_context(candidates, numbers, CatalogKind.PRODUCTS, None, hidden)
    assert np.array_equal(scorer.in_context(near, rest, CatalogKind.PRODUCTS, None, gone), among_all)
    assert near.pairs[rest, 0].tolist() == [4] * 3 + [13] * 3
    assert near.pairs[gone].tolist() == [[4, 4], [13, 13]]
    assert len(near.pairs) < len(pairs)
