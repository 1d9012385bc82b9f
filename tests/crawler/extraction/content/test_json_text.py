"""JSON as it is found in pages."""

import contextlib
import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extraction.content.json_text import MAX_REPAIR, JsonTextError, read_json

PRODUCT = {"@type": "Product", "name": "Beck Sock", "offers": {"price": "14.50"}}
TEXT = json.dumps(PRODUCT)


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        f"\ufeff {TEXT} ;",
        f"<!-- {TEXT} -->",
        f"//<![CDATA[\n{TEXT};\n//]]>",
        f"/*<![CDATA[*/{TEXT}/*]]>*/",
        TEXT.replace('"', "&quot;"),
        TEXT.replace("}}", "},}"),
    ],
)
def test_mended_without_a_doubt(text: str) -> None:
    read = read_json(text)

    assert (read.value, read.repaired) == (PRODUCT, False)


@pytest.mark.parametrize(
    "text",
    [
        "{name: 'Beck Sock', offers: {price: '14.50'}}",
        '{"name": "Beck Sock", "description": "a <a href="/y">b</a>", "x": 1}',
    ],
)
def test_repaired_with_a_doubt(text: str) -> None:
    read = read_json(text)

    assert read.repaired
    assert isinstance(read.value, dict)
    assert read.value["name"] == "Beck Sock"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "json_ld_empty"),
        ("undefined", "json_ld_malformed"),
        ('"text"', "json_ld_malformed"),
        ("[" * 100_000, "json_ld_too_deep"),
        ('{"a":' * 5_000, "json_ld_too_deep"),
        ('{"a":"' + '\\"' * MAX_REPAIR, "json_ld_malformed"),
        (" " * 9_000_000 + "{}" + "x" * 9_000_000, "json_ld_too_large"),
    ],
)
def test_refused(text: str, reason: str) -> None:
    with pytest.raises(JsonTextError, match=f"^{reason}$"):
        read_json(text)


def test_numbers_that_are_none() -> None:
    read = read_json('{"a": NaN, "b": Infinity, "c": ' + "9" * 5_000 + ', "d": 1e999}')

    assert isinstance(read.value, dict)
    assert read.value["a"] == "NaN"
    assert isinstance(read.value["c"], str)
    assert math.isinf(float(str(read.value["d"])))


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(st.text(max_size=10), _VALUES, min_size=1, max_size=4))
def test_valid_json_is_never_repaired(value: dict[str, Any]) -> None:
    assert not read_json(json.dumps(value)).repaired


@given(st.text(alphabet='{}[]":,\\/ab1.<!-&;\n\ud800', max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(JsonTextError):
        assert isinstance(read_json(text).value, (dict, list))
