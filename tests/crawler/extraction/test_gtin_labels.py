"""No label of a GTIN is passed over, however it is spelt."""

import pytest

from crawler.extraction.label_words import LABELS
from crawler.extraction.labelled import labelled_values


@pytest.mark.parametrize("label", [label for label, field in LABELS.items() if field == "gtin"])
def test_a_number_behind_a_label_is_read(label: str) -> None:
    for spelt in (label, label.capitalize(), f"{label}:", f"&nbsp;{label}"):
        found = labelled_values(f"<td>{spelt}</td> <td> 4006381333931&nbsp;</td>")
        assert [(one.field, one.value) for one in found] == [("gtin", "04006381333931")], spelt


def test_other_words_are_no_label() -> None:
    assert labelled_values("<p>clean ocean, upcoming in January</p><p>4006381333931</p><p>EAN on request</p>") == []
