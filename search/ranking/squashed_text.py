"""Fields without what parts their words: there a model number is found however it is written."""

import numpy as np

from indexer.engines.stored_document import SEPARATOR
from search.ranking.encoded_text import EncodedText, Places


class SquashedText:
    """Of fields with a separator behind each; only letters and digits of ASCII are left."""

    def __init__(self, text: EncodedText) -> None:
        self._text = text.squashed(SEPARATOR)
        self._ends = np.flatnonzero(np.frombuffer(self._text, np.uint8) == ord(SEPARATOR))

    def fields_with(self, code: str) -> Places:
        """The fields that may have a squashed code, counted from the first one: its ASCII is there unbroken."""
        looked_for = code.encode("ascii", "ignore")
        if not looked_for:
            return np.arange(len(self._ends))
        places, at = [], self._text.find(looked_for)
        while at >= 0:
            places.append(at)
            at = self._text.find(looked_for, at + 1)
        return np.searchsorted(self._ends, np.array(places, np.int64))
