"""A shortcut must not cost a code: every label of a GTIN is one that the page is looked through for."""

import pytest

from crawler.extraction.label_words import LABELS
from crawler.extraction.page_identity import may_print_gtin


@pytest.mark.parametrize("label", [label for label, field in LABELS.items() if field == "gtin"])
def test_a_label_of_a_gtin_is_never_passed_over(label: str) -> None:
    assert may_print_gtin(f"<td>{label}</td><td>4006381333931</td>")
    assert may_print_gtin(f"<td>{label.upper()}</td><td>978-3-16-148410-0</td>") or label.upper() == label
    assert may_print_gtin(f"<td> {label.capitalize()}: 96385074</td>")


def test_other_words_cost_nothing() -> None:
    assert not may_print_gtin("<p>clean ocean, upcoming in January, eanling 4006381333931</p>")
    assert not may_print_gtin("<p>EAN on request</p>")
