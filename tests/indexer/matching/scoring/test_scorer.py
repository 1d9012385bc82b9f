"""The scorer as data: comparison, training, evaluation, all on a labelled set that the test writes."""

import csv
import json
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from config.errors import InputError
from config.progress import silent
from indexer.matching.features.blocking import candidate_pairs
from indexer.matching.features.comparison import FEATURES, compare
from indexer.matching.features.context import CONTEXT_FEATURES, in_context
from indexer.matching.features.encoding import encode
from indexer.matching.matrices.arrays import Floats
from indexer.matching.scoring.boosted_trees import trees_from_json
from indexer.matching.scoring.catalog_kind import CatalogKind
from indexer.matching.scoring.scorer import read_scorer, shipped_scorer
from indexer.matching.styles.record import Record
from indexer.matching.training.calibration_fitting import fit_calibration
from indexer.matching.training.evaluation import evaluate_matching
from indexer.matching.training.training import train_scorer

WORDS = (
    "alpine",
    "river",
    "stone",
    "cloud",
    "ember",
    "frost",
    "maple",
    "cedar",
    "harbor",
    "lantern",
    "meadow",
    "canyon",
)
KINDS = ("tent", "stove", "lamp", "jacket", "rope", "glove")


def write_labelled_set(folder: Path, seed: int, size: int = 150) -> Path:
    """Products with a model number, told twice: the second time with words left out and the number rewritten."""
    chance = random.Random(seed)
    folder.mkdir(parents=True)
    left, right, pairs = [], [], []
    for number in range(size):
        words, kind = chance.sample(WORDS, 3), chance.choice(KINDS)
        model = f"{chance.choice('abcdefgh')}{chance.choice('klmnop')}-{chance.randrange(100, 999)}"
        left.append((number, f"{' '.join(words)} {kind} {model}", chance.randrange(20, 300)))
        right.append((number, f"{words[0]} {kind} {model.replace('-', '') if number % 3 else ''}", ""))
        pairs.append((number, number, 1))
        pairs += [(number, chance.choice([n for n in range(size) if n != number]), 0) for _ in range(4)]
    chance.shuffle(pairs)
    for name, rows in (("tableA", left), ("tableB", right)):
        _write(folder / f"{name}.csv", ("id", "title", "price"), rows)
    for name, part in (("train", pairs[0::2]), ("valid", pairs[1::4]), ("test", pairs[3::4])):
        _write(folder / f"{name}.csv", ("ltable_id", "rtable_id", "label"), part)
    return folder


def _write(path: Path, header: tuple[str, ...], rows: Sequence[tuple[object, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])


@pytest.fixture(scope="module")
def sets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sets")
    for seed, name in enumerate(("one", "two", "three")):
        write_labelled_set(folder / name, seed)
    return folder


@pytest.fixture(scope="module")
def scorer_file(sets: Path) -> Path:
    path = sets / "scorer.json"
    train_scorer(sets, ["three"], path, silent)
    return path


def test_training_is_repeatable(sets: Path, scorer_file: Path, tmp_path: Path) -> None:
    train_scorer(sets, ["three"], tmp_path / "again.json", silent)
    assert (tmp_path / "again.json").read_bytes() == scorer_file.read_bytes()


def test_a_scorer_knows_what_it_was_trained_on(sets: Path, scorer_file: Path) -> None:
    seen = evaluate_matching(sets / "one", scorer_file, False, silent)
    unseen = evaluate_matching(sets / "three", scorer_file, True, silent)
    assert (seen.contaminated, unseen.contaminated) == (True, False)
    assert unseen.f1 > 80
    assert unseen.trained is not None
    document = json.loads(unseen.model_dump_json())
    assert {"precision", "recall", "f1", "pairwise", "contaminated", "trained"} <= document.keys()


def test_a_set_teaches_its_validation_pairs_as_well(tmp_path: Path) -> None:
    folder = write_labelled_set(tmp_path / "one", 4)
    train, valid = ((folder / f"{name}.csv").read_text("utf-8").splitlines() for name in ("train", "valid"))
    matches = [row for row in train if row.endswith(",1")]
    for name, rows in (("train", [row for row in train if row not in matches]), ("valid", valid + matches)):
        (folder / f"{name}.csv").write_text("\n".join(rows) + "\n", "utf-8")
    trained = evaluate_matching(folder, None, True, silent).trained
    assert trained is not None
    assert trained.pairwise.f1 > 80


@pytest.mark.parametrize("depth", [1, 4, 6])
def test_numpy_and_scikit_learn_agree(depth: int) -> None:
    from sklearn.ensemble import GradientBoostingClassifier

    from indexer.matching.training.tree_fitting import as_trees

    chance = np.random.default_rng(1)
    rows = chance.normal(size=(400, len(FEATURES)))
    same = (rows[:, 0] + rows[:, 1] * rows[:, 2] > 0.2).astype(float)
    rows = np.round(rows, 1).astype(np.float32)  # many values, and with them thresholds, are the same
    model = GradientBoostingClassifier(n_estimators=20, max_depth=depth, random_state=0).fit(rows, same)
    trees = trees_from_json(json.loads(json.dumps(as_trees(FEATURES, model).to_json())))
    assert np.allclose(trees.log_odds(rows), model.decision_function(rows), atol=1e-3)


def test_comparison_is_symmetric() -> None:
    left = [Record("Halden Beam 400 lamp BX-500, black, 2 pack", "halden", "bright lamp", 30.0), Record("Storm glove")]
    right = [Record("lamp bx500 schwarz halden", "halden", "", 35.0), Record("Summit tent 3 kg", "morrow")]
    pairs = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    one = compare(*encode(left, right), pairs)
    other = compare(*encode(right, left), pairs[:, ::-1])
    assert np.allclose(one, other)
    assert one[0, FEATURES.index("model_number_shared")] > 0
    assert one[0, FEATURES.index("colours_shared")] == 1


def test_blocking_keeps_within_its_blocks() -> None:
    left, right = encode([Record("storm glove"), Record("summit tent")], [Record("glove storm"), Record("tent summit")])
    everything = candidate_pairs(left, right, k=1)
    assert everything.tolist() == [[0, 0], [1, 1]]
    blocks = [(np.array([0]), np.array([1])), (np.array([1]), np.array([], dtype=np.int64))]
    assert candidate_pairs(left, right, blocks).tolist() == [[0, 1]]


def test_rank_and_margin_among_rivals() -> None:
    left, right = encode([Record("storm glove")], [Record("storm glove"), Record("storm glove lined"), Record("tent")])
    pairs = np.array([[0, 0], [0, 1], [0, 2]])
    features = compare(left, right, pairs)
    rows = in_context(left, right, pairs, features, lambda some: 10 * some[:, FEATURES.index("letters_alike")] - 3)
    column = dict(zip(CONTEXT_FEATURES, rows.T, strict=True))
    assert column["rank_high"].tolist() == [0, 1, 2]
    assert column["margin_low"][0] == pytest.approx(column["log_odds"][0] - column["log_odds"][1])
    assert column["margin_low"][2] == -8
    assert column["margin_high"].tolist() == [8, 8, 8]
    assert column["margin_low_rival_same"][0] > column["margin_low_rival_same"][2]


def test_rivals_of_both_sides_say_the_same_in_one_table_as_in_two() -> None:
    table, _ = encode([Record("storm glove"), Record("storm glove lined"), Record("glove"), Record("storm tent")], [])
    pairs = np.array([[0, 2], [0, 3], [1, 2], [1, 3]])
    features = compare(table, table, pairs)
    one, two = (
        in_context(table, other, pairs, features, lambda some: 10 * some[:, FEATURES.index("letters_alike")] - 3)
        for other in (table, replace(table))
    )
    assert len({*one[:, CONTEXT_FEATURES.index("margin_low_rival_same")].tolist()}) > 1
    assert np.array_equal(one, two)


def test_the_likeliest_score_as_they_do_among_all() -> None:
    kinds = ("storm glove", "storm glove lined", "summit tent", "beam lamp BX-500", "beam lamp BX-501", "glove")
    titles = [f"{kind} {size}" for kind in kinds for size in range(3)]
    left, right = encode([Record(title) for title in titles], [Record(f"halden {title}") for title in titles])
    pairs = np.array([[i, j] for i in range(len(titles)) for j in range(len(titles))])
    candidates = shipped_scorer().candidates(left, right, pairs)
    some = candidates.likeliest(4)
    everything, scores = (
        shipped_scorer().in_context(candidates, numbers, CatalogKind.PRODUCTS)
        for numbers in (np.arange(len(pairs)), some)
    )
    assert np.bincount(pairs[some, 0]).tolist() == [4] * len(titles)
    assert all(i in pairs[some][pairs[some, 0] == i, 1] for i in range(len(titles)))
    assert np.array_equal(scores, everything[some])


def test_pairs_score_the_same_however_many_are_compared_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    titles = [f"{kind} {size}" for kind in ("storm glove", "storm glove lined", "summit tent") for size in range(6)]
    left, right = encode([Record(title) for title in titles], [Record(f"halden {title}") for title in titles])
    pairs, scorer = np.array([[i, j] for i in range(len(titles)) for j in range(len(titles))]), shipped_scorer()
    features = compare(left, right, pairs)
    some = np.arange(0, len(pairs), 2)

    def scored() -> tuple[Floats, Floats]:
        candidates = scorer.candidates(left, right, pairs)
        assert np.array_equal(candidates.features, features.astype(np.float32))
        return candidates.own, scorer.in_context(candidates, some, CatalogKind.PRODUCTS)

    at_once = scored()
    for module in ("features.comparison", "features.context", "scoring.scorer"):
        monkeypatch.setattr(f"indexer.matching.{module}.COMPARED", 50)
    assert np.array_equal(at_once[0], scorer.pairwise.log_odds(features))
    assert all(np.array_equal(one, other) for one, other in zip(at_once, scored(), strict=True))


def judged_at(said: Floats, level: float, labelled: float = 1.0) -> tuple[Floats, Floats, Floats]:
    """Log-odds that are said, and labels that come true at another level, of which some are missing."""
    chance = np.random.default_rng(3)
    same = chance.random(len(said)) < 1 / (1 + np.exp(-(said + level)))
    return said, (same & (chance.random(len(said)) < labelled)).astype(float), np.ones(len(said))


def test_calibration_makes_log_odds_true() -> None:
    said = np.random.default_rng(3).normal(0, 2, 20_000)
    calibrated = fit_calibration([judged_at(said, -2)]).apply(np.array([0.0, 2.0, 4.0]))
    assert np.allclose(calibrated, [-2, 0, 2], atol=0.5)


def test_calibration_is_as_steep_as_each_set_though_their_levels_differ() -> None:
    said = np.random.default_rng(3).normal(0, 2, 20_000)
    calibrated = fit_calibration([judged_at(said, -2), judged_at(said, 2)]).apply(np.array([-2.0, 0.0, 2.0]))
    assert np.allclose(calibrated, [-2, 0, 2], atol=0.35)


def test_calibration_ascends_to_the_end() -> None:
    said = np.random.default_rng(3).normal(0, 3, 20_000)
    calibrated = fit_calibration([judged_at(said, 0, labelled=0.9)]).apply(np.array([0.0, 2.0, 4.0]))
    assert np.all(np.diff(calibrated) > 0.5)


def test_files_that_can_not_be_used(sets: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"tableA\.csv can't be read"):
        evaluate_matching(tmp_path, None, False, silent)
    with pytest.raises(InputError, match="There is no set 'four'"):
        train_scorer(sets, ["four"], tmp_path / "x.json", silent)
    broken = tmp_path / "broken.json"
    broken.write_text("{}", "utf-8")
    with pytest.raises(InputError, match="is no scorer"):
        read_scorer(broken)


def test_the_shipped_scorer_holds_no_rows() -> None:
    scorer = shipped_scorer()
    assert all(len(known) == 16 for hashes in scorer.trained_on.values() for known in hashes)
    assert scorer.pairwise.features == FEATURES
