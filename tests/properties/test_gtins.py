"""A GTIN that is returned stood in the text, and its check digit is right."""

from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.values.identifiers import gtin_problem, normalize_gtin

quick = settings(max_examples=300)


def check_digit(digits: str) -> str:
    """GS1's: weights of 3 and 1 from the right."""
    return str(-sum(int(d) * (3, 1)[n % 2] for n, d in enumerate(reversed(digits))) % 10)


def right(digits: str) -> bool:
    return check_digit(digits[:-1]) == digits[-1]


NUMBERS = st.sampled_from((7, 11, 12, 13)).flatmap(lambda n: st.text(alphabet="0123456789", min_size=n, max_size=n))
WHOLE = NUMBERS.map(lambda digits: digits + check_digit(digits))


@quick
@given(WHOLE, st.integers(0, 9), st.integers(0, 7))
def test_one_wrong_digit_is_noticed(gtin: str, digit: int, place: int) -> None:
    wrong = gtin[:place] + str(digit) + gtin[place + 1 :]

    if wrong != gtin:
        assert normalize_gtin(wrong) is None


@quick
@given(WHOLE, st.sampled_from(("", " ", "-")))
def test_a_right_one_is_read_however_it_is_spaced(gtin: str, between: str) -> None:
    read = normalize_gtin(between.join(gtin))

    if read is None:
        assert gtin_problem(gtin) in ("gtin_filler", "gtin_in_store", "gtin_malformed")
    else:
        assert read == gtin.zfill(14)


@quick
@given(st.text(max_size=40) | st.text(alphabet="0123456789 -.EANgtin:\u200b٣", max_size=24) | WHOLE)
def test_nothing_is_invented(text: str) -> None:
    read = normalize_gtin(text)

    assert (read is None) == (gtin_problem(text) is not None)
    if read is not None:
        assert right(read)
        assert read.lstrip("0") in "".join(c for c in text if c in "0123456789")
        assert normalize_gtin(read) == read
