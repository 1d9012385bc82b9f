"""What a document has of a query, before it is weighed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexer.document import CatalogDocument
from search.accessories import is_accessory
from search.brand_book import BrandBook
from search.field_text import DocumentText, FieldText, document_text, stems
from search.inflection import singular
from search.matching_forms import Form, matching_forms
from search.negation import names_any
from search.words import QueryWord

_SAID = ("title", "options", "category")
"""Fields that say what a product has; a description tells what goes with it too."""


@dataclass(frozen=True)
class Evidence:
    document: CatalogDocument
    frequencies: Sequence[Mapping[str, float]]
    """For each word of the query, by field, how often it is there; inexact forms count less."""
    lengths: Mapping[str, float]
    """By field, its words as a share of what the candidates have on average."""
    phrases: float
    """The weight of the query's neighbours that are neighbours in the title."""
    accessory: bool
    """Whether the title names something for what the query names."""
    unwanted: bool
    """Whether it says that it has what the query does not want."""
    kind: frozenset[str]
    """See ``DocumentText``."""


def read_evidence(
    words: Sequence[QueryWord],
    documents: Sequence[CatalogDocument],
    book: BrandBook,
    unwanted: Collection[str] = (),
) -> list[Evidence]:
    """The evidence of each document, in their order. ``unwanted``: words for what the query does not want."""
    if not words:
        return [Evidence(document, (), {}, 0.0, False, False, frozenset()) for document in documents]
    texts = [document_text(document, book.aliases(document.brand)) for document in documents]
    fields = [text.fields for text in texts]
    reader = _Reader(words, matching_forms(words, fields), _average_lengths(fields), frozenset(map(singular, unwanted)))
    return [reader.read(document, text) for document, text in zip(documents, texts, strict=True)]


class _Reader:
    """Reads documents for one query."""

    def __init__(
        self,
        words: Sequence[QueryWord],
        forms: Sequence[Sequence[Form]],
        lengths: Mapping[str, float],
        unwanted: frozenset[str],
    ) -> None:
        self._unwanted = unwanted
        self._forms = [[(form.stem, form.root, form.weight) for form in accepted] for accepted in forms]
        self._averages = lengths
        accepted_stems = [frozenset(form.stem for form in accepted) for accepted in forms]
        weights = [min(a.weight, b.weight) for a, b in pairwise(words)]
        self._pairs = list(zip(pairwise(accepted_stems), weights, strict=True))
        self._wanted = frozenset(form.stem for accepted in forms for form in accepted)

    def read(self, document: CatalogDocument, text: DocumentText) -> Evidence:
        fields = text.fields
        found = [_present(fields, forms) for forms in self._forms]
        in_title = sum("title" in by_field for by_field in found)
        title = fields[0].stems if in_title else []
        return Evidence(
            document,
            found,
            {field.name: field.length / self._averages[field.name] for field in fields},
            self._phrases(title) if in_title > 1 else 0.0,
            in_title > 0 and is_accessory(title, self._wanted.difference(stems(document.brand or ""))),
            bool(self._unwanted) and any(names_any(f.stems, self._unwanted) for f in fields if f.name in _SAID),
            text.kind,
        )

    def _phrases(self, title: Sequence[str]) -> float:
        neighbours = list(pairwise(title))
        return sum(
            weight
            for (these, those), weight in self._pairs
            if any(left in these and right in those for left, right in neighbours)
        )


def _present(fields: Sequence[FieldText], forms: Sequence[tuple[str, str, float]]) -> dict[str, float]:
    """The weighted frequency of a word in all its forms, by field that has it."""
    found = {}
    for field in fields:
        frequency = 0.0
        for stem, root, weight in forms:
            if root in field.folded or field.coded:
                frequency += weight * field.count(stem, root)
        if frequency:
            found[field.name] = frequency
    return found


def _average_lengths(documents: Sequence[Sequence[FieldText]]) -> dict[str, float]:
    """By field, over the candidates that have it: an estimate of the catalog's own that no engine has to keep."""
    lengths: dict[str, list[int]] = {}
    for fields in documents:
        for field in fields:
            lengths.setdefault(field.name, []).append(field.length)
    return {name: sum(found) / len(found) for name, found in lengths.items()}
