from pathlib import Path

import pytest

from config.errors import ConfigError
from search.language.synonyms import SynonymReader, read_synonyms
from search.request import SearchRequest
from search.service import SearchService


def test_a_word_has_the_others_of_its_group(tmp_path: Path) -> None:
    assert read_synonyms(tmp_path).of(["laptops"]) == {"laptops": ["notebook"]}


def test_each_word_of_a_phrase_stands_for_the_whole(tmp_path: Path) -> None:
    found = read_synonyms(tmp_path).of(["red", "power", "bank"])
    assert found == {"power": ["powerbank"], "bank": ["powerbank"]}


def test_the_shop_adds_groups_without_a_restart(tmp_path: Path) -> None:
    reader = SynonymReader(tmp_path)
    assert reader.current().of(["galosh"]) == {}
    (tmp_path / "synonyms.txt").write_text("# ours\ngalosh, overshoe\n\n", "utf-8")
    assert reader.current().of(["overshoes"]) == {"overshoes": ["galosh"]}
    assert reader.current().of(["laptop"]) == {"laptop": ["notebook"]}


def test_a_file_that_is_no_text_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "synonyms.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match=r"synonyms\.txt"):
        read_synonyms(tmp_path)


@pytest.mark.parametrize("q", ["mobile phone", "cell phones", "cellphone"])
def test_a_search_finds_the_other_word(service: SearchService, q: str) -> None:
    response = service.search(SearchRequest(q=q, filter="sold_here = false"))
    assert [hit.title for hit in response.sections.buy_for_me.hits][:1] == ["Peach One smartphone"]
    assert response.messages == []
