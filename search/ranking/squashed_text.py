"""Fields without what parts their words: there a model number is found however it is written."""

import numpy as np

from search.language.field_text import FOLDED_SEPARATOR
from search.ranking.encoded_text import EncodedText, Places


class SquashedText:
    """Of fields with a separator behind each; only letters and digits of ASCII are left."""

    def __init__(self, text: EncodedText) -> None:
        self._text = EncodedText(text.squashed(FOLDED_SEPARATOR))
        self._ends = self._text.places_of(FOLDED_SEPARATOR)

    def fields_with(self, code: str) -> Places:
        """The fields that may have a squashed code, counted from the first one: its ASCII is there unbroken."""
        looked_for = code.encode("ascii", "ignore")
        if not looked_for:
            return np.arange(len(self._ends))
        return np.searchsorted(self._ends, self._text.places_of(looked_for))
