"""How many products have a term, as the indexer counted them."""

import math
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Engine, bindparam, select

from config.short_read import ShortRead
from indexer.tables import index_build, vocabulary

_COUNTS = ShortRead(
    select(index_build.c.documents, vocabulary.c.term, vocabulary.c.documents)
    .select_from(
        index_build.outerjoin(
            vocabulary,
            (vocabulary.c.build == index_build.c.name) & vocabulary.c.term.in_(bindparam("terms", expanding=True)),
        )
    )
    .where(index_build.c.name == bindparam("build")),
    listed="terms",
)


@dataclass(frozen=True)
class TermStatistics:
    """How many documents of a build have each of some terms."""

    documents: int
    """Of the whole build."""
    frequencies: dict[str, int]
    """By term, for those that any document has."""

    def frequency(self, term: str) -> int:
        return self.frequencies.get(term, 0)

    def weight(self, frequency: int) -> float:
        """Inverse document frequency, as BM25 has it."""
        frequency = min(frequency, self.documents)
        return math.log(1 + (self.documents - frequency + 0.5) / (frequency + 0.5))


def read_statistics(database: Engine, build: str, terms: Collection[str]) -> TermStatistics:
    """The counts of these terms in one build of the index."""
    rows = _COUNTS.rows(database, list(terms), build=build)
    frequencies = {term: count for _, term, count in rows if term is not None}
    return TermStatistics(rows[0][0] if rows else 0, frequencies)
