"""The titles of remembered styles, by site and brand, as ``title_index.Titles``."""

from collections.abc import Iterable, Iterator

from indexer.matching.remembered.style_entries import of_longest, of_title, of_word
from indexer.matching.remembered.style_memory import StyleMemory
from indexer.matching.title_index import Words
from indexer.matching.title_words import title_words


class TitleMemory:
    """Looks a title up when it is asked for: only the styles that are found are read."""

    def __init__(self, styles: StyleMemory) -> None:
        self._styles = styles

    def count(self, scope: tuple[str, str], words: Words) -> int:
        return len(self._styles.rows(of_title(scope, words)))

    def around(self, scope: tuple[str, str], words: Words) -> Iterator[Words]:
        rows = min((self._styles.rows(of_word(scope, word)) for word in words), key=len, default=[])
        return (title for title in self._titles(rows) if words <= title)

    def within(self, scope: tuple[str, str], words: Words) -> Iterator[Words]:
        rows = {row for word in words for row in self._styles.rows(of_longest(scope, word))}
        return (title for title in self._titles(rows) if title <= words)

    def _titles(self, rows: Iterable[int]) -> set[Words]:
        records = (self._styles[row].record for row in rows)
        return {title_words(record.title, record.brand) for record in records}
