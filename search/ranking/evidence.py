"""What documents have of a query, before it is weighed."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.engines.stored_document import StoredDocument
from search.brand_book import BrandBook
from search.language.field_text import FIELDS, SAID, TITLE, stems
from search.language.inflection import singular
from search.query.negation import names_any
from search.query.word import QueryWord
from search.ranking.candidate_text import CandidateText, Numbers
from search.ranking.for_unnamed import for_unnamed
from search.ranking.matching_forms import Form, matching_forms
from search.ranking.named_otherwise import counted_alike, named_otherwise
from search.ranking.only_mentioned import only_mentioned
from search.ranking.title_reader import TitleReader


@dataclass(frozen=True)
class Evidence:
    """Of all documents that are ranked together, in one order."""

    documents: Sequence[StoredDocument]
    frequencies: Numbers
    """Words of the query × documents × ``FIELDS``: how often a word is there; inexact forms count less."""
    lengths: Numbers
    """Documents × ``FIELDS``: the words of a field as a share of what the documents that have it have on average."""
    phrases: Numbers
    """By document, the weight of the query's neighbours in the title, less that of those that stand the other way."""
    accessory: NDArray[np.bool_]
    """By document, whether the title names something for what the query names."""
    mentioned: NDArray[np.bool_]
    """By document, whether it only mentions what the query names."""
    unwanted: NDArray[np.bool_]
    """By document, whether it says that it has what the query does not want."""
    kinds: Sequence[frozenset[str]]
    """See ``DocumentText.kind``."""

    def of(self, chosen: Sequence[int]) -> "Evidence":
        """Of some of the documents, by their places."""
        places = np.asarray(chosen, np.int64)
        return Evidence(
            [self.documents[place] for place in chosen],
            self.frequencies[:, places],
            self.lengths[places],
            self.phrases[places],
            self.accessory[places],
            self.mentioned[places],
            self.unwanted[places],
            [self.kinds[place] for place in chosen],
        )


def read_evidence(
    words: Sequence[QueryWord],
    documents: Sequence[StoredDocument],
    book: BrandBook,
    unwanted: Collection[str] = (),
) -> Evidence:
    """The evidence of documents, in their order. ``unwanted``: words for what the query does not want."""
    if not words or not documents:
        return _no_evidence(words, documents)
    aliases = {brand: book.aliases(brand) for brand in {document.brand for document in documents}}
    candidates = CandidateText(documents, [aliases[document.brand] for document in documents])
    texts = candidates.texts
    forms = matching_forms(words, candidates)
    frequencies = candidates.frequencies([_weights(accepted) for accepted in forms])
    titles = TitleReader(words, forms)
    in_title = frequencies[:, :, TITLE] > 0
    side_by_side = np.logical_or.reduce(in_title[:-1] & in_title[1:], axis=0)
    titled = np.logical_or.reduce(in_title, axis=0)
    accessory = titles.accessories(texts, titled)
    accessory |= for_unnamed(frequencies, lambda i: titles.names_another(texts[i]))
    if otherwise := named_otherwise(words, frequencies[:, :, TITLE], accessory):
        alike = [counted_alike(accepted) if i in otherwise else accepted for i, accepted in enumerate(forms)]
        frequencies = candidates.frequencies([_weights(accepted) for accepted in alike])
    stemmed = frozenset(map(singular, unwanted))
    return Evidence(
        documents,
        frequencies,
        candidates.lengths / _averages(candidates.lengths),
        _where(side_by_side, lambda i: titles.phrases(texts[i])),
        accessory,
        only_mentioned(words, frequencies),
        np.array([bool(stemmed) and _says(document, stemmed) for document in documents]),
        [text.kind for text in texts],
    )


def _no_evidence(words: Sequence[QueryWord], documents: Sequence[StoredDocument]) -> Evidence:
    count = len(documents)
    lengths, none = np.zeros((count, len(FIELDS))), np.zeros(count, bool)
    frequencies = np.zeros((len(words), count, len(FIELDS)))
    return Evidence(documents, frequencies, lengths, np.zeros(count), none, none, none, [frozenset()] * count)


def _where(chosen: NDArray[np.bool_], value: Callable[[int], float]) -> Numbers:
    """By document its value, where it is among the chosen, otherwise 0."""
    values = np.zeros(len(chosen))
    for i in np.flatnonzero(chosen).tolist():
        values[i] = value(i)
    return values


def _weights(forms: Sequence[Form]) -> dict[str, float]:
    """By stem, how much it counts."""
    weights: dict[str, float] = {}
    for form in forms:
        weights[form.stem] = weights.get(form.stem, 0.0) + form.weight
    return weights


def _averages(lengths: Numbers) -> Numbers:
    """By field, over the candidates that have it: an estimate of the catalog's own that no engine has to keep."""
    averages: Numbers = lengths.sum(axis=0) / np.maximum((lengths > 0).sum(axis=0), 1)
    return np.where(averages > 0, averages, 1.0)


def _says(document: StoredDocument, unwanted: Collection[str]) -> bool:
    texts = document.texts
    return any(names_any(stems(texts[field]), unwanted) for field in SAID)
