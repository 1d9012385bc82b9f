"""No label of a GTIN is passed over, however it is spelt."""

import pytest

from crawler.extraction.content.label_words import LABELS
from crawler.extraction.content.labelled import labelled_values
from crawler.extraction.content.said import said_texts


@pytest.mark.parametrize("label", [label for label, field in LABELS.items() if field == "gtin"])
def test_a_number_behind_a_label_is_read(label: str) -> None:
    for spelt in (label, label.capitalize(), f"{label}:", f"&nbsp;{label}"):
        found = labelled_values(said_texts(f"<td>{spelt}</td> <td> 4006381333931&nbsp;</td>".encode()))
        assert [(one.field, one.value) for one in found] == [("gtin", "04006381333931")], spelt


def test_other_words_are_no_label() -> None:
    said = said_texts(b"<p>clean ocean, upcoming in January</p><p>4006381333931</p><p>EAN on request</p>")
    assert labelled_values(said) == []
