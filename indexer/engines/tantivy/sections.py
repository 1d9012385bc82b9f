"""The first hits of both sections by one search.

A search asks for the shop's hits and for the candidates with the same words under the same filter, and scoring what has
the words is most of the engine's work. So they are scored once, and told apart by a number that each document has.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import tantivy

from indexer.document import Section
from indexer.engines.query import And, EngineQuery, Equals, Not

AT_HOME = "at_home"
"""The field with the number; a document of neither section has none."""
SECTIONS: dict[Section, int] = {"home": 1, "buy_for_me": 0}

_MORE = 1.25
"""How many are looked for, as a share of those wanted: sections are no equal parts of what fits best."""

Hits = Sequence[tuple[float, tantivy.DocAddress]]
Search = Callable[[EngineQuery, bool], Hits]
"""The best hits of a query, of documents with every word or with any."""


def together(queries: Sequence[EngineQuery]) -> EngineQuery | None:
    """A query for all that the two are for; None unless they differ in nothing but the section."""
    if len(queries) != len(SECTIONS):
        return None
    for query, section in zip(queries, SECTIONS, strict=True):
        if query.text is None or query.sort != "relevance" or query.counted or query.facets or query.offset:
            return None
        if not isinstance(query.filter, And) or query.filter.parts[0] != Equals("section", section):
            return None
    first, other = ((query.text, query.filter.parts[1:]) for query in queries if isinstance(query.filter, And))
    if first != other:
        return None
    both = And((Not(Equals("section", "withheld")), *first[1]))
    return replace(queries[0], filter=both, limit=round(sum(query.limit for query in queries) * _MORE))


def found_together(
    queries: Sequence[EngineQuery], both: EngineQuery, search: Search, searcher: tantivy.Searcher
) -> list[Hits | None]:
    """By query the hits that it has by itself, in the same order; None where they have to be looked for alone."""
    found: list[Hits | None] = [None] * len(queries)
    one = both.text is not None and len(both.text.terms) == 1
    for every in (False,) if one else (True, False):
        hits = search(both, every)
        parts = _parted(hits, searcher)
        all_of_any = not every and len(hits) < both.limit
        for i, (query, part) in enumerate(zip(queries, parts, strict=True)):
            if found[i] is None and (len(part) >= query.limit or all_of_any):
                found[i] = part[: query.limit]
        if None not in found or len(hits) >= both.limit:
            break
    return found


def _parted(hits: Hits, searcher: tantivy.Searcher) -> list[Hits]:
    sections = searcher.fast_field_values(AT_HOME, [address for _, address in hits])
    return [[hit for hit, of in zip(hits, sections, strict=True) if of == number] for number in SECTIONS.values()]
