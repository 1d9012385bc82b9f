"""What titles say of one query: whether its words stand side by side, or name something for its thing."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from search.language.accessories import is_accessory, names_another
from search.language.field_text import DocumentText, stems
from search.query.word import QueryWord
from search.ranking.matching_forms import Form

_NUMBERED = 4.0
"""How much more a number counts beside its word than two words do: the 7 of "Windows 7" is not that of seven ports."""
_REVERSED = 3.0
"""How much more neighbours that only stand the other way take: a ``printer label`` is no ``label printer``."""


class TitleReader:
    """Reads titles for one query."""

    def __init__(self, words: Sequence[QueryWord], forms: Sequence[Sequence[Form]]) -> None:
        accepted_stems = [frozenset(form.stem for form in accepted) for accepted in forms]
        weights = [min(a.weight, b.weight) * (_NUMBERED if b.text.isdigit() else 1) for a, b in pairwise(words)]
        self._pairs = list(zip(pairwise(accepted_stems), weights, strict=True))
        self._wanted = frozenset(form.stem for accepted in forms for form in accepted)
        self._things: dict[str | None, frozenset[str]] = {}

    def phrases(self, text: DocumentText) -> float:
        """The weight of the query's neighbours that are neighbours in the title, less that of those the other way."""
        title, found = text.title, 0.0
        for (these, those), weight in self._pairs:
            added = 0.0
            for left, right in pairwise(title):  # a generator for each pair would take twice as long
                if left in these and right in those:
                    added = weight
                    break
                if left in those and right in these:
                    added = -_REVERSED * weight
            found += added
        return found

    def accessories(self, texts: Sequence[DocumentText], titled: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """By document, whether the title names something for what the query names. ``titled``: where it may."""
        found = np.zeros(len(texts), bool)
        for i in np.flatnonzero(titled).tolist():
            text = texts[i]
            if text.names_accessory:
                found[i] = is_accessory(text.title, self._things_of(text.brand))
        return found

    def _things_of(self, brand: str | None) -> frozenset[str]:
        if brand not in self._things:
            self._things[brand] = self._wanted.difference(stems(brand or ""))
        return self._things[brand]

    def names_another(self, text: DocumentText) -> bool:
        """Whether the title names an accessory that the query does not."""
        return text.names_accessory and names_another(text.title, self._wanted)
