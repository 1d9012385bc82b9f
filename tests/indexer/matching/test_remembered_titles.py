"""Titles of remembered styles are found by hashes of their words, as if every style were looked at."""

from itertools import combinations

import numpy as np
import pytest
from scipy import sparse

from indexer.matching.remembered.style_memory import StyleChanges, StyleMemory, style_arrays
from indexer.matching.remembered.title_memory import TitleMemory
from indexer.matching.styles.packed_style import pack_style, unpack_style
from indexer.matching.styles.record import Record
from indexer.matching.styles.styles import Item, Style
from indexer.matching.titles.evidence import title_index

SCOPE = ("halden.example", "halden")
WORDS = ("keypad", "corded", "silver", "travel", "adapter")
TITLES = [" ".join(some) for count in (1, 2, 3, 4) for some in combinations(WORDS, count)]


def style(number: int, title: str) -> Style:
    item = Item(
        f"v{number}", title, frozenset({"4006381333931"}), frozenset({"kx1", "kx0"}), frozenset(), {"size": "M"}, 2
    )
    return Style(f"s{number}", SCOPE[0], Record(title, SCOPE[1], "Told\ud800", 9.5, frozenset({"kx1", "kx0"})), [item])


@pytest.fixture
def styles() -> list[Style]:
    return [style(number, title) for number, title in enumerate(TITLES)]


@pytest.fixture
def memory(styles: list[Style]) -> StyleMemory:
    vectors = sparse.csr_matrix((np.ones(len(styles)), (range(len(styles)), [0] * len(styles))))
    packed = [pack_style(each) for each in styles]
    return StyleMemory(style_arrays(styles, packed, vectors), StyleChanges(), width=1)


def found(titles: TitleMemory, words: frozenset[str]) -> tuple[int, set[frozenset[str]], set[frozenset[str]]]:
    return titles.count(SCOPE, words), {*titles.around(SCOPE, words)}, {*titles.within(SCOPE, words)}


def test_titles_are_found_as_in_an_index_of_all(styles: list[Style], memory: StyleMemory) -> None:
    index, titles = title_index(styles), TitleMemory(memory)
    for words in (
        frozenset(title.split()) for title in [*TITLES, "keypad corded silver travel adapter", "keypad spare"]
    ):
        expected = index.count(SCOPE, words), {*index.around(SCOPE, words)}, {*index.within(SCOPE, words)}
        assert found(titles, words) == expected


def test_titles_that_hold_one_of_further_words(styles: list[Style], memory: StyleMemory) -> None:
    holding = [frozenset(title.split()) for title in TITLES]
    for words, one_of in (((), ("silver", "spare")), (("keypad",), ("travel", "adapter")), (("keypad",), ("spare",))):
        expected = {each for each in holding if each.issuperset(words) and not each.isdisjoint(one_of)}
        for titles in (title_index(styles), TitleMemory(memory)):
            assert {*titles.around(SCOPE, frozenset(words), frozenset(one_of))} == expected


def test_what_has_changed_is_found_by_what_it_says_now(styles: list[Style], memory: StyleMemory) -> None:
    styles[3] = style(3, "keypad corded silver spare")
    styles.append(style(len(styles), "keypad spare"))
    memory.put(3, styles[3])
    memory.put(None, styles[-1])
    index, titles = title_index(styles), TitleMemory(memory)
    for words in (frozenset([TITLES[3]]), frozenset(["spare"]), frozenset(["keypad"]), frozenset([*WORDS, "spare"])):
        expected = index.count(SCOPE, words), {*index.around(SCOPE, words)}, {*index.within(SCOPE, words)}
        assert found(titles, words) == expected


def test_a_word_that_one_title_holds(styles: list[Style], memory: StyleMemory) -> None:
    styles.append(style(len(styles), "keypad spare"))
    memory.put(None, styles[-1])
    for titles in (title_index(styles), TitleMemory(memory)):
        assert titles.held_once(SCOPE, ["boots", "spare", "keypad"]) == ["spare"]
    styles.append(style(len(styles), "keypad spare"))
    memory.put(None, styles[-1])
    for titles in (title_index(styles), TitleMemory(memory)):
        assert titles.held_once(SCOPE, ["spare"]) == []


def test_a_packed_style_says_all_that_it_said(styles: list[Style]) -> None:
    for one in styles:
        assert unpack_style(pack_style(one)) == one
    assert pack_style(unpack_style(pack_style(styles[0]))) == pack_style(styles[0]) != pack_style(styles[1])
