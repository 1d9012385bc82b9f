"""Words that stand for each other: a small general list, and what the shop's configuration adds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from config.errors import ConfigError, reason_of
from indexer.text import terms
from search.language.field_text import stems

_SHIPPED = Path(__file__).with_name("synonyms.txt")
FILE_NAME = "synonyms.txt"
_MOST_WORDS = 4

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Synonyms:
    """By phrase in stems, the words and phrases that mean the same."""

    words: Mapping[Phrase, Sequence[str]] = field(default_factory=dict)

    def of(self, query: Sequence[str]) -> dict[str, list[str]]:
        """By term of a query, what may stand for it, or for the phrase that it is part of."""
        own = [stems(term)[0] if stems(term) else term for term in query]
        found: dict[str, list[str]] = {}
        for size in range(min(_MOST_WORDS, len(query)), 0, -1):
            for start in range(len(query) - size + 1):
                for term in query[start : start + size]:
                    found.setdefault(term, []).extend(self.words.get(tuple(own[start : start + size]), ()))
        return {term: list(dict.fromkeys(others)) for term, others in found.items() if others}


def read_synonyms(config_dir: Path) -> Synonyms:
    """The shipped groups and those of the configuration. Raises ConfigError for a file that can't be read."""
    own = config_dir / FILE_NAME
    words: dict[Phrase, list[str]] = {}
    for path in (_SHIPPED, own) if own.exists() else (_SHIPPED,):
        for group in _groups(path):
            for phrase in group:
                others = [" ".join(other) for other in group if other != phrase]
                words.setdefault(tuple(stems(" ".join(phrase))), []).extend(others)
    return Synonyms(words)


class SynonymReader:
    """The current synonyms; the shop's file is read again when it changes."""

    def __init__(self, config_dir: Path) -> None:
        self._config_dir = config_dir
        self._kept: tuple[object, Synonyms] | None = None

    def current(self) -> Synonyms:
        """Raises ConfigError for a file that can't be read."""
        own = self._config_dir / FILE_NAME
        state = own.stat().st_mtime_ns if own.exists() else None
        if self._kept is None or self._kept[0] != state:
            self._kept = state, read_synonyms(self._config_dir)
        return self._kept[1]


def _groups(path: Path) -> Iterable[list[Phrase]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"{path} can't be read: {reason_of(error)}.", "Write a group a line, parted by commas."
        ) from error
    for line in lines:
        if line.strip() and not line.startswith("#"):
            yield [tuple(terms(part)) for part in line.split(",") if terms(part)]
