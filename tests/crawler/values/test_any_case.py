import re

import pytest

from crawler.values.any_case import AnyCase, by_letter, lowered

PATTERN = r"\bsav(?:e|ing)\b|\boff\b|s[|)]x|[ée]conom|sp?are|\bsafe|(?:a|b)c|rabatt\|"


TEXTS = "save,you saved,savings,10 OFF,offer,s|x,s)x,ÉCONOMIE,are,spare,unsafe,SAFE,bc,rabatt,RABATT|,,öff,öoff"


@pytest.mark.parametrize("text", TEXTS.split(","))
def test_finds_what_a_pattern_finds_that_ignores_case(text: str) -> None:
    expected = re.search(PATTERN, text, re.IGNORECASE)
    found = AnyCase(PATTERN).search(text)
    assert (found and found.span()) == (expected and expected.span())


def test_alternatives_that_begin_alike_are_tried_together() -> None:
    assert by_letter(r"ab|\bac|x|a(?:d|e)") == r"a(?:b|(?<!\wa)c|(?:d|e))|x(?:)"
    assert by_letter(r"(?:an? |the )?xy|(?:b)+c") == r"a(?:n? xy)|t(?:he xy)|x(?:y)|(?:b)+c"


def test_a_turkish_capital_takes_one_place() -> None:
    assert lowered("FİYATI 5") == "fiyati 5"
