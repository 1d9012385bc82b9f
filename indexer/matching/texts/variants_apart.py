"""Home rows that name different variants of one style: of a style that home lists row by row, they are no rivals."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, prod

from indexer.matching.styles.styles import Style
from indexer.matching.styles.variant_fit import fit_variant
from indexer.matching.texts.candidate import TextCandidate
from indexer.matching.titles.index import NO_WORDS, Words
from indexer.matching.titles.words import title_words
from indexer.text import terms
from indexer.verdict import Evidence

_SUREST = 1 - 1e-6


@dataclass(frozen=True)
class _Naming:
    """``variants``: places of those that a home style of one row states an option of; ``words``: what else it shares
    with the style's title."""

    variants: frozenset[int]
    words: Words

    def is_beside(self, other: "_Naming") -> bool:
        """Whether they are two variants of what is otherwise the same."""
        return bool(other.variants) and self.variants.isdisjoint(other.variants) and self.words == other.words


def variants_apart(style: Style, found: Sequence[TextCandidate], home: Mapping[int, Style]) -> Sequence[TextCandidate]:
    """The candidates, the likeliest first: each that names a variant is as likely as it and those of others together.

    Which home style a site's style is was shared out among them, as if it could be one of them only.
    """
    if len(style.items) < 2 or len(found) < 2:
        return found
    named = [_naming(style, home[candidate.style]) for candidate in found]
    joined = []
    for candidate, mine in zip(found, named, strict=True):
        others = [one.chance for one, its in zip(found, named, strict=True) if mine.variants and mine.is_beside(its)]
        joined.append(_together(candidate, others) if others else candidate)
    return sorted(joined, key=lambda candidate: -candidate.log_odds)


def _naming(style: Style, home: Style) -> _Naming:
    if len(home.items) > 1:
        return _Naming(frozenset(), NO_WORDS)
    fits = ((place, item, fit_variant(style, item, home.items)) for place, item in enumerate(style.items))
    variants = frozenset(
        place for place, item, fit in fits if fit.row is not None and fit.clear and len(fit.silent) < len(item.options)
    )
    values = {term for item in style.items for value in item.options.values() for term in terms(value)}
    shared = title_words(style.record.title, style.record.brand) & title_words(home.record.title, home.record.brand)
    return _Naming(variants, shared - values)


def _together(candidate: TextCandidate, others: Sequence[float]) -> TextCandidate:
    chance = min(1 - (1 - candidate.chance) * prod(1 - other for other in others), _SUREST)
    detail = "It names one variant of this style, and other home products that are alike name others."
    weight = max(log(chance / (1 - chance)) - candidate.log_odds, 0.0)
    return candidate.with_evidence(Evidence(code="variants_apart", detail=detail, weight=weight))
