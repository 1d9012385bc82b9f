"""What a Meilisearch index holds of a document, and its settings."""

from typing import Any

import orjson

from indexer.engines.codes import text_codes
from indexer.engines.facets import VALUE_FACETS, facet_values
from indexer.engines.facts import document_tokens
from indexer.engines.meilisearch.unspaced import unspaced_text
from indexer.engines.numbers import BANDS, SORTED_BY, NumberField, document_bands, document_numbers
from indexer.engines.prepared_document import PreparedDocument
from indexer.engines.searchable import SEARCHED_FIELDS
from indexer.text import words

PRIMARY_KEY = "key"
NUMBER_FIELDS: dict[NumberField, str] = {
    "price": "prices",
    "discount": "discount",
    "added": "added",
    "seen": "seen",
}
MOST_HITS = 1_000
"""How deep an answer goes at most; deeper pages cost every search."""

_SPELLINGS = 300
_LONGEST_FACET_VALUE = 100


def index_settings(name: str) -> dict[str, Any]:
    """The settings of a build. Its name is kept among the displayed attributes, so that a swap moves it along."""
    return {
        "searchableAttributes": ["title", "brand", "identifiers", "codes", "unspaced", *SEARCHED_FIELDS[3:]],
        "displayedAttributes": ["document", name],
        "filterableAttributes": [
            _filterable("facts", equality=True, comparison=False),
            _filterable("facet_*", equality=True, comparison=False),
            *(_filterable(name, equality=True, comparison=True) for name in NUMBER_FIELDS.values()),
        ],
        "sortableAttributes": sorted(set(SORTED_BY.values())),
        # The final order is made in search; of seven orders this one has most of the good products among its first 200.
        "rankingRules": ["sort", "words", "typo", "exactness", "attribute", "proximity"],
        "typoTolerance": {
            # As search asks for edits: none in short words, two from eight letters on, none in numbers.
            "minWordSizeForTypos": {"oneTypo": 4, "twoTypos": 8},
            "disableOnNumbers": True,
            "disableOnAttributes": ["identifiers", "codes", "unspaced"],
        },
        # Of prices only the least and the highest are wanted; the most frequent ones take most of the time of counting.
        "faceting": {"maxValuesPerFacet": _SPELLINGS, "sortFacetValuesBy": {"*": "count", "prices": "alpha"}},
        "pagination": {"maxTotalHits": MOST_HITS},
    }


def stored_form(prepared: PreparedDocument, currency: str) -> bytes:
    """The document as one line of NDJSON."""
    document, text = prepared.document, prepared.text
    numbers = document_numbers(document, currency)
    fields: dict[str, Any] = {
        PRIMARY_KEY: document_key(document.id),
        **{name: " ".join(words(value)) for name, value in text._asdict().items()},
        "unspaced": unspaced_text(text.joined()),
        "codes": sorted(text_codes(text.coded())),
        "facts": document_tokens(document, currency),
        **{name: found if name == "prices" else found[0] for name, found in numbers.items()},
        "document": prepared.content.decode(),
    }
    for name, values in {**facet_values(document), **document_bands(numbers)}.items():
        fields[facet_field(name)] = [value[:_LONGEST_FACET_VALUE] for value in values]
    return orjson.dumps(fields)


def document_key(id_: str) -> str:
    """A document's id in the characters that Meilisearch allows: all others as hexadecimal bytes."""
    return "".join(
        c
        if c.isascii() and (c.isalnum() or c == "-")
        else "".join(f"_{byte:02x}" for byte in c.encode("utf-8", "replace"))
        for c in id_
    )


def facet_field(facet: str) -> str:
    """The field that a facet is counted in."""
    return f"facet_{facet}"


def _filterable(pattern: str, *, equality: bool, comparison: bool) -> dict[str, Any]:
    features = {"facetSearch": False, "filter": {"equality": equality, "comparison": comparison}}
    return {"attributePatterns": [pattern], "features": features}


FACET_FIELDS = {**{name: facet_field(name) for name in (*VALUE_FACETS, *BANDS)}, "price": "prices"}
"""The attribute of each facet."""
