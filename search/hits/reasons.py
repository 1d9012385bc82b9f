"""Why a hit stands where it stands, and what of it is not offered."""

from collections import Counter
from collections.abc import Iterable, Sequence

from indexer.verdict import Verdict
from search.buy import Reason
from search.eligibility import REFUSALS, SOLD_HERE
from search.hit import HitVariant
from search.hits.option_groups import option_groups

_NAMED = 6
"""Groups of variants in one reason."""

NOT_SOLD_HERE = Reason(code="not_sold_here", text="The shop does not sell it.")


def home_reasons(variants: Sequence[HitVariant]) -> list[Reason]:
    """Of a style that the shop sells, if only in part."""
    unsold = [variant for variant in variants if variant.verdict is Verdict.NOT_SOLD_HERE]
    uncertain = sum(variant.verdict is Verdict.UNCERTAIN for variant in variants)
    of_brand = sum(variant.variant_id is not None for variant in variants)
    reasons = [SOLD_HERE]
    if unsold:
        names = "; ".join(option_groups(unsold, variants)[:_NAMED])
        text = f"{_of(len(unsold), of_brand)} not sold here{': ' * bool(names)}{names}."
        reasons.append(Reason(code="some_variants_not_sold_here", text=text))
    if uncertain:
        text = f"{_of(uncertain, of_brand)} perhaps sold here: the two catalogs do not say clearly."
        reasons.append(Reason(code="some_variants_uncertain", text=text))
    return reasons


def candidate_reasons(variants: Sequence[HitVariant], offered: int) -> list[Reason]:
    """Of a style that the shop does not sell."""
    reasons = [NOT_SOLD_HERE]
    if offered < len(variants):
        refused = [variant.buy.reasons for variant in variants if variant.buy.mode == "none"]
        counts = refusal_counts(tuple(reason.code for reason in failed) for failed in refused)
        text = f"{offered} of {len(variants)} variants can be offered; {counts}."
        reasons.append(Reason(code="some_variants_not_offered", text=text))
    return reasons


def refusal_counts(failed: Iterable[tuple[str, ...]]) -> str:
    """``3 are not in stock, 1 is without a price and of unknown stock``: each counted once, with all that failed."""
    counted = Counter(failed).most_common()
    return ", ".join(f"{count} {'is' if count == 1 else 'are'} {refusal(codes)}" for codes, count in counted)


def refusal(codes: Sequence[str]) -> str:
    """``without a price and of unknown stock``."""
    *first, last = dict.fromkeys(REFUSALS.get(code, code) for code in codes)
    return f"{', '.join(first)} and {last}" if first else last


def _of(count: int, total: int) -> str:
    return f"{count} of the brand's {total} variants {'is' if count == 1 else 'are'}"
