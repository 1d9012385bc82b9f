"""What the second section should show, derived from judged queries and from what the shop sells.

A query that names a brand: everything of that brand that answers it. Any other: what answers it (a grade of at least 2)
and is better than the shop's third best product by its grade, so nothing where the shop has three that are as good. A
query names a brand if all words of the brand's name follow each other in it.
"""

from collections.abc import Collection, Mapping

from indexer.matching.wording.brand_names import canonical_brand
from indexer.text import terms

_ANSWERS = 2
_ENOUGH = 3


def should_show(
    grades: Mapping[str, int], home: Collection[str], brands: Mapping[str, str], named: str | None
) -> set[str]:
    """The ids of the products that belong in the section.

    ``home``: the judged products that the shop sells. ``brands``: canonical, by product. ``named``: by the query.
    """
    offered = {id_: grade for id_, grade in grades.items() if id_ not in home and grade >= _ANSWERS}
    if named:
        return {id_ for id_ in offered if brands.get(id_) == named}
    best = sorted((grades[id_] for id_ in home), reverse=True)
    level = best[_ENOUGH - 1] if len(best) >= _ENOUGH else 0
    return {id_ for id_, grade in offered.items() if grade > level}


def named_brand(query: str, brands: Collection[str]) -> str | None:
    """The brand (canonical) that a query names, the longest name first."""
    words = f" {' '.join(terms(query))} "
    return max((brand for brand in brands if f" {brand} " in words), key=len, default=None)


def canonical_brands(brands: Mapping[str, str | None]) -> dict[str, str]:
    """By product, where it has a brand."""
    return {id_: canonical_brand(brand) for id_, brand in brands.items() if brand and canonical_brand(brand)}
