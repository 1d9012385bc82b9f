"""How much of what text found nothing for can be sold here at all: no more than home has left.

Once identifiers and text have taken their home styles, those that nothing has taken are what a style that text missed
can be. A shop of whose styles each is accounted for sells nothing else, however often its titles say too little.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import prod

from indexer.matching.estimates.counts import Scope, scope_of
from indexer.matching.estimates.prior import share_of
from indexer.matching.styles.styles import Style
from indexer.matching.texts.candidate import TextCandidate
from indexer.matching.wording.brand_names import BrandNames

_ALLOWANCE = 2.0
"""What is taken is only estimated, so twice of what seems to be left is thought possible."""

_Kind = tuple[str, bool]
"""Of home styles: their brand, and whether a GTIN is stated."""


def shares_unfound(
    site: Mapping[int, Style],
    home: Mapping[int, Style],
    candidates: Mapping[int, Sequence[TextCandidate]],
    joined: Mapping[int, int],
    brands: BrandNames,
) -> dict[Scope, float]:
    """By scope, the most of the styles that text does not find that may be sold here.

    Styles by their numbers; ``candidates`` of the site's styles as they are weighed, ``joined`` the home style
    of each that an identifier has joined. As in ``prior``, two that both have a GTIN are not left for each other.
    """
    taken: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    open_styles: dict[Scope, float] = defaultdict(float)
    for number, style in site.items():
        of_site = taken[style.site]
        if number in joined:
            of_site[joined[number]] = 1.0
            continue
        telling = [candidate for candidate in candidates.get(number, ()) if candidate.shares_words]
        for candidate in telling:
            of_site[candidate.style] += candidate.chance
        open_styles[scope_of(style)] += prod(1 - candidate.chance for candidate in telling)
    kinds = {number: (style.record.brand, bool(style.gtins)) for number, style in home.items()}
    count = Counter(kinds.values())
    left = {name: _left(count, kinds, of_site) for name, of_site in taken.items()}
    return {scope: _share(scope, left[scope[0]], open_styles, brands) for scope in open_styles}


def _left(count: Mapping[_Kind, int], kinds: Mapping[int, _Kind], taken: Mapping[int, float]) -> dict[_Kind, float]:
    """Home styles that nothing of a site has taken, as far as it has; ``count``: how many there are of each kind."""
    left: dict[_Kind, float] = {kind: float(number) for kind, number in count.items()}
    for number, part in taken.items():
        left[kinds[number]] -= min(part, 1.0)
    return left


def _share(scope: Scope, left: Mapping[_Kind, float], open_styles: Mapping[Scope, float], brands: BrandNames) -> float:
    site, brand, coded = scope
    possible = [kind for kind in left if not (coded and kind[1]) and (not kind[0] or brands.may_own(brand, kind[0]))]
    ours = open_styles.get((site, brand, True), 0.0) + open_styles.get((site, brand, False), 0.0)
    return _ALLOWANCE * share_of(sum(left[kind] for kind in possible) / max(ours, 1e-9))
