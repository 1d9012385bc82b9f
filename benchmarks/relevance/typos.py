"""Queries as hasty fingers type them: random edits, the same in every run."""

import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from string import ascii_lowercase

from search.evaluation.gain import mean, ndcg
from search.request import SearchRequest
from search.service import SearchService

SEEDS = (1, 2, 3, 4, 5)
"""One draw of 77 queries is worth little: draws differ by several hundredths."""
MOST_EDITS = 2
_SHORTEST = 4
"""Letters of a word that is misspelt; a shorter one is another word then."""


def typo_figures(service: SearchService, judgments: Mapping[str, Mapping[str, int]]) -> dict[str, float]:
    """nDCG@10 by number of edits, over the queries that have something relevant."""
    answerable = {query: grades for query, grades in judgments.items() if max(grades.values()) > 0}
    return {str(edits): round(mean(_scores(service, answerable, edits)), 4) for edits in range(MOST_EDITS + 1)}


def _scores(service: SearchService, judgments: Mapping[str, Mapping[str, int]], edits: int) -> Iterator[float]:
    seeds = SEEDS if edits else SEEDS[:1]
    for (query, grades), seed in product(judgments.items(), seeds):
        hits = service.search(SearchRequest(q=misspelt(query, edits, seed), limit=10)).sections.home.hits
        yield ndcg([hit.home_id or "" for hit in hits], grades)


def misspelt(query: str, edits: int, seed: int = SEEDS[0]) -> str:
    """The query with so many random edits in its words of at least four letters; as it is if it has none.

    An edit leaves out, puts in, replaces or exchanges a letter, all alike (Damerau, 1964), at any place.
    """
    draw = random.Random(f"{seed} {edits} {query}")
    words = query.split()
    long = [i for i, word in enumerate(words) if len(word) >= _SHORTEST and word.isalpha()]
    for _ in range(edits if long else 0):
        i = draw.choice(long)
        words[i] = _edited(words[i], draw)
    return " ".join(words)


def _edited(word: str, draw: random.Random) -> str:
    at = draw.randrange(len(word))
    letter = draw.choice(ascii_lowercase.replace(word[at], ""))
    kinds: Sequence[str] = (
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
        word[: max(at - 1, 0)] + word[max(at - 1, 0) : at + 1][::-1] + word[at + 1 :],
    )
    return draw.choice(kinds)
