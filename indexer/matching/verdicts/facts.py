"""What the evidence of a verdict says of the home product and of its options, in sentences."""

from indexer.matching.styles.styles import Style
from indexer.matching.styles.variant_fit import VariantFit
from indexer.matching.texts.candidate import TextCandidate
from indexer.matching.verdicts.thresholds import band
from indexer.verdict import Evidence, Verdict

NOTHING_ALIKE = Evidence(code="nothing_alike", detail="No home row of this brand has a similar title.")
MAY_BE_MEANT = Evidence(
    code="title_covered",
    detail="Each word of the home product's short title is in this title in some form, so that it may be meant.",
)
OTHER_LANGUAGE = Evidence(
    code="other_language",
    detail="Home writes in another language, if not always, so that this text can't show that home lacks it.",
)
_ABSENT = {
    "pack": Evidence(code="pack_of_single", detail="This is a pack, and home sells the product in another count."),
    "judged_different": Evidence(code="judged_different", detail="A person decided that it is not this product."),
}


def home_product_facts(home: Style, candidate: TextCandidate, fit: VariantFit) -> list[Evidence]:
    """Of a home product that is hardly the same, the options say nothing; one without a common word is not named."""
    likely = band(candidate.chance) is not Verdict.NOT_SOLD_HERE
    if not likely and not candidate.shares_words:
        return [NOTHING_ALIKE]
    name = home.record.title[:120]
    title = Evidence(
        code="most_alike",
        detail=f"The most likely home product is '{name}'." if likely else f"The nearest home product is '{name}'.",
        weight=round(candidate.log_odds - sum(fact.weight or 0 for fact in candidate.evidence), 2),
    )
    return [title, *candidate.evidence, *(option_facts(home, fit) if likely else [])]


def option_facts(home: Style, fit: VariantFit) -> list[Evidence]:
    """What home's options say of a variant; nothing where they are all the same."""
    if fit.row is None:
        return [
            _ABSENT.get(fit.absent)
            or Evidence(
                code=f"{fit.absent}_not_at_home",
                detail=f"Home states the {fit.absent} of '{home.record.title[:120]}', and this one is not among them.",
            )
        ]
    found = [
        Evidence(code=f"home_silent_on_{option}", detail=f"Home does not state the {option}, so it covers all of them.")
        for option in fit.silent
    ]
    if not fit.clear:
        found.append(Evidence(code="options_unclear", detail="Home states an option that may or may not be this one."))
    return found


def fit_kind(fit: VariantFit) -> str:
    """A key of ``FITS``."""
    if fit.row is None:
        return "different"
    return "unclear" if not fit.clear else "silent" if fit.silent else "same"
