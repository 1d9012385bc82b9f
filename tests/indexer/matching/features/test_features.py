"""Comparison features that tell apart what looks alike."""

import numpy as np
import pytest

from indexer.matching.features.comparison import FEATURES, compare
from indexer.matching.features.encoding import encode
from indexer.matching.styles.record import Record
from indexer.matching.wording.bare_numbers import bare_numbers
from indexer.matching.wording.editions import editions


def feature(name: str, left: str, right: str) -> float:
    encoded = encode([Record(left)], [Record(right), Record("summit tent for two")])
    return float(compare(*encoded, np.array([[0, 0]]))[0, FEATURES.index(name)])


def test_numbers_are_versions_in_any_writing() -> None:
    assert bare_numbers(["mark", "ii", "007", "x2"]) == {"2", "7"}


@pytest.mark.parametrize(
    ("left", "right", "missing"),
    [("Draft 9", "Draft 9", 0), ("Draft 9", "Draft 10", 1), ("Draft ix", "Draft 9", 0)],
)
def test_a_number_that_the_other_title_lacks_is_counted(left: str, right: str, missing: int) -> None:
    assert feature("numbers_missing_high", left, right) == missing


@pytest.mark.parametrize(
    ("left", "right", "differ"),
    [("Beam lamp", "Beam lamp refurbished", 1), ("Beam lamp gebraucht", "Beam lamp used", 0)],
)
def test_conditions_and_parts_are_told_in_several_languages(left: str, right: str, differ: int) -> None:
    assert editions(["akku", "battery", "lamp"]) == {"battery"}
    assert feature("edition_words_differ", left, right) == differ


def test_spaces_do_not_matter_to_one_feature() -> None:
    together = feature("alike_without_spaces", "Storm glove", "Stormglove")
    assert together == pytest.approx(1.0)
    assert feature("words_alike", "Storm glove", "Stormglove") == 0


def test_a_word_is_nearly_as_rare_in_a_small_shop_as_in_a_large_one() -> None:
    assert feature("rarest_shared_word", "Larch bench", "Larch bench, oiled") > 0.5


def test_a_word_of_all_titles_tells_as_little_in_a_small_shop() -> None:
    assert feature("rarest_shared_word", "Larch tent", "Beech tent") < 0.1
