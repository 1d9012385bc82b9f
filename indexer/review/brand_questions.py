"""Whether two brands are one: asked where identifiers agree and only the brands' names do not."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

import orjson
from sqlalchemy import Connection, select

from crawler.tables import harvest_product
from indexer.matching.wording.brand_names import canonical_brand
from indexer.review.open_verdict import OpenVerdict
from indexer.review.question import Question
from indexer.tables import home_row, verdict
from indexer.verdict import Verdict

_OF_ANOTHER_BRAND = ("gtin_of_another_brand", "mpn_of_another_brand")
_TURNED = 0.5
"""Share of a brand's other variants that is expected to get another verdict when home's other brand is compared too."""
_BATCH = 500


def brand_questions(connection: Connection, found: Iterable[OpenVerdict]) -> Iterator[Question]:
    """One for each pair of brands: the site's name, and home's for what has the same GTIN or part number.

    How likely they are one follows from how many of the brand's styles speak for it, and how many are at home under
    the brand's own name: Laplace's rule of succession.
    """
    held = [one for one in found if any(fact.code in _OF_ANOTHER_BRAND for fact in one.evidence)]
    if not held:
        return
    at_home = _home_brands(connection, [one.home_id or "" for one in held])
    brands = _site_brands(connection, sorted({one.site for one in held}))
    pairs: dict[tuple[str, str], list[OpenVerdict]] = defaultdict(list)
    for one in held:
        ours, theirs = brands.get(one.style_id, ""), at_home.get(one.home_id or "", "")
        if canonical_brand(ours) and canonical_brand(theirs):
            pairs[ours, theirs].append(one)
    sold, others = _verdicts(connection, brands)
    for (ours, theirs), members in pairs.items():
        styles = len({one.style_id for one in members})
        rest = max(others[ours] - len(members), 0)
        yield Question(
            scope="brand",
            subject=ours,
            object=theirs,
            site=members[0].site,
            chance=(styles + 1) / (styles + sold[ours] + 2),
            if_same=len(members) + round(_TURNED * rest),
            if_different=0,
            why=[_said(styles, ours, theirs), *members[0].why[:1]],
        )


def _said(styles: int, ours: str, theirs: str) -> str:
    what = f"1 product of {ours} shares" if styles == 1 else f"{styles} products of {ours} share"
    return f"{what} an identifier with a product of {theirs} at home."


def _home_brands(connection: Connection, home_ids: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for start in range(0, len(home_ids), _BATCH):
        some = home_row.c.home_id.in_(home_ids[start : start + _BATCH])
        for home_id, record in connection.execute(select(home_row.c.home_id, home_row.c.record).where(some)):
            found[home_id] = orjson.loads(record).get("brand") or ""
    return found


def _site_brands(connection: Connection, sites: Sequence[str]) -> dict[str, str]:
    """By style, its brand."""
    query = select(harvest_product.c.style_id, harvest_product.c.record).where(harvest_product.c.site.in_(sites))
    return {style_id: orjson.loads(record).get("brand") or "" for style_id, record in connection.execute(query)}


def _verdicts(connection: Connection, brands: dict[str, str]) -> tuple[Counter[str], Counter[str]]:
    """By brand: styles that are surely sold here, and variants that are not known to be."""
    sold: dict[str, set[str]] = defaultdict(set)
    others: Counter[str] = Counter()
    for style_id, said in connection.execute(select(verdict.c.style_id, verdict.c.verdict)):
        brand = brands.get(style_id)
        if brand is None:
            continue
        if said == Verdict.SOLD_HERE:
            sold[brand].add(style_id)
        else:
            others[brand] += 1
    return Counter({brand: len(styles) for brand, styles in sold.items()}), others
