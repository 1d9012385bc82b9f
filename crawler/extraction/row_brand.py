"""The brand in a row of a table or a list of terms: ``<th>Brand</th><td>Acme</td>``."""

import re

from crawler.extraction.choice import only_one
from crawler.extraction.label_words import LABELS, folded_label
from crawler.extraction.labelled import MAX_VALUE
from crawler.extraction.text import clean_text

_ROW = re.compile(
    r"<(th|td|dt|label)(?=[\s>])[^<>]{0,300}>\s*+([^<>]{3,40})</\1>\s*+<(td|dd|span|div)(?=[\s>])[^<>]{0,300}>"
    r"\s*+(?:<(?:a|span|p|b|strong)(?=[\s>])[^<>]{0,500}>\s*+){0,2}([^<>]{2,200})(?:</(?:a|span|p|b|strong)>\s*+){0,2}</\3>"
    r"(?!\s*+<dd)",
    re.IGNORECASE,
)
"""A second description of a term is one of a list to choose from."""


def row_brand(shown: str) -> str | None:
    """The only brand that stands in such a row; of several, each is another product's."""
    values = (row[4] for row in _ROW.finditer(shown) if LABELS.get(folded_label(row[2])) == "brand")
    brands = [brand for value in values if (brand := clean_text(value, MAX_VALUE + 1))]
    brand = only_one(brands)
    return brand if brand and len(brand) <= MAX_VALUE and any(map(str.isalpha, brand)) else None
