"""Titles of remembered styles as hashes of their words, which are compared without reading the styles."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.matching.features.frequencies import key_hashes
from indexer.matching.matrices.sparse_rows import Columns
from indexer.matching.styles.styles import Style
from indexer.matching.titles.words import title_words


def word_hashes(words: Iterable[str]) -> NDArray[np.uint32]:
    """Half a hash each: what has them is looked at anyway."""
    return key_hashes(words).astype(np.uint32)


def title_arrays(styles: Sequence[Style]) -> dict[str, NDArray[Any]]:
    """Of each style the hashes of its title's words, one style after the other, and where each ends."""
    places = Columns()
    titles = [title_words(style.record.title, style.record.brand) for style in styles]
    words = np.array([places[word] for title in titles for word in title], dtype=np.int64)
    return {"words": word_hashes(places)[words], "word ends": np.cumsum([0, *map(len, titles)])}
