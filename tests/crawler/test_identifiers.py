"""GTINs and part numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import ean

from crawler.identifiers import gtin_problem, normalize_gtin, normalize_mpn


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
    for part in normalize_mpn(text, text):
        assert part
        assert part.isalnum()


@pytest.mark.parametrize(
    ("text", "brand", "parts"),
    [
        ("HP 626162-001", "HP", ["626162001"]),
        ("500666-B21, 500666-B21 BULK", None, ["500666b21"]),
        ("ST500DM002 / 1BD142-500", None, ["st500dm002", "1bd142500"]),
        ("KVR16N11/8", None, ["kvr16n118"]),
        ("TX-5PK", None, ["tx5pk"]),
        ("N/A", None, []),
        ("does not apply", None, []),
        ("000", None, []),
    ],
)
def test_mpn(text: str, brand: str | None, parts: list[str]) -> None:
    assert normalize_mpn(text, brand) == parts
