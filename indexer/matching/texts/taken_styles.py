"""Home styles that an identifier has joined to products of a site: they are hardly another product of it as well."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from indexer.matching.styles.same_offer import same_offer
from indexer.matching.styles.styles import Style
from indexer.matching.texts.candidate import TextCandidate
from indexer.verdict import Evidence

_TAKEN = -2.0
"""Match weight of a home style that an identifier joined to a product of the same site with another title."""


class TakenStyles:
    """By site and home style, the styles of the site (by their numbers) that are joined to it."""

    def __init__(self, site: Mapping[int, Style], joined: Iterable[tuple[int, int]]) -> None:
        self._site = site
        self._holders: dict[tuple[str, int], list[int]] = defaultdict(list)
        for number, home in joined:
            self._holders[site[number].site, home].append(number)

    def weigh(self, number: int, candidate: TextCandidate) -> TextCandidate:
        """A candidate of a style that is not joined is less likely where it is taken, if only words fit."""
        style = self._site[number]
        others = self._holders.get((style.site, candidate.style), ())
        if not others:
            return candidate
        words_only = all(fact.weight is not None and fact.weight < 0 for fact in candidate.evidence)
        if not words_only or any(same_offer(style, self._site[other]) for other in others):
            return candidate
        detail = f"That home product is, by its identifier, '{self._site[others[0]].record.title[:120]}'."
        return candidate.with_evidence(Evidence(code="home_product_taken", detail=detail, weight=_TAKEN))
