"""How many products have a term, as the indexer counted them."""

import math
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Engine, select

from indexer.tables import index_build, vocabulary


@dataclass(frozen=True)
class TermStatistics:
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
    wanted = select(vocabulary.c.term, vocabulary.c.documents).where(
        vocabulary.c.build == build, vocabulary.c.term.in_(list(terms))
    )
    with database.connect() as connection:
        documents = connection.execute(select(index_build.c.documents).where(index_build.c.name == build)).scalar()
        rows = connection.execute(wanted).all() if terms else []
        return TermStatistics(documents or 0, {row.term: row.documents for row in rows})
