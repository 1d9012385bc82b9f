"""GTINs and part numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import ean

from crawler.values.identifiers import gtin_problem, normalize_gtin, states_mpn


@pytest.mark.parametrize(
    ("text", "gtin"),
    [
        ("4006381333931", "04006381333931"),
        ("036000291452", "00036000291452"),
        ("00036000291452", "00036000291452"),
        ("96385074", "00000096385074"),
        (" 978-0-306-40615-7 ", "09780306406157"),
        ("10614141543219", "10614141543219"),
    ],
)
def test_gtin(text: str, gtin: str) -> None:
    assert normalize_gtin(text) == gtin
    assert gtin_problem(text) is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("4006381333932", "gtin_check_digit"),
        ("0000000000000", "gtin_filler"),
        ("2000000043333", "gtin_in_store"),
        ("212345678992", "gtin_in_store"),
        ("400638133393", "gtin_check_digit"),
        ("32429335302", "gtin_malformed"),
        ("KS-80", "gtin_malformed"),
        ("", "gtin_malformed"),
        ("١٢٣٤٥٦٧٨", "gtin_malformed"),
    ],
)
def test_no_gtin(text: str, problem: str) -> None:
    assert normalize_gtin(text) is None
    assert gtin_problem(text) == problem


@given(st.text(alphabet="0123456789 -", max_size=16))
def test_a_gtin_has_14_digits_with_a_right_check_digit_and_is_stable(text: str) -> None:
    gtin = normalize_gtin(text)

    assert (gtin is None) == (gtin_problem(text) is not None)
    if gtin is not None:
        assert len(gtin) == 14
        assert ean.is_valid(gtin)
        assert normalize_gtin(gtin) == gtin


@given(st.text(max_size=30))
def test_no_text_raises(text: str) -> None:
    normalize_gtin(text)
    states_mpn(text)


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("626162-001", True),
        ("N/A, 500666-B21 BULK", True),
        ("KVR16N11/8", True),
        ("TX-5PK", True),
        ("N/A", False),
        ("does not apply", False),
        ("Bulk, retail", False),
        ("000", False),
        ("", False),
    ],
)
def test_part_numbers_are_told_from_words_for_none(text: str, stated: bool) -> None:
    assert states_mpn(text) is stated
