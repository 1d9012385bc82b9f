"""One word of a query, with what the catalog knows of it."""

from dataclasses import dataclass

from search.language.english import english_words
from search.language.inflection import singular


@dataclass(frozen=True)
class QueryWord:
    """One word of a query."""

    text: str
    """Folded, as ``indexer.text.terms`` writes it."""
    weight: float
    """Inverse document frequency: how much it tells."""
    known: bool
    """Whether any product has it, in singular or plural."""
    synonyms: tuple[str, ...] = ()
    """What stands for it: inflections, the compound with its neighbour, the brand that it is another name of."""
    related: tuple[str, ...] = ()
    """Other words and phrases for the same thing, of the synonyms; they count less."""
    written: tuple[str, ...] = ()
    """Of a number with a unit, how a text may have it; its spellings also find what has the number alone."""
    prefix: bool = False
    """Whether it may go on: the last word, as long as no product has it."""

    replaced_by: str | None = None
    """The brand that it is another name of, if no product has the word itself."""
    weak: bool = False
    """Whether it tells next to nothing beside the other words."""
    listed: bool = False
    """Whether it is spelt right though no product may have it: colours and synonyms are words of a list."""

    @property
    def stem(self) -> str:
        return singular(self.text)

    @property
    def edits(self) -> int:
        """Typing errors to allow: none in what is a word already or tells nothing, in short words, or in numbers."""
        if self.known or self.listed or self.weak or len(self.text) < 4 or any(c.isdigit() for c in self.text):
            return 0
        if self.text in english_words():
            return 0
        return 1 if len(self.text) < 8 else 2
