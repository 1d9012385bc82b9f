"""One-to-one assignment between the styles of a site and those of home, for matches that text decided."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from indexer.matching.texts.candidate import TextCandidate

_COMPARED = 20
"""What is the same as so many is the same as the others: a site may show one product a thousand times."""


def assign(
    candidates: Mapping[int, Sequence[TextCandidate]],
    taken: Iterable[tuple[int, int]],
    same_product: Callable[[int, int], bool],
    threshold: float,
) -> dict[int, int]:
    """Which home style each site style gets, the likeliest pairs first; a style that lost is not in the answer.

    ``candidates``: by the number of the site style. ``taken``: pairs of site style and home style that identifiers have
    joined. A home style goes to a further site style only if ``same_product`` says that the source itself shows one
    product twice, of it and each of the first few that have the home style. Pairs below ``threshold`` (log-odds) are
    no match to begin with.
    """
    holders: dict[int, list[int]] = {}
    for site_style, home_style in taken:
        holders.setdefault(home_style, []).append(site_style)
    pairs = sorted(
        (-candidate.log_odds, site_style, candidate.style)
        for site_style, found in candidates.items()
        for candidate in found
        if candidate.log_odds >= threshold
    )
    given: dict[int, int] = {}
    for _, site_style, home_style in pairs:
        others = holders.get(home_style, [])
        if site_style not in given and all(same_product(site_style, other) for other in others[:_COMPARED]):
            given[site_style] = home_style
            holders.setdefault(home_style, []).append(site_style)
    return given
